# Cycles that live for a moment are collected at a steady pace: no more than a few generations of them exist at a time.
class Node:
    alive = 0

    def __init__(self):
        Node.alive += 1

    def __del__(self):
        Node.alive -= 1


def functions():
    node = Node()

    def inner():
        return inner, node

    return inner


def generators():
    def walk():
        node = Node()
        itself = yield node
        yield itself

    walker = walk()
    next(walker)
    walker.send(walker)


def classes():
    class Local:
        node = Node()

        def method(self):
            return Local

    Local.instance = Local()


def instances():
    node = Node()
    node.itself = node


def containers():
    items = [Node()]
    items.append({"items": (items,)})


def exceptions():
    try:
        raise ValueError(Node())
    except ValueError as e:
        e.itself = e


for make, count in (functions, 60_000), (generators, 40_000), (classes, 8_000), (instances, 170_000), (containers, 60_000), (exceptions, 60_000):
    most = 0
    for i in range(count):
        make()
        if Node.alive > most:
            most = Node.alive
    print(make.__name__, most < 70_000)
