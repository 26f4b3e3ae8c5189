"""Objects go with the last set that holds them, however they came into it and beside whatever numbers."""
import copy


class Gone:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  gone", self.name)


def added(g):
    s = {1, 2}
    s.add(g())
    return s


def put_into_a_gap(g):
    s = {1, 2, 3}
    s.remove(2)
    s.add(g())
    return s


def many(g):
    s = set(range(50))
    s.add(g())
    s.update(range(50, 400))
    return s


WAYS = {
    "display": lambda g: {1, g(), 2},
    "first": lambda g: {g(), 1},
    "comprehension": lambda g: {g() if i == 3 else i for i in range(6)},
    "list": lambda g: set([1, g()]),
    "generator": lambda g: set(g() if i else i for i in range(2)),
    "frozenset": lambda g: frozenset((1, g())),
    "add": added,
    "gap": put_into_a_gap,
    "many": many,
    "union": lambda g: {1} | {g()},
    "union the other way": lambda g: {g(), 5} | {1, 2, 3, 4, 6, 7},
    "union of many": lambda g: set(range(20)) | frozenset([g()]),
    "intersection": lambda g: (lambda o: {1, o, 2} & {o, 2})(g()),
    "difference": lambda g: {1, g(), 2} - {2},
    "difference of many": lambda g: (set(range(40)) | {g()}) - {2},
    "symmetric": lambda g: {1, 2} ^ {2, g()},
    "update": lambda g: (lambda s: (s.update([g()], {7}), s)[1])({1}),
    "update in place": lambda g: (lambda s: s.__ior__({g()}))({1}),
    "toggle in place": lambda g: (lambda s: s.__ixor__({g(), 1}))({1}),
    "intersect in place": lambda g: (lambda o: (lambda s: s.__iand__({o, 1}))({1, o, 3}))(g()),
    "copy": lambda g: {1, g()}.copy(),
    "copy.copy": lambda g: copy.copy({1, g()}),
    "unpacked": lambda g: {*[1, 2], *[g()]},
    "dict": lambda g: set({1: 2, g(): 3}),
    "keys": lambda g: {1: 2, g(): 3}.keys() | {4},
    "nested": lambda g: {frozenset([frozenset([g(), 1])]), 2},
}
for name, make in WAYS.items():
    print(name)
    held = make(lambda: Gone(name))
    again = set(held)
    size = len(held)
    del held
    print("  one left", size)
    del again

s = {1, 2, Gone("discarded")}
for x in list(s):
    if isinstance(x, Gone):
        s.discard(x)
        del x
print("discarded", s)
s = {Gone("popped")}
s.pop()
print("popped")
s = {Gone("cleared"), 1}
s.clear()
print("cleared")
s = {1, Gone("replaced")}
s &= {1}
print("replaced", s)
big = [2**70 + 1, 10.0**300 * 10, "a" * 3]
t = {big[0], big[1], big[2], 1}
u = t | {2}
del t, big
print(sorted(map(str, u)))
