"""Abstract classes, metaclass registries, descriptors, properties, operators, mixins, context managers."""
from abc import ABC, abstractmethod
from contextlib import contextmanager, suppress, ExitStack, closing, redirect_stdout
from functools import wraps, total_ordering, partial, singledispatch, cached_property
import io


class Shape(ABC):
    count = 0

    def __init__(self):
        type(self).count += 1

    @abstractmethod
    def area(self):
        """Area."""

    @property
    @abstractmethod
    def sides(self): ...

    def __str__(self):
        return f"{self.__class__.__name__} with {self.sides} sides, area {self.area():.2f}"


class Rect(Shape):
    def __init__(self, w, h):
        super().__init__()
        self.w, self.h = w, h

    def area(self):
        return self.w * self.h

    sides = 4


class Square(Rect):
    def __init__(self, s):
        super().__init__(s, s)


try:
    Shape()
except TypeError as e:
    print(e)
print(Rect(2, 3), Square(2), isinstance(Square(1), Shape), [c.__name__ for c in Square.__mro__], Square.count, sep="; ")


class Registry(type):
    plugins = {}

    def __new__(mcls, name, bases, ns, **kw):
        cls = super().__new__(mcls, name, bases, ns)
        if bases:
            mcls.plugins[kw.get("key", name.lower())] = cls
        return cls

    def __init__(cls, name, bases, ns, **kw):
        super().__init__(name, bases, ns)


class Plugin(metaclass=Registry):
    def run(self):
        return type(self).__name__


class Csv(Plugin): pass


class Json(Plugin, key="js"): pass


print({k: v().run() for k, v in Registry.plugins.items()}, type(Csv))


class Positive:
    def __set_name__(self, owner, name):
        self.name = "_" + name

    def __get__(self, obj, cls=None):
        return self if obj is None else getattr(obj, self.name)

    def __set__(self, obj, value):
        if value <= 0:
            raise ValueError(f"{self.name[1:]} must be positive, got {value}")
        setattr(obj, self.name, value)


class Product:
    price = Positive()

    def __init__(self, price):
        self.price = price


try:
    Product(3).price = -1
except ValueError as e:
    print(e)


@total_ordering
class Money:
    def __init__(self, n): self.n = n
    def __eq__(self, o): return self.n == o.n if isinstance(o, Money) else NotImplemented
    def __lt__(self, o): return self.n < o.n if isinstance(o, Money) else NotImplemented
    def __hash__(self): return hash(self.n)
    def __add__(self, o): return Money(self.n + getattr(o, "n", o))
    __radd__ = __add__
    def __repr__(self): return f"${self.n}"
    def __bool__(self): return self.n != 0
    def __format__(self, spec): return f"${self.n:{spec or '.2f'}}"


print(sum([Money(1), Money(2)]), Money(2) >= Money(1), max(Money(3), Money(9)), f"{Money(5)} {Money(5):.1f}", bool(Money(0)))
try:
    Money(1) < 3
except TypeError as e:
    print(e)


def timed(label=None):
    def deco(f):
        calls = 0

        @wraps(f)
        def wrapper(*args, **kwargs):
            nonlocal calls
            calls += 1
            print(f"[{label or f.__name__} #{calls}] args={args} kwargs={kwargs}")
            return f(*args, **kwargs)
        return wrapper
    return deco


@timed("add")
def add(a, b=2):
    """Adds."""
    return a + b


print(add(1), add(1, b=5), add.__name__, add.__doc__)


@contextmanager
def tag(name):
    print(f"<{name}>")
    try:
        yield name.upper()
    except ZeroDivisionError as e:
        print("handled", e)
    finally:
        print(f"</{name}>")


with tag("b") as t, tag("i"):
    print(t)
    1 / 0
with suppress(KeyError, IndexError):
    {}["x"]
buf = io.StringIO()
with redirect_stdout(buf):
    print("hidden")
print(repr(buf.getvalue()))
with ExitStack() as stack:
    for n in "xy":
        stack.enter_context(tag(n))
    stack.callback(print, "callback")


@singledispatch
def describe(x): return f"thing {x!r}"


@describe.register
def _(x: int): return f"int {x}"


@describe.register(list)
def _(x): return f"list of {len(x)}"


print(describe(1), describe([1]), describe("s"), describe(True))


class Lazy:
    @cached_property
    def value(self):
        print("computing")
        return 42

    @staticmethod
    def helper(x): return x * 2

    @classmethod
    def make(cls): return cls()

    def __getattr__(self, name):
        if name.startswith("get_"):
            return lambda: name[4:]
        raise AttributeError(f"{type(self).__name__} has no {name}")


z = Lazy.make()
print(z.value, z.value, Lazy.helper(4), z.get_it(), partial(pow, 2)(5), hasattr(z, "nope"))


class Vector:
    def __init__(self, *c): self.c = c
    def __getitem__(self, i): return self.c[i]
    def __len__(self): return len(self.c)
    def __matmul__(self, o): return sum(a * b for a, b in zip(self, o))
    def __neg__(self): return Vector(*(-x for x in self.c))
    def __call__(self): return "called"
    def __contains__(self, x): return x in self.c
    def __repr__(self): return f"Vector{self.c}"
    def __enter__(self): return self
    def __exit__(self, t, v, tb): print("exit", t and t.__name__); return True


v = Vector(1, 2, 3)
print(v @ v, -v, v[1:], len(v), v(), 2 in v, list(v), [*reversed(v)])
with v:
    raise RuntimeError("swallowed")
