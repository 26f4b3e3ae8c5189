"""Making exceptions: the classes that only keep their arguments, and how that changes with a class."""


class Plain(Exception):
    pass


class Below(Plain):
    pass


class Named(Exception):
    def __init__(self, name, *rest):
        self.name = name
        super().__init__(name, *rest)


class Fresh(Exception):
    def __new__(cls, *args):
        made = super().__new__(cls, "new", *args)
        made.fresh = True
        return made


class Mixed(Plain, KeyError):
    pass


class Meta(type):
    def __call__(cls, *args):
        return super().__call__("meta", *args)


class WithMeta(Exception, metaclass=Meta):
    pass


def show(make):
    try:
        error = make()
        print(repr(error), error.args, str(error), error.__dict__)
    except Exception as error:
        print("raised", repr(error))


for cls in (Exception, ValueError, KeyError, StopIteration, SystemExit, OSError, Plain, Below, Mixed, Fresh, WithMeta):
    show(lambda: cls())
    show(lambda: cls(1))
    show(lambda: cls(2, "two"))
show(lambda: Named("n", 1))
show(lambda: Named())
for cls in (Exception, Plain, Below, KeyError, Named):
    show(lambda: cls(key=1))

for round in range(2):
    show(lambda: Below("changed", round))
    if not round:
        Plain.__init__ = lambda self, *args: setattr(self, "seen", args)
del Plain.__init__
show(lambda: Below("back"))
Plain.__new__ = lambda cls, *args: Exception.__new__(cls, "replaced")
show(lambda: Below())
del Plain.__new__


class Counted(Exception):
    made = 0

    @property
    def args(self):
        Counted.made += 1
        return ("property", Counted.made)


def read(errors):
    return [error.args for error in errors]


print(read([Plain(1), Below(2, 3), ValueError("v"), Counted(4), Counted(5), Plain()]))
error = Plain(1)
error.args = [7, 8]
print(read([error, error]), str(error), repr(error))
try:
    error.args = 5
except TypeError as failure:
    print(failure)
Plain.args = "class attribute"
print(read([Plain(1), Below(2), ValueError("v")]), repr(Plain(3)))
del Plain.args
print(read([Plain(1), Below(2)]))
error.note = "own"
print(error.note, vars(error), Plain(1).__dict__)
for method in ("with_traceback", "add_note"):
    print(callable(getattr(error, method)))


def raised(n):
    if n % 2:
        raise Plain(n)
    return n


total = 0
for n in range(100):
    try:
        total += raised(n)
    except Plain as caught:
        total += caught.args[0] * 1000
    finally:
        total += 1
print(total)
