# enum: auto inside tuples, mappings for the functional interface, value aliases, values that cannot be hashed
from collections import namedtuple
from enum import Enum, Flag, auto

Entry = namedtuple("Entry", "index text")


class InTuples(Enum):
    A = auto(), "a"
    B = auto(), "b"
    C = Entry(auto(), "c")
    D = auto()


print([m.value for m in InTuples])
print([(m.name, m.value) for m in Enum("FromDict", {"x": 10, "y": 20})], [m.value for m in Flag("Bits", {"p": 4, "q": 8})])
print([m.value for m in Enum("Autos", dict(one=auto(), two=auto()))])


class Unhashable(Enum):
    LIST = [1]
    SET = frozenset({"s"})
    DICT = {"d": 1}
    AGAIN = [1]


print(Unhashable([1]), Unhashable({"s"}), Unhashable({"d": 1}), list(Unhashable), [1] in Unhashable, [2] in Unhashable)
try:
    Unhashable([3])
except ValueError as error:
    print(error)


class Aliases(Enum):
    LOW = 1
    HIGH = 2

    def __init__(self, number):
        self._add_value_alias_(number * 10)


Aliases.LOW._add_alias_("MINIMUM")
Aliases.HIGH._add_value_alias_("high")
print(Aliases(10), Aliases(20), Aliases("high"), Aliases.MINIMUM, Aliases["MINIMUM"], list(Aliases.__members__))
for attempt in (lambda: Aliases.LOW._add_value_alias_(2), lambda: Aliases.LOW._add_alias_("HIGH")):
    try:
        attempt()
    except (ValueError, NameError) as error:
        print(type(error).__name__, error)
