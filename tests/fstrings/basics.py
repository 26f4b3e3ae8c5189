# f-strings: expressions, nesting of quotes, conversions, the = form, braces, concatenation.
name, n, x = "Bob", 42, 3.14159
d = {"k": [1, 2], "q": 'it"s'}
print(f"{name} {n} {x}", f"{n + 1}", f"{n * 2 + len(name)}", f"{{}} {{{n}}}", f"{name!r} {name!s} {'\u00e9'!a}", f"", f"plain")
print(f"{d['k'][0]} {d["k"][1]} {d['q']}", f'{d["q"]!r}', f"{name.upper()} {name[::-1]}", f"{[i * i for i in range(4)]}", f"{({1: 2})}", f"{(lambda a: a * 2)(5)}")
print(f"{n=} {name=} {x=:.2f} {n = } {n+1=} {name!r:>8} {name=!s} { n }", f"{'a' if n > 40 else 'b'}", f"{n:>{5 + 3}}|{x:{8}.{2}}|{name:{'*'}^{9}}|")
print(f"a{n}" "b{n}" f"c{n}", "x" f"{n}", f"{'nested ' + f'{n + 1} ' + f'{f"{n + 2}"}'}", rf"\n{n}", fr"\{n}", F"{n}", f"\n".strip() == "", f"\x41{n}\u0042")
print(f"""multi
{n}
{name
}""")
print(f"{n!r:5}|{n:5}|{n:<5}|{n:^5}|{n:05}|{n:+}|{n:x}|{n:#b}|{n:,}|{None}|{True}|{[]}|{1.0}|{1e100}")
print(f"{1 == 1} {1 != 2} {1 <= 2} {n >= 42} {n if n != 1 else 0}", f"{(y := 5)} {y}", f"{n,}", f"{n, 1}", f"{*[1, 2], 3}", f"{'a' 'b'}", f"{ {1, 2} }", f"{d!r:.5}")
def f():
    yield f"{(yield 1)}"
g = f()
print(next(g), g.send("sent"), f"{'\n'.join(['a', 'b'])}", f"{n:{'>'}{10}}|", f"{n:{f'{1}0'}}|", f"{'}'}{'{'}", f"{"'"}")
print(f"{n # comment in a field
}", f"{'a' # another
  'b'}")
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: f"{undefined}")
attempt(lambda: f"{1 / 0}")
attempt(lambda: f"{n:q}")
attempt(lambda: f"{name:d}")
attempt(lambda: f"{[]:5}")
attempt(lambda: f"{n:{name}}")
