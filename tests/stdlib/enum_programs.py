# enum: as programs use it
from enum import Enum, Flag, IntEnum, IntFlag, StrEnum, auto, unique


class Weekday(Enum):
    """Days."""
    MONDAY = 1
    TUESDAY = 2
    SUNDAY = 7

    @classmethod
    def from_text(cls, text):
        return cls[text.upper()]

    def is_weekend(self):
        return self in (Weekday.SUNDAY,)

    def __str__(self):
        return self.name.title()


class Planet(Enum):
    MERCURY = (3.303e+23, 2.4397e6)
    EARTH = (5.976e+24, 6.37814e6)

    def __init__(self, mass, radius):
        self.mass = mass
        self.radius = radius

    @property
    def gravity(self):
        return round(6.67300E-11 * self.mass / (self.radius * self.radius), 3)


class Permission(IntFlag):
    READ = auto()
    WRITE = auto()
    EXECUTE = auto()
    ALL = READ | WRITE | EXECUTE


class State(StrEnum):
    IDLE = auto()
    RUNNING = "run"


@unique
class Priority(IntEnum):
    LOW = 1
    HIGH = 3


class Coordinate(bytes, Enum):
    def __new__(cls, value, label, unit):
        obj = bytes.__new__(cls, [value])
        obj._value_ = value
        obj.label = label
        obj.unit = unit
        return obj
    PX = (0, "P.X", "km")
    PY = (1, "P.Y", "km")


class Callback(Enum):
    def shout(self, text):
        return f"{self.name}:{text}"

    A = "a"


print(Weekday.from_text("sunday"), Weekday(1), Weekday.MONDAY.is_weekend(), f"{Weekday.TUESDAY}", repr(Weekday.TUESDAY), Weekday.__doc__)
print(Planet.EARTH.gravity, Planet.MERCURY.mass, [p.name for p in Planet], Planet((3.303e+23, 2.4397e6)).name)
user = Permission.READ | Permission.WRITE
print(user, repr(user), Permission.EXECUTE in user, user & Permission.READ, user | 8, Permission.ALL, ~user, bool(user & 4), [p.name for p in user])
print(State.IDLE, State.RUNNING.upper(), State("run") is State.RUNNING, "run" == State.RUNNING, {State.IDLE: 1}["idle"])
print(sorted([Priority.HIGH, Priority.LOW]), Priority.HIGH > 2, max(Priority), Priority.LOW + 1, [10, 20, 30, 40][Priority.HIGH], list(range(Priority.HIGH)))
print(Coordinate.PY, Coordinate(1).label, bytes(Coordinate.PY))
print(Callback.A.shout("x"), Callback["A"], Callback.A.value)
for name, m in Weekday.__members__.items():
    print(name, m.value)
match Weekday(7):
    case Weekday.MONDAY:
        print("monday")
    case Weekday.SUNDAY:
        print("sunday")
print({m: m.value for m in Priority}, {Weekday.MONDAY} | {Weekday.MONDAY}, Weekday.MONDAY == 1, Priority.LOW == 1, Weekday.MONDAY is Weekday["MONDAY"])
Animal = Enum("Animal", ["CAT", "DOG"])
print(list(Animal), Animal.DOG.value, isinstance(Animal.CAT, Animal), type(Animal.CAT) is Animal, Animal("CAT") if False else Animal(1))
print("%s %d %r" % (Priority.HIGH, Priority.HIGH, Priority.HIGH), "{} {:>5} {!r}".format(Priority.LOW, Priority.LOW, State.IDLE), str(Permission.READ))


class Base(Enum):
    def describe(self):
        return self.name.lower()


class Sub(Base):
    ONE = 1


class Counter(Enum):
    count = 0

    def __init_subclass__(cls): ...


class Mixed(float, Enum):
    HALF = 0.5


class Shape(Flag):
    CIRCLE = auto()
    SQUARE = auto()
    BOTH = CIRCLE | SQUARE


print(Sub.ONE.describe(), Counter.count, Mixed.HALF * 2, Mixed.HALF, repr(Mixed.HALF), Shape.BOTH, Shape(0), Shape.CIRCLE ^ Shape.BOTH, list(Shape.BOTH))
