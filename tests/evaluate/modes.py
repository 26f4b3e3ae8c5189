# compile: its modes, what the code objects say, and sources as bytes.
import sys


def attempt(f, *args, **kwargs):
    try:
        print(repr(f(*args, **kwargs)))
    except Exception as e:
        print(type(e).__name__, e)


for mode in ("exec", "eval", "single"):
    code = compile("1 + 2", "a file", mode)
    print(type(code).__name__, code.co_name, code.co_filename, code.co_firstlineno, code.co_flags, eval(code))

exec(compile("'a string'", "f", "single"))
print(_)
exec(compile("for i in range(3): i\n", "f", "single"))
exec(compile("def f():\n  'nothing'\n  return 3\n", "f", "single"))
exec(compile("f(); None; [1]; x = 5; x", "f", "single"))
print(_)
exec(compile("if True:\n  'in a block'\n", "f", "single"))
exec(compile("class A:\n  'not shown'\n  1 + 1\n", "f", "single"))
exec(compile("", "f", "exec"))
sys.displayhook("shown")
sys.displayhook(None)
old, sys.displayhook = sys.displayhook, lambda value: print("hook", value)
exec(compile("6 * 7", "f", "single"))
sys.displayhook = old
print(_)

attempt(eval, " \t1 + 1")
attempt(eval, "\n1")
attempt(eval, "(1,\n2)  # three")
attempt(eval, b" 1 + 1")
attempt(eval, "[x for x in range(5) if x % 2]")
print(eval("lambda x, *y: (x, y)")(1, 2, 3))
print(eval("(y := 5) + y"), y)
source = {"text": b"a = '\xc3\xa9'", "bom": b"\xef\xbb\xbfa = 1", "latin": b"# coding: latin-1\na = '\xe9'"}
for name, text in source.items():
    names = {}
    exec(text, names)
    print(name, ascii(names["a"]))
exec("# coding: unknown\na = 'text has no coding'")
print(a)

attempt(compile, "1", "f", "other")
attempt(compile, 1, "f", "exec")
attempt(compile, "1", 1, "exec")
attempt(compile, "1", "f")
attempt(compile)
attempt(compile, "x", "f", "eval", flags=99999999)
attempt(compile, "x", "f", "eval", optimize=5)
attempt(compile, "a\0b", "f", "exec")
attempt(compile, b"a\0b", "f", "exec")
print(compile("x", b"bytes", "eval", 0, True, -1).co_filename)

# Documentation, nesting and annotations inside.
names = {}
exec('"""The module."""\ndef f(a: int = 1) -> str:\n    "The function."\n    def g(): return a\n    return g\n', names)
print(names["__doc__"], names["f"].__doc__, names["f"](7)(), names["f"].__qualname__, names["f"].__module__)
exec("import math as m\nfrom math import floor, ceil\nprint(m.floor(1.5), ceil(1.5))")

# Import by function.
print(__import__("math").floor(2.5), __import__("math", fromlist=["pi"]).__name__)
attempt(__import__, "")
attempt(__import__, 1)
attempt(__import__, "no_such_module")
attempt(__import__, "math", level=-1)
attempt(__import__, "math", {}, {}, (), 1)
attempt(__import__)
