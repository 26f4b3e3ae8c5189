# abc: which methods are abstract, and the error that names them
import abc
from abc import ABC, ABCMeta, abstractmethod


def attempt(call, *args):
    try:
        return call(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Shape(ABC):
    @abstractmethod
    def area(self):
        return 7

    @property
    @abstractmethod
    def name(self): ...

    @classmethod
    @abstractmethod
    def make(cls): ...

    @staticmethod
    @abstractmethod
    def helper(): ...


class Half(Shape):
    def area(self):
        return super().area() + 1

    make = None


class Square(Half):
    name = "square"

    @staticmethod
    def helper():
        return "help"


print(sorted(Shape.__abstractmethods__))
print(attempt(Shape))
print(sorted(Half.__abstractmethods__), attempt(Half))
print(Square.__abstractmethods__, Square().area(), Square().name, Square.helper())
print(Shape.area.__isabstractmethod__, Shape.__dict__["name"].__isabstractmethod__, Shape.__dict__["make"].__isabstractmethod__)

# one name only, and arguments do not matter
class One(metaclass=ABCMeta):
    @abstractmethod
    def only(self): ...

    def __init__(self, x): ...

print(attempt(One), "|", attempt(One, 1))

# a property of which one function is abstract
class P(ABC):
    @property
    def x(self):
        return 1

    @x.setter
    @abstractmethod
    def x(self, value): ...

print(sorted(P.__abstractmethods__), attempt(P))

# the old decorators
class Old(ABC):
    @abc.abstractclassmethod
    def a(cls): ...

    @abc.abstractstaticmethod
    def b(): ...

    @abc.abstractproperty
    def c(self): ...

print(sorted(Old.__abstractmethods__))

# __abstractmethods__ by hand, and update_abstractmethods
class Late(ABC):
    @abstractmethod
    def run(self): ...

print(attempt(Late))
Late.run = lambda self: "ran"
print(attempt(Late), abc.update_abstractmethods(Late) is Late, Late().run())
print(abc.update_abstractmethods(int) is int)

class Plain:
    pass

Plain.__abstractmethods__ = frozenset({"p", "q"})
print(attempt(Plain))
print(attempt(lambda: type.__abstractmethods__), attempt(lambda: int.__abstractmethods__))

# with __new__ of one's own, abstract in a class that is no ABC, and keywords of the class statement
class NotAbc:
    @abstractmethod
    def f(self): ...

print(type(NotAbc()).__name__, hasattr(NotAbc, "__abstractmethods__"))

class Keyword(ABC):
    def __init_subclass__(cls, /, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag

class Tagged(Keyword, tag="t"): ...

print(Tagged.tag, type(Tagged), ABC.__slots__, ABCMeta.__mro__)
