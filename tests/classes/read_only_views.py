"""Fields of named tuples and attributes behind descriptors of derived classes, read at one site."""

import enum
from collections import namedtuple

Pair = namedtuple("Pair", "left right")


class Named(Pair):
    def total(self):
        return self.left + self.right


def left(value):
    return value.left


for value in (Pair(1, 2), Pair(3, 4), Named(5, 6), Pair("a", "b")):
    print(left(value), value.right)
print(Named(5, 6).total())

# The field on the class, replaced, and on something that is no tuple.
print(type(Pair.left).__name__, left(Pair).__doc__)
Named.left = "class attribute"
print(left(Named(1, 2)), left(Pair(1, 2)))
Named.left = Pair.right
print(left(Named(1, 2)))
del Named.left
print(left(Named(1, 2)))


class Stranger:
    left = Pair.left


for round in range(2):
    try:
        left(Stranger())
    except TypeError as error:
        print("TypeError", error)


class Short(tuple):
    left = Pair.left
    right = Pair.right


print(left(Short((7,))))
for round in range(2):
    try:
        print(Short((7,)).right)
    except IndexError as error:
        print("IndexError", error)
try:
    Pair(1, 2).left = 3
except AttributeError as error:
    print("AttributeError", error)


class Color(enum.Enum):
    RED = 1
    BLUE = 2


def value_of(member):
    return member.value, member.name


for round in range(2):
    for member in Color:
        print(value_of(member))


# A property of a derived class reads in its own way, which may change.
class Reading(property):
    def __get__(self, instance, owner=None):
        return self if instance is None else ("read", super().__get__(instance, owner))


class Thing:
    @Reading
    def size(self):
        return 3


def size(thing):
    return thing.size


for round in range(5):
    try:
        print(size(Thing()))
    except ZeroDivisionError:
        print("ZeroDivisionError")
    if round == 1:
        Reading.__get__ = lambda self, instance, owner: "other"
    if round == 2:
        Reading.__get__ = lambda *args: 1 // 0
    if round == 3:
        del Reading.__get__
print(type(Thing.size).__name__)
