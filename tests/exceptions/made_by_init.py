"""Exceptions with an `__init__` of their own: what `args` are, and how making and freeing them goes wrong."""
import functools


class Code(Exception):
    def __init__(self, code, text="no text", *, fatal=False):
        self.code, self.text, self.fatal = code, text, fatal


class Called(Code):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.given = args, sorted(kwargs)


class Based(Exception):
    def __init__(self, a, b):
        super().__init__(a)
        self.b = b


class Wrong(Exception):
    def __init__(self):
        return 5


class Made(Exception):
    def __new__(cls, *args):
        made = super().__new__(cls, "new", *args)
        made.early = made.args
        return made

    def __init__(self, x=1):
        self.x = x


class Raises(Exception):
    def __init__(self):
        raise KeyError("in init")


class Generates(Exception):
    def __init__(self):
        yield


class System(SystemExit):
    def __init__(self, code):
        super().__init__(code + 1)


class Os(OSError):
    def __init__(self, name):
        super().__init__(2, "text", name)


class Stop(StopIteration):
    def __init__(self, a):
        self.a = a


def raised(make):
    try:
        raise make()
    except BaseException as error:
        return error


for _ in range(2):
    for make in (
        lambda: Code(1),
        lambda: Code(2, "t", fatal=True),
        lambda: Code(text="k", code=3),
        lambda: Called(4, fatal=1),
        lambda: Called(code=5),
        lambda: Code(*[6], **{"text": "spread"}),
        lambda: Code(),
        lambda: Code(1, 2, 3),
        lambda: Code(1, odd=2),
        lambda: Based(1, b=2),
        lambda: Wrong(),
        lambda: Wrong,
        lambda: Made(),
        lambda: Made(7),
        lambda: Made(x=7),
        lambda: Raises,
        lambda: Raises(),
        lambda: Generates(),
        lambda: System(1),
        lambda: Os("file"),
        lambda: Stop("a"),
        lambda: KeyError,
        lambda: Code,
    ):
        error = raised(make)
        print(type(error).__name__, error.args, sorted(vars(error).items()), repr(error.__context__))


# The class changes after it was called.
class Changing(Exception):
    pass


print(raised(lambda: Changing(1, 2)).args, raised(lambda: Changing).args)
Changing.__init__ = lambda self, x: setattr(self, "x", x)
print(raised(lambda: Changing(3)).x, raised(lambda: Changing).args)
Changing.__init__ = functools.partialmethod(lambda self, y, z: setattr(self, "z", z), 1)
print(raised(lambda: Changing(3)).z)
del Changing.__init__
print(raised(lambda: Changing(4, 5)).args, raised(lambda: Changing()).args)


# Those that go run what is to be run when they do, and long chains go without a deep stack.
class Dies:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


class Final(Exception):
    def __del__(self):
        print("final", self.args)


def freed():
    try:
        raise Code(Dies("code"), text=Dies("text"))
    except Code as error:
        error.args = (Dies("args"),)
        print("caught")
    print("after")
    try:
        raise Final(1)
    except Final:
        pass
    print("last")


freed()


def chain(n):
    error = None
    for i in range(n):
        new = ValueError(i)
        new.__context__, new.__cause__ = error, error
        error = new
    return error


def deep(n):
    if n == 0:
        raise Code(n)
    deep(n - 1)


for _ in range(3):
    chain(20000)
    try:
        deep(500)
    except Code as error:
        kept = error.__traceback__
    while kept.tb_next is not None:
        kept = kept.tb_next
print(kept.tb_lineno - deep.__code__.co_firstlineno)
nested = {}
for i in range(100000):
    nested = {"inner": nested, i: str(i)}
del nested
kinds = {"list": [1], "str": "x" * 5, "float": 1e300, "int": 10**40, "none": None, "died": Dies("in a dict"), "last": "y" * 3}
del kinds
print("end")
