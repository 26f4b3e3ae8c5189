# Shows what compile() warns of: unknown escapes, numbers that touch keywords, `is` with literals, calls and subscripts of
# literals, assertions about tuples, leaving a finally block; and that warnings can be errors.
import warnings

SOURCES = [
    r"'\d'", r"b'\d'", r"'\400'", r"f'\d{1}'", r"f'{x!r:\d}'", r"r'\d' '\n'", r"'''a" "\n" r"b\w'''", r"'\u0041'", r"b'\u'", r"'\\d\é'",
    "x is 1", "1 is x", "x is 'a'", "x is not ()", "x is (1, 2)", "x is (1, y)", "x is -1", "x is None", "x is ...", "'a' is x is y",
    "x < 'a' is y", "(x\nis\n1)", "if 0:\n x is 1\n", "not x is 2", "[y for y in x if y is 3]", "lambda: x is b''",
    "assert (x, 'y')", "assert ()", "assert (x,)", "assert (x), 'y'", "assert x, (1, 2)",
    "1()", "'a'()", "f'x'()", "[1]()", "{}()", "{1}()", "(1, 2)()", "None()", "1.5()", "...()", "(x for x in y)()", "[x for x in y]()",
    "(lambda: 1)()", "[(1, 2) (3, 4)]", "x()()",
    "1[0]", "None[0]", "1.0[0]", "{1}[0]", "{x for x in y}[0]", "(x for x in y)[1]", "(lambda: 1)[1]", "True[0]", "...[0]",
    "'a'['b']", "[1]['a']", "(1,)[1.0]", "f'a'['b']", "b'a'['x']", "'a'[1:2]", "'a'[None]", "[1][f'a']", "[1][(1, 2)]", "{1: 2}['a']",
    "[1][True]", "[x for x in y]['a']", "x['a']", "[1]['a'] = 2", "del [1]['a']",
    "def f():\n try: pass\n finally: return 1", "for x in y:\n try: pass\n finally: break",
    "for x in y:\n try: pass\n finally:\n  if x: continue", "try: pass\nfinally:\n for x in y: break",
    "try: pass\nfinally:\n def f(): return 1", "def f():\n try: pass\n finally:\n  try: pass\n  finally: return 1",
    "def f():\n x is 1\n try: 2()\n finally:\n  with x: return 3",
    "0x1for x in y", "1if 1 else 2", "1or 2", "1and 2", "0xfor x", "1in x", "1.0or 2", "1jif x else y", "0b1or x", "1_000is x", "1 if x else 2",
    "x = '\\d' is 1()",
]
for source in SOURCES:
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        compile(source, "text.py", "exec")
    print(repr(source))
    for found in caught:
        print("   ", found.category.__name__, found.lineno, found.filename, found.message)

with warnings.catch_warnings():
    warnings.simplefilter("error")
    for source in [r"'\d'", r"x = '\400'", "y = x is 1", "\nassert (x, 'y')", "1()", "def f():\n try: pass\n finally: return 1"]:
        try:
            compile(source, "text.py", "exec")
        except SyntaxError as error:
            print(error, error.lineno, error.offset, error.end_lineno, error.end_offset, error.text)
    try:
        eval("x is 'text'")
    except SyntaxError as error:
        print(error)
with warnings.catch_warnings(record=True) as caught:
    warnings.simplefilter("always")
    print(eval(r"'\d'"), eval("[1] is 1"))
    exec("x = '\\w'\nprint(x)")
    print(len(caught), [found.filename for found in caught])
