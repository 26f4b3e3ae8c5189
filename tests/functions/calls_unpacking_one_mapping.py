"""A call whose keywords come from one mapping only: whose dict it is, what may stand in it, and who is told."""


def show(*args, **kwargs):
    kwargs["added"] = True
    return args, kwargs


def plain(a, b=2, *, c=3):
    return a, b, c


given = {"a": 1, "c": 9}
print(show(**given), given)
print(show(*[1, 2], **{}), show(*(), **given))
print(plain(**given), plain(*[5], **{"b": 6}), plain(**{"c": 1, "b": 2, "a": 3}))


class Counting(dict):
    def keys(self):
        print("keys", end=" ")
        return ["a", "b"]

    def __getitem__(self, key):
        print("item", key, end=" ")
        return key * 2


class Walked(dict):
    def __iter__(self):
        print("iter", end=" ")
        return super().__iter__()


class OnlyKeys:
    def keys(self):
        return iter(("c", "a"))

    def __getitem__(self, key):
        return ord(key)


class Twice(OnlyKeys):
    def keys(self):
        return ["a", "a"]


print(plain(**Counting(a=7, c=8)))
print(plain(**Walked(a=7, c=8)))
print(plain(**OnlyKeys()), show(**OnlyKeys()))


def attempt(what):
    try:
        print(what())
    except Exception as error:
        print(type(error).__name__, error)


attempt(lambda: plain(**Twice()))
attempt(lambda: plain(**{1: 2}))
attempt(lambda: plain(**{"a": 1, 2: 3}))
attempt(lambda: plain(**5))
attempt(lambda: plain(*5, **{"a": 1}))
attempt(lambda: plain(1, **given))
attempt(lambda: plain(**{"a": 1, "z": 2}))
attempt(lambda: len(**{"obj": 1}))
attempt(lambda: dict(**given))
attempt(lambda: print("x", **{"end": "!\n"}))
attempt(lambda: (lambda: 1)(**{"": 1}))


class Point:
    def __init__(self, x=0, y=0):
        self.x, self.y = x, y

    def moved(self, **by):
        return Point(self.x + by.get("x", 0), self.y + by.get("y", 0))


point = Point(**{"y": 4}).moved(**{"x": 1})
print(point.x, point.y)


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def take(**kwargs):
    print("taken", sorted(kwargs))


take(**{"one": Noisy("one"), "two": Noisy("two")})
items = [Noisy("in a list")]
print(len(show(*items, **{"k": 1})[0]))
show(0, *[Noisy("in the call's own list")])
del items
print("end")
