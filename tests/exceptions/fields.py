# What CPython keeps in fields of the exception classes does not stand in __dict__.
def caught(run):
    try:
        run()
    except BaseException as e:
        return e


e = ImportError("x", name="n", path="p")
print(e.__dict__, e.name, e.path)
e.name = 5
print(e.__dict__, e.name)
e = caught(lambda: (1).x)
print(e.__dict__, e.name, e.obj)
e.foo = 1
print(e.__dict__)
del e.name
print(e.name, e.obj)
print(caught(lambda: undefined).__dict__)
e = OSError(2, "a", "f")
print(e.__dict__, e.filename)
e.errno = 7
print(e.__dict__, e)
e = StopIteration(4)
e.value = 6
print(e.__dict__, e.value)
e = SystemExit(4)
e.code = 6
print(e.__dict__, e.code)
e = SyntaxError("m", ("f", 1, 2, "t"))
e.lineno = 9
print(e.__dict__, e)
e = UnicodeDecodeError("utf8", b"a", 0, 1, "r")
e.reason = "z"
print(e.__dict__, e)


class WithName(AttributeError):
    def __init__(self, name):
        self.name = name
        super().__init__("hi")


class Coded(SystemExit):
    def __init__(self):
        self.code = 3


class Own(Exception):
    def __init__(self, name):
        self.name = name


for e in (WithName("q"), Coded(), Own("o")):
    print(e.__dict__, vars(e) is e.__dict__)
