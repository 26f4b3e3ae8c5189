"""Attributes of classes, modules, and through `super()`: what a place in the code has learned must not outlive a change of the class, of
its bases, of its metaclass, or of what the attribute is."""

import math
import types


class Meta(type):
    shared = "of the metaclass"

    def describe(cls):
        return "described", cls.__name__

    def __repr__(cls):
        return f"<{cls.__name__}>"


class Base(metaclass=Meta):
    constant = 1
    items = [1, 2]

    @classmethod
    def make(cls, *args):
        return "made", cls, args

    @staticmethod
    def plain(*args):
        return "plain", args

    def method(self, *args):
        return "method", type(self).__name__, args

    @property
    def prop(self):
        return "property"


class Derived(Base):
    pass


class Value:
    """An instance in a class: no descriptor, until its class makes it one."""

    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"Value({self.n})"


Base.value = Value(7)


def read(cls):
    return cls.constant, cls.value, cls.shared, cls.plain(1), cls.make(2), cls.describe()


def through_instance(x):
    bound = x.make
    return x.constant, x.value, x.plain(1), x.make(2), bound(3), x.method(4), x.items


def show(label):
    print(label)
    for cls in (Base, Derived, Base, Derived):
        print("   ", read(cls), through_instance(cls()))


for _ in range(3):
    read(Base), read(Derived), through_instance(Base()), through_instance(Derived())
show("filled")
Base.constant = 2
show("a constant set")
Derived.constant = 3
Derived.make = classmethod(lambda cls, *args: ("derived", cls, args))
show("shadowed in the derived class")
del Derived.constant, Derived.make
Meta.describe = lambda cls: ("another", cls)
Meta.shared = "changed"
show("the metaclass changed")
Meta.constant = property(lambda cls: "property of the metaclass")
show("a data descriptor in the metaclass wins for the class")
del Meta.constant
Base.plain = lambda *args: ("function", len(args))
show("a static method became a function")
Base.plain = staticmethod(lambda *args: ("static again", args))
Value.__get__ = lambda self, instance, owner: ("got", self.n, instance is None, owner)
show("the value's class got __get__")
del Value.__get__
show("and lost it")


class Getter(Value):
    def __get__(self, instance, owner):
        return "getter", self.n


Base.__dict__["value"].__class__ = Getter
show("the value changed its class")
Base.__dict__["value"].__class__ = Value
print(Derived.value, Derived().value)


class Other(type):
    constant = property(lambda cls: "of the other metaclass")


class Plainly(metaclass=Other):
    pass


class Second(Base, metaclass=type("Both", (Meta, Other), {})):
    pass


def constant_of(cls):
    return cls.constant


for cls in (Base, Second, Plainly, Base, Second, Plainly):
    print(constant_of(cls), end="; ")
print()


# A static or class method that is initialised anew wraps another function.
wrapper = staticmethod(lambda: "first")
Base.again = wrapper
print([Base.again() for _ in range(3)], Base().again())
wrapper.__init__(lambda: "second")
print([Base.again() for _ in range(3)], Base().again())

# Bases assigned.
class Left:
    side = "left"

    def name(self):
        return "left method"


class Right:
    side = "right"

    def name(self):
        return "right method"


class Child(Left):
    def name(self):
        return "child of " + super().name()

    @classmethod
    def which(cls):
        return cls.side


def ask():
    return Child.side, Child.which(), Child().name()


print(ask(), ask())
Child.__bases__ = (Right,)
print(ask(), ask())
Right.name = lambda self: "another right method"
print(ask())


# super() in a method that several classes share, with classes made by one piece of code.
def layer(base, label):
    class Layer(base):
        def __init__(self, n):
            super().__init__(n)
            self.labels.append(label)

        def walk(self):
            return [label] + super().walk()

        @classmethod
        def build(cls, n):
            return (label,) + super().build(n)

        @staticmethod
        def fixed():
            return label

        @property
        def size(self):
            return super().size + 1

        def __new__(cls, *args):
            return super().__new__(cls)

    return Layer


class Root:
    size = 0

    def __init__(self, n):
        self.n, self.labels = n, []

    def walk(self):
        return ["root"]

    @classmethod
    def build(cls, n):
        return cls.__name__, n


def stack(labels):
    cls = Root
    for label in labels:
        cls = layer(cls, label)
    return cls


stacks = [stack("abc"), stack("xy"), stack("p")]
for _ in range(3):
    for cls in stacks:
        x = cls(5)
        print(x.labels, x.walk(), cls.build(1), x.size, cls.fixed(), x.fixed())
Root.walk = lambda self: ["another root", self.n]
print([cls(1).walk() for cls in stacks])
stacks[0].__mro__[1].walk = lambda self: ["in the middle"]
print(stacks[0](1).walk())


class Callable:
    def __call__(self, *args):
        return "called", args


class Holder:
    run = Callable()
    builtin = len
    kind = dict

    def __init__(self):
        self.own = lambda *args: ("own", args)


def use(h):
    return h.run(1), h.builtin([1, 2]), h.kind(a=1), h.own(2)


h = Holder()
print(use(h), use(h))
h.run = h.own
h.__dict__["builtin"] = sum
print(use(h), use(Holder()))
del h.run, h.builtin
print(use(h))
Holder.own = property(lambda self: lambda *args: ("property", args))
print(use(h))


def module_names():
    return math.floor(2.5), module.number, module.function(3)


module = types.ModuleType("made")
module.number, module.function = 1, lambda n: n + 1
print(module_names(), module_names())
module.number, module.function = 2, lambda n: n * 10
print(module_names())
del module.number
module.__getattr__ = lambda name: "asked for " + name
print(module_names())
module.number = 3
first, module = module, types.ModuleType("second")
module.number, module.function = "second", str
print(module_names())


class Odd(types.ModuleType):
    @property
    def number(self):
        return "a property of the module's class"


module = Odd("third")
module.function = hex
print(module_names(), module_names())
module = first
print(module_names())


# Attributes of exceptions and of objects over builtin classes, where one has an attribute of its own.
class Failed(Exception):
    def explain(self):
        return "explained"


class Numbers(list):
    def total(self):
        return sum(self)


def explain(things):
    return [thing.explain() for thing in things]


errors = [Failed(), Failed(), Failed()]
print(explain(errors))
errors[1].explain = lambda: "own"
print(explain(errors), explain(errors))
lists = [Numbers([1]), Numbers([2]), Numbers([3])]
print([x.total() for x in lists])
lists[1].total = lambda: "own total"
lists[2].__class__ = type("More", (Numbers,), {"total": lambda self: "more"})
print([x.total() for x in lists], [getattr(x, "total")() for x in lists])


# A slot that stays empty, a property whose AttributeError goes to __getattr__, absence that ends.
class Sparse:
    __slots__ = ("a", "b")


class Asks:
    @property
    def broken(self):
        raise AttributeError("inside")

    def __getattr__(self, name):
        return "asked " + name


def probe(x):
    return hasattr(x, "a"), getattr(x, "a", "none"), getattr(x, "broken", "none"), hasattr(x, "missing")


sparse, asks = Sparse(), Asks()
for x in (sparse, asks, sparse, asks, Base(), Base, 5, "s", [], sparse):
    print(probe(x), end=" ")
print()
sparse.a = 1
Base.missing = 1
print(probe(sparse), probe(Base()), probe(Derived), probe(Derived()))
Sparse.missing = property(lambda self: 1 / 0)
try:
    probe(sparse)
except ZeroDivisionError as error:
    print(error)


# Instances whose attributes are in a dict.
class Open:
    limit = 10

    def __init__(self, n):
        self.n = n
        vars(self)["extra"] = n * 2


def both(x):
    x.n += 1
    x.extra += 1
    return x.n, x.extra, x.limit


opened = [Open(1), Open(2), Open(3)]
for _ in range(3):
    print([both(x) for x in opened])
opened[0].limit = "own"
del opened[1].n
opened[1].n = 100
opened[2].__dict__ = {"extra": 0, "n": 0}
print([both(x) for x in opened])
Open.extra = property(lambda self: 0, lambda self, value: print("set to", value))
print([both(x) for x in opened])
del Open.extra
Open.__setattr__ = lambda self, name, value: object.__setattr__(self, name, value + 1000)
print([both(x) for x in opened])


# What an object says its class is.
class Seen:
    pass


class Claims:
    __class__ = property(lambda self: Child)


def seen(x):
    return x.__class__, isinstance(x, Child), isinstance(x, (int, Child)), type(x) is x.__class__


seen_objects = [Seen(), Child(), Claims(), Right(), 5]
for _ in range(2):
    print([seen(x) for x in seen_objects])
seen_objects[3].__class__ = Seen
print([seen(x) for x in seen_objects])
