# A binary search tree with insertion, deletion, traversals, depth and balance.
class Tree:
    class Node:
        def __init__(self, key, value):
            self.key, self.value, self.left, self.right = key, value, None, None

    def __init__(self, pairs=()):
        self.root, self.count = None, 0
        for key, value in pairs:
            self[key] = value

    def __setitem__(self, key, value):
        parent, node, side = None, self.root, None
        while node:
            if key == node.key:
                node.value = value
                return
            parent, side = node, "left" if key < node.key else "right"
            node = getattr(node, side)
        new = Tree.Node(key, value)
        self.count += 1
        if parent:
            setattr(parent, side, new)
        else:
            self.root = new

    def find(self, key):
        node = self.root
        while node and node.key != key:
            node = node.left if key < node.key else node.right
        return node

    def __getitem__(self, key):
        node = self.find(key)
        if node is None:
            raise KeyError(key)
        return node.value

    def __contains__(self, key):
        return self.find(key) is not None

    def __len__(self):
        return self.count

    def __delitem__(self, key):
        def remove(node, key):
            if node is None:
                raise KeyError(key)
            if key < node.key:
                node.left = remove(node.left, key)
            elif key > node.key:
                node.right = remove(node.right, key)
            elif node.left is None or node.right is None:
                return node.left or node.right
            else:
                heir = node.right
                while heir.left:
                    heir = heir.left
                node.key, node.value = heir.key, heir.value
                node.right = remove(node.right, heir.key)
            return node

        self.root = remove(self.root, key)
        self.count -= 1

    def __iter__(self):
        def walk(node):
            if node:
                yield from walk(node.left)
                yield node.key
                yield from walk(node.right)

        return walk(self.root)

    def depth(self):
        def deep(node):
            return 0 if node is None else 1 + max(deep(node.left), deep(node.right))

        return deep(self.root)

    def levels(self):
        level = [self.root] if self.root else []
        while level:
            yield [n.key for n in level]
            level = [c for n in level for c in (n.left, n.right) if c]


tree = Tree((k, str(k)) for k in (50, 30, 70, 20, 40, 60, 80, 35, 45))
print(list(tree), len(tree), tree.depth(), list(tree.levels()), tree[40], 45 in tree, 46 in tree)
for key in (20, 30, 50):
    del tree[key]
    print(key, list(tree), list(tree.levels()))
tree[60] = "replaced"
print(tree[60], len(tree))
for bad in (lambda: tree[1], lambda: tree.__delitem__(1)):
    try:
        bad()
    except KeyError as error:
        print("KeyError", error)
words = Tree((w, len(w)) for w in "the quick brown fox jumps over the lazy dog".split())
print(list(words), words["quick"], len(words), max(words), Tree().depth(), list(Tree()))
line = Tree((i, i) for i in range(200))
print(line.depth(), sum(line), list(line)[:5])
