"""The attributes of classmethod and staticmethod objects: copied from the function, changed, deleted; properties of subclasses and their docstrings."""


def plain(cls, x: int) -> str:
    "What it does."


for make in (classmethod, staticmethod):
    method = make(plain)
    print(method.__dict__, method.__name__, method.__doc__)
    print(method.__annotations__, sorted(method.__dict__), method.__annotate__ is plain.__annotate__)
    method.note, method.__name__, method.__annotations__ = 1, "other", {"a": "b"}
    print(method.note, method.__name__, plain.__name__, method.__annotations__, plain.__annotations__)
    del method.note, method.__name__, method.__annotations__
    print(hasattr(method, "note"), hasattr(method, "__name__"), method.__annotations__)
    try:
        del method.note
    except AttributeError as error:
        print(error)
    bare = make(5)
    print(bare.__dict__ == {"__doc__": int.__doc__} or sorted(bare.__dict__))
    for name in ("__name__", "__annotations__"):
        try:
            print(getattr(bare, name))
        except AttributeError as error:
            print(error)


class Shape:
    def __new__(cls, x):
        return object.__new__(cls)

    @classmethod
    def make(cls):
        return cls(1)


print(vars(Shape)["__new__"].__annotations__, vars(Shape)["make"].__qualname__, Shape.make().__class__ is Shape)


class Documented(property):
    "Of the class."


class Bare(property):
    pass


def getter(self):
    "Of the getter."


def other(self):
    "Of the other."


def silent(self):
    pass


for kind in (property, Documented, Bare):
    for made in (kind(getter), kind(silent), kind(getter, doc="given"), kind(doc="given"), kind()):
        print(kind.__name__, made.__doc__, getattr(made, "__dict__", None), made.getter(other).__doc__, made.setter(other).__doc__, made.getter(silent).__doc__)


class Odd:
    def __call__(self, instance):
        return 1

    @property
    def __doc__(self):
        raise AttributeError("none")


print(property(Odd()).__doc__)


def inside():
    class Point:
        __slots__ = "x"

    try:
        Point().x
    except AttributeError as error:
        print(error, error.name)


inside()
