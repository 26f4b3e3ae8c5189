"""Arithmetic and comparison of ints of scripts' classes, with and without methods of their own, and when these come and go."""

from enum import IntEnum, IntFlag


class I(int):
    pass


def table(x, y):
    out = []
    for text in ("x + y", "x - y", "x * y", "x // y", "x % y", "x / y", "x ** y", "x << y", "x >> y", "x & y", "x | y", "x ^ y", "-x", "x < y", "x <= y", "x == y", "x != y", "x > y", "x >= y"):
        try:
            r = eval(text)
        except Exception as e:
            r = e
        out.append(f"{r!r}:{type(r).__name__}")
    print(*out)


for x, y in [(I(7), 2), (7, I(2)), (I(7), I(2)), (I(7), True), (True, I(1)), (I(7), 2.5), (I(2**80), 3), (I(7), I(0)), (I(5), I(-1))]:
    table(x, y)


class Level(IntEnum):
    LOW = 1
    HIGH = 10


class Mode(IntFlag):
    R = 4
    W = 2


def order(a, b):
    if a < b:
        return "less"
    if a == b:
        return "same"
    return "more"


for _ in range(2):
    print(Level.LOW + 1, Level.LOW < Level.HIGH, 5 > Level.LOW, Level.HIGH * Level.HIGH, 1 << Level.HIGH, Level.LOW == 1, Level.LOW | 6)
    print(order(Level.LOW, Level.HIGH), order(Level.HIGH, 10), order(11, Level.HIGH), sorted([Level.HIGH, 3, Level.LOW]), max(Level))
    print(repr(Mode.R | Mode.W), repr(Mode.R | 1), repr(Mode.R & 6), Mode.R + 1, repr(4 ^ Mode.R), Mode.R < Mode.W)


def add(a, b):
    return a + b


def grow(a, b):
    a += b
    return a


class C(int):
    pass


c = C(3)
print(add(c, 1), add(1, c), grow(c, 1), c < 4, 4 < c)
C.__add__ = lambda self, other: "add"
print(add(c, 1), add(1, c), grow(c, 1))
C.__radd__ = lambda self, other: "radd"
print(add(c, 1), add(1, c), add(c, c), grow(c, 1), grow(1, c))
C.__iadd__ = lambda self, other: "iadd"
print(add(c, 1), grow(c, 1), grow(1, c))
del C.__add__, C.__radd__
print(add(c, 1), add(1, c), grow(c, 1))
del C.__iadd__
print(grow(c, 1), type(grow(c, 0)).__name__)
C.__lt__ = lambda self, other: "lt"
print(c < 4, 4 < c, 4 > c, c > 4, order(c, 4))
del C.__lt__
C.__eq__ = lambda self, other: "eq"
print(c == 4, 4 == c, c != 4, c < 4)
del C.__eq__
print(c == 3, order(c, 3))
C.__rsub__ = lambda self, other: NotImplemented
print(10 - c, c - 1)


class Freed(int):
    def __del__(self):
        print("freed", int(self))


print(Freed(1) + 1)
print(Freed(2) * Freed(3) % 4)
print(Freed(4) < 5, 4 < Freed(5))
print((2**40 * Freed(2**30)) & 255)
