# `yield from` over lists, tuples, ranges, strings and sets: their items pass through generators that have nothing to do meanwhile.
import gc


def through(iterable):
    result = yield from iterable
    return result


def around(iterable):
    got = yield from through(iterable)
    yield got


for iterable in [1, 2], (3, 4), range(3), range(9, 0, -4), "aé", b"xy", {7}, {1: 2}, bytearray(b"z"), []:
    print(list(through(iterable)), list(around(iterable)), [x for x in around(iterable)], end=" ")
    print(sum(1 for _ in around(iterable)), tuple(through(iterable)))

# Every way to ask for the next item, in turn.
items = list(range(12))
walker = around(items)
print(next(walker), walker.__next__(), walker.send(None), end=" ")
for item in walker:
    print(item, end=" ")
    if item == 5:
        break
print(any(item > 6 for item in walker), walker.gi_suspended, type(walker.gi_yieldfrom).__name__, walker.gi_running, end=" ")
first, *rest = walker
print(first, rest)

# The list grows, shrinks, and is changed while it is walked.
items = [1, 2, 3]
walked = []
for item in through(items):
    walked.append(item)
    if len(items) < 6:
        items.append(item * 10)
print(walked)
items = [1, 2, 3, 4]
for item in around(items):
    if item:
        items.remove(item)
    print(item, items)
numbers = {1, 2, 3}
try:
    for number in around(numbers):
        numbers.add(number + 10)
except RuntimeError as error:
    print(error)

# What is sent, thrown or closed meets the iterator.
walker = around([1, 2, 3])
next(walker)
try:
    walker.send(5)
except AttributeError as error:
    print(error)
print(list(walker))


def guarded(iterable):
    try:
        yield from iterable
    except KeyError as error:
        yield "caught", str(error)
    finally:
        print("left", end=" ")


def outer(iterable):
    yield from guarded(iterable)
    yield "after"


for ask in next, list, lambda g: [x for x in g]:
    walker = outer(range(5))
    print(next(walker), next(walker), walker.throw(KeyError("k")), ask(walker))
walker = outer([1, 2, 3])
print(next(walker), next(walker), walker.close(), list(walker))
walker = outer([1, 2, 3])
for item in walker:
    break
del walker
gc.collect()
print()


# While an exception is handled, inside or outside.
def handling(iterable):
    try:
        raise ValueError("inside")
    except ValueError:
        yield from iterable
        try:
            raise
        except ValueError as error:
            yield str(error)


try:
    raise TypeError("outside")
except TypeError:
    print(list(handling([1, 2])), [x for x in handling([1])], list(around((1, 2))))
    walker = outer([1, 2])
    print(next(walker), end=" ")
print(next(walker), list(walker))


# A generator that is asked for an item while it gives one.
def recursive():
    yield from [1, 2]
    try:
        next(me)
    except ValueError as error:
        yield str(error)
    yield from (3, 4)


me = recursive()
print([x for x in me])


# What is resumed while natives walk over it.
def shared():
    yield from range(6)


common = shared()
print([(x, next(common, None)) for x in common])
common = shared()
print(list(map(lambda x: (x, next(common, None)), common)))
common = shared()
print(sum(x + next(common, 0) for x in common))
common = shared()
print(sorted(common, key=lambda x: -x), list(zip(shared(), shared())), max(shared()), set(shared()) == set(range(6)))


# Trees whose leaves are lists.
def leaves(tree):
    if isinstance(tree, list):
        yield from tree
    else:
        for branch in tree:
            yield from leaves(branch)


tree = ([1, 2], ([3], [], ([4, 5],)), [6])
print(list(leaves(tree)), [x for x in leaves(tree)], sum(leaves(tree)), next(leaves(tree)))


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name, end=" ")


def dropping():
    yield from [Noisy("a"), Noisy("b")]
    yield None


for item in dropping():
    print(item and item.name, end=" ")
item = None
print()
