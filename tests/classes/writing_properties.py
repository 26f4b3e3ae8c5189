"""Properties written from one site again and again, while what stands behind them changes."""


class Point:
    def __init__(self, x):
        self._x = x

    @property
    def x(self):
        return self._x

    @x.setter
    def x(self, value):
        self._x = value
        return "nobody looks at this"


def write(obj, value):
    obj.x = value


def read(obj):
    return obj.x


point = Point(1)
for value in range(5):
    write(point, value)
print("written", read(point), point.__dict__)

# Temporaries on both sides.
for value in range(3):
    Point(value).x = [value]
print("temporaries")


# Another setter, with another number of parameters, or none.
def set_twice(self, value, times=2):
    self._x = value * times


def refuse(self, value):
    raise ValueError(f"not {value}")


def later(self, value):
    self._x = value
    yield


class Callable:
    def __call__(self, obj, value):
        obj._x = ("called", value)


for setter in (set_twice, lambda self, value: setattr(self, "_x", -value), refuse, later, Callable(), None):
    Point.x = property(Point.x.fget, setter)
    point = Point("before")
    for value in (5, 6, 7):
        try:
            write(point, value)
        except (ValueError, AttributeError) as error:
            print(type(error).__name__, error)
    print(read(point))

# The same property gets other functions.
changing = property(lambda self: "first", lambda self, value: print("first setter", value))
Point.x = changing
for round in range(4):
    write(point, round)
    print(read(point))
    if round == 1:
        changing.__init__(lambda self: "second", lambda self, value: print("second setter", value))

# The property goes away, and comes back in another class.
del Point.x
write(point, "own")
print(point.__dict__["x"], read(point))


class Loud(Point):
    @property
    def x(self):
        return "loud"

    @x.setter
    def x(self, value):
        print("loud", value)


point.__class__ = Loud
for value in range(3):
    write(point, value)
print(read(point), point.__dict__["x"])


# `__setattr__` comes before the property.
def hook(self, name, value):
    print("hook", name, value)


for round in range(4):
    write(point, round)
    if round == 1:
        Loud.__setattr__ = hook
del Loud.__setattr__
write(point, "without hook")


# Setters that change the class, free the object, or are interrupted by an error while a generator runs them.
class Shrinking:
    @property
    def x(self):
        return 1

    @x.setter
    def x(self, value):
        print("last time", value)
        del type(self).x


shrinking = Shrinking()
for value in range(3):
    write(shrinking, value)
print(shrinking.__dict__)


class Owner:
    def __del__(self):
        print("owner gone")

    @property
    def x(self):
        return 0

    @x.setter
    def x(self, value):
        holder.clear()
        print("holder empty", value)


for value in range(3):
    holder = [Owner()]
    holder[0].x = value
    print("after", value)


def writes():
    target = Loud("in a generator")
    for value in range(3):
        target.x = value
        yield value


print(list(writes()))


class Many:
    """More attributes than an object has room for."""

    def __init__(self):
        for i in range(60):
            setattr(self, f"a{i}", i)

    @property
    def x(self):
        return self.a59

    @x.setter
    def x(self, value):
        self.a59 = value


many = Many()
for value in range(4):
    write(many, value)
    print(read(many), end=" ")
print()
