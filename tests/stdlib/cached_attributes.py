"""Attributes and methods of the library's objects, read again and again by one instruction while instances and classes change."""

from collections import OrderedDict, namedtuple
from functools import partial
import io


def write(out, text):
    return out.write(text)


out = io.StringIO()
for step in range(3):
    write(out, "a")
out.write = lambda text: "own " + text
print(write(out, "b"), write(io.StringIO(), "b"), out.getvalue())
del out.write
print(write(out, "c"), out.getvalue())


def note(thing):
    try:
        return thing.note
    except AttributeError as error:
        return str(error)


class Memory(io.StringIO):
    note = 1


class Other(io.StringIO):
    note = 2

    def write(self, text):
        return "other"


memory = Memory()
print(note(memory), note(memory), write(memory, "a"))
memory.__dict__["note"] = "own"
print(note(memory), note(Memory()))
memory.__class__ = Other
print(note(memory), write(memory, "a"))
memory.__dict__.clear()
print(note(memory), note(memory))
Other.note = 3
print(note(memory))
fresh = Memory()
print(note(fresh))
fresh.__class__ = Other
print(note(fresh), write(fresh, "a"))
fresh.note = "set"
print(note(fresh))
call = partial(int, base=2)
print(note(call), note(call))
call.note = "partial"
print(note(call), note(partial(int)))
ordered = OrderedDict(a=1)
print(note(ordered), note(ordered))
ordered.note = "ordered"
print(note(ordered), note(OrderedDict()))

Point = namedtuple("Point", "x y")


class Named(Point):
    pass


class Slotted(Point):
    __slots__ = ()


def x_of(point):
    try:
        return point.x
    except (AttributeError, IndexError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


for point in [Point(1, 2), Point(3, 4), Named(5, 6), Slotted(7, 8), Named(9, 10)]:
    print(x_of(point), x_of(point), end=" ")
print()
named = Named(1, 2)
named.__dict__["x"] = "hidden"
print(x_of(named))
getter = Point.x
Point.x = property(lambda self: "property")
print(x_of(Point(1, 2)), x_of(named), x_of(Slotted(1, 2)))
Point.x = getter
print(x_of(Point(1, 2)), x_of(named))
Named.x = "plain"
print(x_of(named), x_of(Named(1, 2)), x_of(Point(8, 9)))
del Named.x
print(x_of(Named(4, 2)))
del Point.x
print(x_of(Point(1, 2)), x_of(Named(4, 2)))


class Wrong:
    x = getter

    def __getattr__(self, name):
        return "fallback"


class Short(tuple):
    x = namedtuple("Wide", "a b x").x

    def __getattr__(self, name):
        return "missing"


class Base(tuple):
    x = namedtuple("Wide", "a b x").x


print(x_of(Wrong()), x_of(Short((1,))), x_of(Short((1, 2, 3))), x_of(Base((1, 2, 3))))
print(x_of(Base((1,))))


class Slots(OrderedDict):
    __slots__ = ("a", "note")


slots = Slots()
slots.note = "slot"
print(note(slots), note(slots), note(Slots()))


class Pair(list):
    __slots__ = ("note",)


pair = Pair([1])
print(note(pair))
pair.note = "pair"
print(note(pair), note(pair), pair)
