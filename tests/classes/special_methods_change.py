"""Operators find the special methods of a class as it is now: changed, deleted, inherited, and never those of the instance."""


class Base:
    def __add__(self, other):
        return "base add"


class Number(Base):
    def __init__(self, n):
        self.n = n

    def __mul__(self, other):
        return "mul", self.n

    def __contains__(self, item):
        return item == self.n

    def __getitem__(self, key):
        if key > 5:
            raise IndexError(key)
        return "item", key

    def __setitem__(self, key, value):
        print("set", key, value)

    def __eq__(self, other):
        return self.n == other

    def __lt__(self, other):
        return [] if other else [1]


def use(x):
    out = []
    for operation in (
        lambda: x + 1, lambda: x * 2, lambda: 3 in x, lambda: 4 not in x, lambda: x[5], lambda: x == 3, lambda: x != 3,
        lambda: x < 0, lambda: bool(x), lambda: "yes" if 3 in x else "no", lambda: "no" if 3 not in x else "yes",
        lambda: "less" if x < 1 else "not less",
    ):
        try:
            out.append(operation())
        except TypeError as error:
            out.append(str(error))
    print(out)


x = Number(3)
for _ in range(3):
    use(x)
x.__add__ = lambda other: "of the instance"
x.__contains__ = lambda item: False
use(x)
Base.__add__ = lambda self, other: "changed add"
use(x)
Number.__add__ = lambda self, other: ("own add", other)
Number.__contains__ = lambda self, item: ["some"]
use(x)
Number.__contains__ = lambda self, item: ""
Number.__mul__ = len
use(x)
del Number.__add__, Number.__contains__, Number.__mul__
use(x)
Number.__contains__ = None
use(x)
del Number.__contains__, Number.__getitem__, Number.__eq__, Number.__lt__, Base.__add__
use(x)


class Other:
    def __add__(self, other):
        return "other add"

    def __contains__(self, item):
        raise LookupError(item)


x.__class__ = Other
print(x + 1)
for test in (lambda: 3 in x, lambda: 1 if 3 not in x else 2):
    try:
        print(test())
    except LookupError as error:
        print("LookupError", error)


class Meta(type):
    def __contains__(cls, item):
        return item == "meta"

    def __add__(cls, other):
        return "meta add"


class Made(metaclass=Meta):
    def __contains__(self, item):
        return item == "made"


print("meta" in Made, "made" in Made, "made" in Made(), Made + 1)


class Descriptor:
    def __get__(self, instance, owner):
        return lambda *args: ("bound", args)


class Described:
    __add__ = Descriptor()
    __contains__ = Descriptor()
    __getitem__ = staticmethod(lambda key: ("static", key))
    __lt__ = classmethod(lambda cls, other: (cls.__name__, other))


d = Described()
print(d + 1, 2 in d, d[3], d < 4)


class Freed:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

    def __contains__(self, item):
        print("asked", self.name, item.name)
        return True

    def __add__(self, other):
        print("added", self.name, other.name)
        return Freed(self.name + other.name)


print(Freed("i") in Freed("c"), "then")
if Freed("i2") not in Freed("c2"):
    print("not reached")
print((Freed("a") + Freed("b")).name)
for _ in range(2):
    with_change = Freed("w")
    Freed.__contains__ = lambda self, item: False
    print(with_change in with_change)
del with_change


class Guard:
    def __enter__(self):
        return "first"

    def __exit__(self, *rest):
        print("left")


for n in range(3):
    with Guard() as entered:
        print(entered)
    Guard.__enter__ = lambda self, n=n: n
Guard.__exit__ = staticmethod(lambda *args: print("static", len(args)))
with Guard() as entered:
    print(entered)
