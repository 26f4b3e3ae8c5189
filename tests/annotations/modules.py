# annotations of a module and of code run by exec; locals of functions have none
import sys

me = sys.modules["__main__"]
first: int
second: str = "value"
print(me.__annotations__)
third: float
print(me.__annotations__)
del me.__annotations__
print(me.__annotations__, me.__annotate__)
me.__annotations__ = {"a": 1}
print(me.__annotations__)
me.__annotate__ = lambda format: {"f": format}
print(me.__annotations__)

def local():
    x: undefined_name = 1
    y: undefined_too
    (z): 1 / 0 = 5
    return x, z
print(local(), local.__annotations__)
try:
    def unbound():
        y: int
        return y
    unbound()
except UnboundLocalError as error:
    print(error)

space = {}
exec("x: int = 1\nif x:\n    y: str\nelse:\n    z: bytes", space)
print(space["__annotate__"](1), "__annotations__" in space)
module = type(sys)("made")
exec("a: int\nb: a = 5", module.__dict__)
try:
    print(module.__annotations__)
except NameError as error:
    print(error)
module.a = "bound"
print(module.__annotations__)
print(type(sys)("empty").__annotations__, type(sys)("empty").__annotate__)

for name in ("x: int = yield", "x: (yield)", "def f(a: (b := 1)): pass", "x: [await y]", "class C:\n  x: (y := 1)", "x: int: 3",
             "def f():\n  global g\n  g: int", "def f():\n  x: int\n  global x", "a, b: int", "[a]: int", "f(): int", "(a, b): int = 1",
             "lambda x: int: 3", "5: int", "def f(x: (yield)): pass", "def f() -> (y := 1): pass"):
    try:
        compile(name, "<text>", "exec")
        print(name, "compiles")
    except SyntaxError as error:
        print(repr(name), error.msg)
