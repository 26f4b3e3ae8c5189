"""One place in the code that meets objects of many classes: what was learned for one class or at one place must not mislead another."""


class Base:
    kind = "base"

    def __init__(self, n):
        self.n = n

    def name(self):
        return "base", self.n

    def touch(self):
        self.touched = self.n + 1
        return self.touched


def make(i):
    class Made(Base):
        if i % 3 == 0:
            kind = f"made{i}"
        if i % 3 == 1:

            def name(self):
                return "made", i

        if i % 4 == 1:
            __slots__ = ("extra",)
        if i % 5 == 2:

            @property
            def kind(self):
                return "property", self.n

        if i % 7 == 3:

            def __getattr__(self, name):
                return "asked for " + name

    return Made


classes = [make(i) for i in range(12)]
objects = [cls(i) for i, cls in enumerate(classes)]


def look(things):
    out = []
    for thing in things:
        try:
            out.append((thing.kind, thing.name(), thing.touch(), thing.touched, thing.missing))
        except AttributeError as error:
            out.append((getattr(thing, "kind", "none"), thing.name(), str(error)))
    return out


def show(label, things=objects):
    print(label)
    for line in look(things):
        print("   ", line)


for _ in range(3):
    look(objects)
show("filled")
Base.kind = "changed"
Base.name = lambda self: ("changed", self.n)
show("a base changed")
objects[4].kind = "own"
objects[1].name = lambda: "own name"
objects[2].touch = lambda: "own touch"
show("instances shadow")
del Base.kind
classes[5].kind = "only five"
show("a class attribute went")
Base.kind = property(lambda self: ("now a property", self.n))
show("and came back as a property")
objects[3].__class__ = classes[4]
objects[6].__dict__["n"] = 60
objects[7].__dict__ = {"n": 70}
show("classes and dicts replaced")
Base.touch = 5
Base.__getattribute__ = lambda self, name: object.__getattribute__(self, name)
try:
    show("not callable")
except TypeError as error:
    print(error)
del Base.__getattribute__
Base.touch = lambda self: "callable again"
Base.__setattr__ = lambda self, name, value: object.__setattr__(self, name, ("set", value))


def store(things):
    for thing in things:
        thing.n = 1
        thing.fresh = 2
    return [(thing.n, thing.fresh) for thing in things]


print(store(objects))
del Base.__setattr__
print(store(objects))
print(store(objects))


class Slotted:
    __slots__ = ("n", "fresh")


class Described:
    n = property(lambda self: "described", lambda self, value: print("set n to", value))


class Plain:
    pass


mixed = [Plain(), Slotted(), Described(), Plain(), Slotted(), Base(3), Described()]
for _ in range(3):
    print(store(mixed))
for thing in mixed:
    try:
        del thing.fresh
        print(thing.fresh)
    except AttributeError as error:
        print(error)


def module_level():
    import math, sys

    return [thing.__name__ for thing in (math, sys, Plain, len, store, math.sin)]


print(module_level(), module_level())
for _ in range(2):
    print([getattr(thing, "real", None) for thing in (1, True, 1.5, 2j, "s")], [x.real for x in (1, True, 1.5, 2j)])
print([x.upper() if isinstance(x, (str, bytes)) else x.pop() for x in ("a", b"b", [1], {2}, bytearray(b"c")) for _ in (0,)])


class Counted(type):
    made = 0

    @property
    def number(cls):
        Counted.made += 1
        return Counted.made


many = []
for i in range(700):
    cls = Counted(f"C{i}", (Plain,), {"value": i, "get": lambda self: self.value})
    many.append(cls())
print(sum(m.value + m.get() for m in many), sum(m.value + m.get() for m in reversed(many)), type(many[0]).number)
del many, cls
again = [type("D", (Plain,), {"value": -i})() for i in range(700)]
print(sum(m.value for m in again))
