"""`super(C, self).method()` at sites that meet several classes, `super` objects and plain objects in turn."""


class Base:
    def name(self):
        return "Base"

    @classmethod
    def made(cls):
        return "Base made " + cls.__name__

    @staticmethod
    def fixed():
        return "Base fixed"

    def where(self):
        return ["Base"]


class Left(Base):
    def name(self):
        return "Left>" + super(Left, self).name()

    def where(self):
        return ["Left"] + super(Left, self).where()


class Right(Base):
    def name(self):
        return "Right>" + super(Right, self).name()

    def where(self):
        return ["Right"] + super(Right, self).where()

    @classmethod
    def made(cls):
        return "Right>" + super(Right, cls).made()


class Both(Left, Right):
    def name(self):
        return "Both>" + super(Both, self).name()

    def where(self):
        return ["Both"] + super(Both, self).where()


for round in range(3):
    for cls in (Left, Right, Both):
        print(cls().name(), cls().where(), cls.made(), cls().made(), super(cls, cls()).fixed())


# The same site calls the method of the object itself, and what is behind classes of it.
def call(what):
    return what.name()


both = Both()
for round in range(3):
    for what in (both, super(Both, both), super(Left, both), super(Right, both), both, Left(), super(Left, Left())):
        print(call(what), end=" ")
    print()

# What is behind the class changes.
proxy = super(Left, both)
print(call(proxy))
Right.name = lambda self: "changed"
print(call(proxy))
del Right.name
print(call(proxy))
both.name = lambda: "own"
print(call(proxy), call(both))


class Derived(super):
    def name(self):
        return "not found by the search"


print(call(Derived(Base, both)), call(Derived(Left, both)))

for wrong in (super(Left), super(Base, both), super(Both, Both)):
    try:
        print(call(wrong))
    except (AttributeError, TypeError) as error:
        print(type(error).__name__, error)
try:
    super(Left, Right()).name()
except TypeError as error:
    print("TypeError", error)


# A proxy that says its class is another.
class Proxy:
    @property
    def __class__(self):
        return Both


print(call(super(Left, Proxy())))
