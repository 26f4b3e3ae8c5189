"""Small containers made and freed: binary trees of lists, built, counted and dropped."""


def tree(depth):
    if depth == 0:
        return [None, None]
    return [tree(depth - 1), tree(depth - 1)]


def count(node):
    if node[0] is None:
        return 1
    return 1 + count(node[0]) + count(node[1])


def main():
    kept = tree(12)
    total = 0
    for _ in range(150):
        total += count(tree(11))
    print(total, count(kept))


main()
