"""Bound methods and classes called with fewer arguments than they have parameters, from functions and generators."""


class Node:
    made = 0

    def __init__(self, value, left=None, right=None):
        self.value, self.left, self.right = value, left, right
        Node.made += 1

    def visit(self, depth=0, seen=()):
        for child in (self.left, self.right):
            if child is not None:
                visit = child.visit
                seen = visit(depth + 1, seen)
        return seen + ((self.value, depth),)

    def walk(self, order="in"):
        if self.left is not None:
            yield from self.left.walk()
        yield self.value, order
        if self.right is not None:
            walk = self.right.walk
            yield from walk("other")

    def key(self, *, by="value"):
        return by, self.value


def build(n, cls=Node):
    return cls(n) if n < 2 else cls(n, build(n - 1), build(n - 2, cls)) if n % 2 else cls(n, right=build(n - 1))


tree = build(5)
print(Node.made, tree.visit(), list(tree.walk()))
bound = tree.visit
print(bound(), bound(10)[-1], bound(seen=("first",))[0])


def inside():
    for i in range(3):
        method = Node(i).visit
        yield method(), Node(i, i).left, method(i)
        key = Node(i).key
        yield key(), key(by="name")


print(list(inside()))

# Defaults that change, too many and too few arguments.
Node.__init__.__defaults__ = ("L",)
try:
    Node(1)
except TypeError as error:
    print(error)
print(Node(1, 2).right)
Node.__init__.__defaults__ = ("L", "R")
print(Node(1).left, Node(1).right, Node(1, 2).right)
for arguments in ((), (1, 2, 3, 4)):
    try:
        Node(*arguments)
    except TypeError as error:
        print(error)
method = Node(1).visit
for arguments in ((1, 2, 3), (1, 2, 3, 4)):
    try:
        method(*arguments)
    except TypeError as error:
        print(error)
try:
    method(1, 2, 3)
except TypeError as error:
    print(error)


class Replaced(Node):
    def __init__(self, value=7):
        super().__init__(value)
        self.visit = lambda depth=3: ("own", depth)


print(Replaced().visit(), Replaced(1).visit(2), Replaced().value)


def deeper(self, n=0):
    again = self.deeper
    return again(n + 1) if n < 50 else n


Node.deeper = deeper
print(Node(1).deeper(), Node(1).deeper(48))


def endless(self, n=0):
    again = self.endless
    return again()


Node.endless = endless
try:
    Node(1).endless()
except RecursionError:
    print("RecursionError")


class Endless:
    def __init__(self, inner=None):
        self.inner = Endless()


try:
    Endless()
except RecursionError:
    print("RecursionError")
