"""Loops over enumerate, zip and dicts: what the loop may see of the iterator, and what happens when what is walked changes."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)


def pairs(iterable):
    out = []
    for a, b in iterable:
        out.append((a, b))
    return out


words = ["x", "y", "z"]
print(pairs(enumerate(words)), pairs(enumerate(words, 5)), pairs(enumerate(tuple(words), start=-1)))
print(pairs(enumerate("ab")), pairs(enumerate({"k": 1})), pairs(enumerate(iter(words))), pairs(enumerate(range(2))))
print(pairs(enumerate(words, 2**62 - 1)), pairs(enumerate(words, 2**70)), pairs(enumerate([])), pairs(enumerate(words, True)))
print(pairs(zip(words, (1, 2))), pairs(zip((1, 2), words)), pairs(zip(words, words)), pairs(zip([], words)), pairs(zip(words, [])))
print(pairs(zip("ab", words)), pairs(zip(words, range(9))), pairs(zip(words, words, strict=True)))
it = iter(words * 2)
print(pairs(zip(it, it)), pairs(zip(words, it)))
print(pairs({"a": 1, "b": 2}.items()), pairs({(1, 2): 3, (4, 5): 6}), pairs({"ab": 1}), pairs({0: (1, 2)}.values()))

# The pair itself, three names, nested names, names that are attributes, items, cells and globals.
for pair in enumerate(words):
    print(pair, type(pair).__name__, end=" ")
for pair in zip(words, [1, 2]):
    print(pair, end=" ")
for pair in {"k": "v"}.items():
    print(pair)
for i, (a, b) in enumerate(zip("ab", "cd")):
    print(i, a, b, end=" ")
for a, b, c in zip("ab", "cd", "ef"):
    print(a, b, c, end=" ")
for i, *rest in enumerate(words):
    print(i, rest, end=" ")
for (i, a), b in zip(enumerate("ab"), "cd"):
    print(i, a, b)


class Box:
    pass


box, table = Box(), {}
for box.i, table["k"] in enumerate(words):
    print(box.i, table["k"], end=" ")


def cells():
    functions = []
    for i, w in enumerate(words):
        functions.append(lambda: (i, w))
    for key, value in {"a": 1}.items():
        functions.append(lambda: (key, value))
    return [f() for f in functions]


print(cells())


# An iterator that others know of goes on where the loop left it.
kept = enumerate(words)
for i, w in kept:
    break
print(i, w, list(kept))
kept = zip(words, words)
for a, b in kept:
    print(a, next(kept))
    break
print(list(kept))
left = iter(words)
for a, b in zip(left, [1]):
    print(a, b)
print(list(left))
left = iter([1])
for a, b in zip(words, left):
    pass
print(a, b, list(left))
second = iter(words)
for a, b in zip([1, 2], second):
    break
print(list(second))


class Counting(enumerate):
    def __next__(self):
        i, item = super().__next__()
        return i * 10, item


class Zipping(zip):
    pass


print(pairs(Counting(words)), pairs(Zipping(words, words)))


class Mine(list):
    def __iter__(self):
        return iter(("own", "items"))


class MyDict(dict):
    def __iter__(self):
        return iter("own")

    def items(self):
        return [("own", "items")]


print(pairs(enumerate(Mine(words))), pairs(zip(Mine(words), words)), pairs(MyDict(a=1).items()), list(MyDict(a=1)))
print([k for k in MyDict(a=1)], [k for k in MyDict(a=1).keys()], [v for v in MyDict(a=1).values()])

# What is walked changes.
grows = [1]
for i, item in enumerate(grows):
    if i < 4:
        grows.append(item * 2)
print(grows)
shrinks = list(range(6))
for i, item in enumerate(shrinks):
    shrinks.pop()
print(i, shrinks)
a, b = [1, 2, 3], [4, 5, 6]
for x, y in zip(a, b):
    if x == 2:
        b.clear()
print(x, y, a, b)
for x, y in zip(a, a):
    if len(a) < 5:
        a.append(y)
print(a)


def changing(change, walk):
    d = {n: str(n) for n in range(4)}
    seen = []
    try:
        for item in walk(d):
            seen.append(item)
            change(d)
        print("ended", seen)
    except RuntimeError as error:
        print(error, seen)


def add(d):
    d[len(d) + 10] = "new"


def swap(d):
    if 100 not in d:
        d[100] = d.pop(3)


def replace(d):
    for key in d:
        d[key] = "replaced"


def clear(d):
    d.clear()


def drop_last(d):
    d.popitem()


def refill(d):
    d.clear()
    d.update({n: "again" for n in range(4)})


for change in (add, swap, replace, clear, drop_last, refill):
    for walk in (dict.keys, dict.values, dict.items, lambda d: d, iter):
        changing(change, walk)

d = {"a": 1}
for key in d:
    del d
print(key)
d = {"a": Noisy("a"), "b": Noisy("b")}
for key, value in d.items():
    d[key] = None
    print("walked", key)
del value
for i, item in enumerate([Noisy("first"), Noisy("second")]):
    print("at", item.name)
print("after")
del item
for a, b in zip([Noisy("left")], [Noisy("right")]):
    print("in")
del a, b
print("end")


def gen(d):
    for key, value in d.items():
        got = yield key, value
        if got:
            d[got] = 0
    for i, key in enumerate(list(d)):
        yield i, key
    for a, b in zip(list(d), (1, 2, 3)):
        yield a, b


print(list(gen({"k": 1, "l": 2})))
g = gen({"k": 1})
next(g)
try:
    g.send("more")
except RuntimeError as error:
    print(error)
g = gen({"k": 1})
print(next(g), next(g), g.close())


def leaves(how):
    for i, w in enumerate(words):
        for key, value in {"a": 1, "b": 2}.items():
            for a, b in zip(words, words):
                if how == "return":
                    return i, key, a
                if how == "break":
                    break
                if how == "continue":
                    continue
                raise LookupError(how)
    else:
        return "through", i, key, a


for how in ("return", "break", "continue", "raise"):
    try:
        print(leaves(how))
    except LookupError as error:
        print(repr(error))
print({i: w for i, w in enumerate(words)}, [a + b for a, b in zip(words, words)], {v: k for k, v in {1: 2}.items()})
print(sum(i * len(w) for i, w in enumerate(words)), dict(zip(words, range(3))), [k for k in {1: 2}])
globals()["made"] = 1
for name in {"x": 1}:
    globals()[name + "_made"] = 2
print(x_made)
