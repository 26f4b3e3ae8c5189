"""Making named tuples, comparing and unpacking them: defaults, keywords, constructors that are changed, classes derived from them."""

from collections import namedtuple
from typing import NamedTuple


def show(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


P = namedtuple("P", "x y z", defaults=[7, 8])
for _ in range(2):
    print(P(1), P(1, 2), P(1, 2, 3), P(z=1, x=2), P(1, z=5), P(*[1, 2], **{"z": 9}), P._make("abc"))
    show(lambda: P())
    show(lambda: P(1, 2, 3, 4))
    show(lambda: P(1, x=2))
    show(lambda: P(1, w=2))

p = P(1, 2, 3)
a, b, c = p
print(a, b, c, p == (1, 2, 3), p == P(1, 2, 3), p < P(1, 2, 4), p < (1, 3), hash(p) == hash((1, 2, 3)), type(p) is P, p.__dict__ if hasattr(p, "__dict__") else "no dict")
first, *rest = p
print(first, rest, [*p], (lambda *v: v)(*p), isinstance(p, tuple), p + (4,), p[1:], p._replace(y=0), p._asdict())


def short():
    a, b = p


def many():
    a, b, c, d = p


show(short)
show(many)


def generate():
    for i in range(3):
        yield P(i, z=i)
        yield (yield P(y=i, x=0))


print(list(generate()))

print("the constructor changes")
new = P.__new__
P.__new__.__defaults__ = (70, 80)
print(P(1))
P.__new__ = lambda cls, *args: new(cls, *args, "more")
show(lambda: P(1, 2))
show(lambda: P(1, 2, 3))
P.__new__ = new
print(P(1, 2))
P.__init__ = lambda self, *args, **more: print("init", args, more)
print(P(1, y=2))
del P.__init__
print(P(1, y=2))
wrapper = P.__dict__["__new__"]
print(type(wrapper).__name__)
if isinstance(wrapper, staticmethod):
    wrapper.__init__(lambda cls, *args: ("wrapped", args))
    print(P(1, 2))
    wrapper.__init__(new)
    print(P(1, 2))

print("classes derived from it")


class Point(namedtuple("Base", "x y")):
    def __add__(self, other):
        return Point(self.x + other.x, self.y + other.y)

    def __eq__(self, other):
        return "eq"

    def __lt__(self, other):
        return "lt"

    __hash__ = None


q = Point(1, 2)
q.extra = 5
print(q, q + Point(y=3, x=4), q == Point(1, 2), q < Point(1, 2), q.__dict__)
show(lambda: {q})


class Backwards(namedtuple("Base", "x y")):
    __slots__ = ()

    def __iter__(self):
        return iter(self[::-1])


x, y = Backwards(1, 2)
print(x, y, [*Backwards(1, 2)], (lambda *v: v)(*Backwards(1, 2)), Backwards(1, 2) == (1, 2))


class Own(namedtuple("Base", "x y")):
    def __new__(cls, x):
        return super().__new__(cls, x, -x)


print(Own(3), Own(x=4))


class Counted(namedtuple("Base", "x")):
    made = 0

    def __init__(self, *args):
        Counted.made += 1


Counted(1), Counted(2)
print(Counted.made)


class Meta(type):
    def __call__(cls, *args):
        print("call", args)
        return super().__call__(*args)


class Watched(namedtuple("Base", "x"), metaclass=Meta):
    pass


print(Watched(1))


class Typed(NamedTuple):
    name: str
    size: int = 3

    def double(self):
        return self._replace(size=self.size * 2)


for _ in range(2):
    print(Typed("a"), Typed("b", 4).double(), Typed(size=1, name="c"), Typed("a") == ("a", 3), Typed("a") < Typed("b"))
show(lambda: Typed())


class Freed:
    def __del__(self):
        print("freed")


Pair = namedtuple("Pair", "left right")
Pair(Freed(), 1)
print("after")
pair = Pair([], Freed())
pair[0].append(pair)
del pair
import gc

gc.collect()
print(sorted([Pair(2, "b"), Pair(1, "z"), Pair(2, "a")]), max(Pair(1, 2), Pair(1, 3)), Pair(1, 2) != Pair(1, 2), Pair(1.0, True) == Pair(1, 1))
Pair.__eq__ = lambda self, other: "changed"
print(Pair(1, 2) == Pair(3, 4), Pair(1, 2) < Pair(3, 4))

print("replacing and sorting")


class Strange(namedtuple("Base", "x y")):
    @classmethod
    def _make(cls, iterable):
        return ("made", *iterable)


class Walked(namedtuple("Base", "x y")):
    def __iter__(self):
        return iter("walk")


S = namedtuple("S", "x y")
print(Strange(1, 2)._replace(x=5), Walked(1, 2)._replace(y=3) if 0 else "", S(1, 2)._replace(), S(1, 2)._replace(x=3, y=4))
show(lambda: Walked(1, 2)._replace(y=3))
show(lambda: S(1, 2)._replace(z=1, x=3))
show(lambda: tuple.__new__(S, (1, 2, 3))._replace(x=1))
print(Point(1, 2)._replace(x=9), type(Point(1, 2)._replace(x=9)).__name__, S._make([1, 2]), Strange._make([1, 2]))
print(S._make.__doc__, S._make.__qualname__, S._replace.__qualname__)
print(sorted([S(2, "b"), S(1, "z"), S(2, "a")]), sorted([S(2, 1), (1, 5), S(0, 0)]), sorted([S(1, [2]), S(1, [1])]))


class Reversed(S):
    def __lt__(self, other):
        return self[0] > other[0]


print(sorted([Reversed(1, 0), Reversed(3, 0), Reversed(2, 0)]))
