"""Dicts merged into each other: values replaced, keys that are asked, and what goes wrong half way."""


class Key:
    def __init__(self, name, action=lambda: None):
        self.name, self.action = name, action

    def __hash__(self):
        return 1

    def __eq__(self, other):
        print(f"  {self.name} asked about {getattr(other, 'name', other)}")
        self.action()
        return isinstance(other, Key) and self.name == other.name

    def __repr__(self):
        return self.name


class Gone:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  gone", self.name)


a = {"x": 1, "y": 2, 3: 4}
b = {"y": 20, "z": 30, True: 40, 3.0: 50}
print(a | b, b | a, {**a, **b, "x": 0}, dict(a, **{"x": 9}), a | {}, {} | a)
a |= b
print(a, len(a))
a.update(a)
a.update({}, w=1)
print(a)
k, l = Key("k"), Key("l")
print({0: 0, k: 1, 2: 2} | {l: 3, Key("k"): 4, 5: 5})
d = {1: Gone("first"), 2: Gone("second")}
d |= {2: None, 1: None}
print("merged", d)
keep = {i: Gone(i) for i in range(3)}
copy = keep | {1: "new"}
print("copied")
del keep
print("only the one replaced has gone")
del copy


def fails():
    raise ValueError("no answer")


target, source = {1: "one", "k": 0}, {"a": 1, Key("bad", fails): 2, "b": 3}
for _ in range(2):
    try:
        target.update(source)
    except ValueError as error:
        print(error, target)
source = {Key("clears", lambda: source.clear()): 1, "later": 2}
target = {1: 0}
try:
    target.update(source)
except RuntimeError as error:
    print(error, target)
target = {1: 0, "t": 1}
source = {"a": 1, Key("empties", lambda: target.clear()): 2, "b": 3}
target.update(source)
print(target)
names = globals()
names |= {"made_here": 5}
print(made_here, sorted([3, 1, 2], reverse=1, key=None), sorted("bca", key=lambda c: -ord(c)), sorted((2, 1), **{"reverse": ""}))
for call in (lambda: sorted([1], kee=1), lambda: sorted([1], key=1), lambda: sorted([], key=1), lambda: sorted([2, 1], reverse="yes"),
             lambda: sorted(key=len), lambda: sorted([1], len), lambda: any(5), lambda: any([[], {}, "a"]), lambda: all((1, 0, fails))):
    try:
        print(call())
    except TypeError as error:
        print(error)
grown = [0, 0]


class Grows:
    def __bool__(self):
        grown.append(0)
        return len(grown) > 6


grown.append(Grows())
grown.append(Grows())
print(any(grown), len(grown))
print(list(zip(*[[1, 2], "ab", (3, 4)])), list(zip(*[range(2)] * 7)), list(zip([1], [2], [])), tuple([]), tuple([1]), tuple([[], ()]))
