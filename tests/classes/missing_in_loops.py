"""`__getattr__` and `__setattr__` of a script's class, asked again and again by the same instruction."""


class Missing:
    there = "class"

    def __init__(self):
        self.own = 1

    @property
    def broken(self):
        raise AttributeError("in property")

    def __getattr__(self, name):
        if name == "raises":
            raise AttributeError("said so")
        if name == "named":
            raise AttributeError("named", name="x", obj=5)
        if name == "other":
            raise KeyError(name)
        if name == "inner":
            return self.raises
        if name == "later":
            self.later = "now own"
        return "missing " + name


def reads(x):
    for _ in range(3):
        print(x.own, x.there, x.zz, x.broken, x.later, end="; ")
        try:
            x.raises
        except AttributeError as error:
            print(error, error.name, error.obj is x, end="; ")
        try:
            x.named
        except AttributeError as error:
            print(error, error.name, error.obj, end="; ")
        try:
            x.inner
        except AttributeError as error:
            print(error, error.name, error.obj is x, end="; ")
        try:
            x.other
        except KeyError as error:
            print(repr(error))


reads(Missing())


class Sub(Missing):
    def __getattr__(self, name):
        return "sub", super().__getattr__(name)


def again(x):
    return [x.zz for _ in range(2)]


print(again(Sub()), again(Missing()))
x = Missing()
print(again(x))
Missing.zz = "of the class now"
print(again(x))
del Missing.zz
x.zz = "own"
print(again(x))
del x.zz
Missing.__getattr__ = lambda self, name: name * 2
print(again(x), x.zz.upper(), getattr(x, "yy"), hasattr(x, "ww"))
Missing.__getattribute__ = lambda self, name: "hook"
print(again(x))
del Missing.__getattribute__
Missing.__getattr__ = staticmethod(lambda name: "static " + name)
print(again(x))


def generated(self, name):
    yield name


Missing.__getattr__ = generated
print(*[list(made) for made in again(x)])
del Missing.__getattr__
try:
    again(x)
except AttributeError as error:
    print(error)


# A temporary goes when it has been asked, and operators and calls go on with the answer.
class Dies:
    def __getattr__(self, name):
        return 40

    def __del__(self):
        print("gone", end=" ")


print(Dies().a + Dies().b + 2)


class Stores:
    def __setattr__(self, name, value):
        if name == "wrong":
            raise AttributeError(name)
        print("set", name, value, end="; ")
        object.__setattr__(self, name + "_", value)
        return "not looked at"


def stores(x):
    for i in range(3):
        x.a = i
        x.a_ = "direct"
        x.a += "b" if i == 9 else 1
        (x.b, x.c), x.d = (i, 2), 3
        try:
            x.wrong = i
        except AttributeError as error:
            print(error, getattr(error, "name", None))
    return sorted(vars(x))


class Both(Stores):
    def __getattr__(self, name):
        return 5


print(stores(Both()))
x = Stores()


def one(x):
    for i in range(2):
        x.q = i
    return sorted(vars(x))


print(one(x))
del Stores.__setattr__
print(one(x))
Stores.__setattr__ = lambda self, name, value: print("again", name)
print(one(x))
Stores.__setattr__ = None
try:
    one(x)
except TypeError as error:
    print(error)


# In generators, and deep.
del Stores.__setattr__
def gen(x):
    for i in range(2):
        x.g = yield x.missing


g = gen(Both())
print(next(g), g.send(1))


class Deep:
    def __getattr__(self, name):
        return self.deeper


try:
    Deep().x
except RecursionError as error:
    print(error)


class DeepSet:
    def __setattr__(self, name, value):
        self.x = value


try:
    DeepSet().x = 1
except RecursionError as error:
    print(error)
