# SyntaxError from compile, eval and exec: its attributes.
def attempt(f):
    try:
        f()
        print("fine")
    except SyntaxError as e:
        print(type(e).__name__, e, (e.msg, e.filename, e.lineno, e.offset, e.text, e.end_lineno, e.end_offset))


SOURCES = [
    "x = (1", "x = 1 +\n", "a b", "\nx = 1\n  y", "  1", "return 1", "def f():\n  nonlocal x\n", "yield 1", "f(", "'abc",
    "\n\n  foo bar\n", "x =\n", "a = 1\nbreak", "\u00e9 = $", "x = ?", "f'{a b}'", "(a b)\n", "for x in y:\npass",
    "def f(a, a): pass\n", "x='abc\ny=1", "y = 1)", "a = 09", "a = 0xg", "'''abc", "\u20ac", "a = 1_", "x = (]",
    "  x\n y", "if 1:\n\tx\n        y", "f'{a'", "f'{}'", "a = (1,\n 2", "1 = x", "del f()", "f() = 1", "a = 1\nb c\nd = 2",
]
for source in SOURCES:
    print(ascii(source))
    attempt(lambda: compile(source, "<string>", "exec"))
    attempt(lambda: eval(source))
    attempt(lambda: compile(source, "name.py", "single"))
attempt(lambda: compile(b"a = '\xff'", "f", "exec"))
attempt(lambda: exec("a = 1\n\tb = 2"))
attempt(lambda: exec("import math\nimport"))
attempt(lambda: compile("x = 1\ny = 2", "f", "single"))
