# Descriptors that have only some of their methods, attribute errors that get name and obj, deletion of items.
class OnlySet:
    def __set__(self, instance, value):
        instance.__dict__["z"] = value * 2


class OnlyDelete:
    def __delete__(self, instance):
        print("deleted")


class Holder:
    z = OnlySet()
    d = OnlyDelete()


h = Holder()
print(type(h.z).__name__)
h.z = 4
print(h.z)
try:
    del h.z
except AttributeError as e:
    print("AttributeError", e)
try:
    h.d = 1
except AttributeError as e:
    print("AttributeError", e)
del h.d
print(type(h.d).__name__)


class Meta(type):
    z = OnlySet.__new__(OnlySet)


class WithMeta(metaclass=Meta):
    z = "the class's own"


print(WithMeta.z)


class Raises:
    def __getattr__(self, name):
        raise AttributeError(f"no {name} here")


class RaisesInHook:
    def __getattribute__(self, name):
        raise AttributeError("never")


class Named(AttributeError):
    def __init__(self, name):
        super().__init__("named", name=name)


class RaisesNamed:
    @property
    def p(self):
        raise Named("mine")


for thing, name in [(Raises(), "x"), (RaisesInHook(), "y"), (RaisesNamed(), "p"), (5, "q")]:
    try:
        getattr(thing, name)
    except AttributeError as e:
        print(e, "|", e.name, e.obj is thing)


class Plain:
    pass


def delete(container, key):
    del container[key]


for container, key in [(5, 0), (5, "a"), ("abc", 0), ("abc", "a"), ((1,), 0), (range(3), 1), ({1}, 0), (Plain(), 0),
                       (Plain(), "a"), (object(), 0), (None, 0), (len, 0), ({}.keys(), 0)]:
    try:
        delete(container, key)
    except TypeError as e:
        print(e)


class Mapping:
    def keys(self):
        return 1

    def __getitem__(self, key):
        return key


class LoudDict(dict):
    def keys(self):
        print("keys")
        return super().keys()

    def __getitem__(self, key):
        print("get", key)
        return super().__getitem__(key)


def show(**names):
    print(names)


for run in (lambda: show(**Mapping()), lambda: {**Mapping()}, lambda: dict(Mapping())):
    try:
        run()
    except TypeError as e:
        print(e)
loud = LoudDict(a=1)
print({**loud})
show(**loud)
print(dict(loud))
