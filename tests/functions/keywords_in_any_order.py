"""Arguments find their parameters whatever the order: every mix of positional, keyword, default, *args and **kwargs."""

from itertools import permutations, product


def plain(a, b, c):
    return a, b, c


def defaults(a, b="B", c="C"):
    return a, b, c


def only(a, /, b, *, c, d="D"):
    return a, b, c, d


def everything(a, b="B", /, c="C", *args, d, e="E", **kw):
    return a, b, c, args, d, e, kw


for order in permutations(["a=1", "b=2", "c=3"]):
    print(eval(f"plain({', '.join(order)})"), eval(f"defaults({', '.join(order)})"))
for given, names in product(range(4), ["", "b=5", "c=6", "b=5, c=6", "c=6, b=5"]):
    positional = ", ".join(map(str, range(given)))
    for function in ("plain", "defaults"):
        call = f"{function}({', '.join(filter(None, [positional, names]))})"
        try:
            print(call, eval(call))
        except TypeError as error:
            print(call, error)
for call in (
    "only(1, 2, c=3)", "only(1, b=2, c=3)", "only(1, d=4, c=3, b=2)", "only(a=1, b=2, c=3)", "only(1, 2, 3, c=3)", "only(1, 2)",
    "only(1, c=3)", "only(1, 2, c=3, d=4, e=5)", "only(1, 2, c=3, b=4)",
    "everything(1, d=4)", "everything(1, 2, 3, 4, 5, d=6)", "everything(1, d=2, c=3)", "everything(1, 2, e=3, d=4, z=5, y=6)",
    "everything(1, d=4, a=5, b=6)", "everything(d=4)", "everything(1, 2, 3, c=4, d=5)", "everything(1)", "everything(1, e=2)",
    "everything(*range(6), d=0, **{'x': 1, 'e': 2})", "everything(1, d=4, **{'d': 5})", "everything(1, **{'d': 5, 'not a name': 6})",
):
    try:
        print(call, eval(call))
    except TypeError as error:
        print(call, error)


def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10=10, a11=11, a12=12, a13=13, a14=14, a15=15, a16=16, *, k=1):
    return a0 + a9, a10, a16, k


print(many(0, 1, 2, 3, 4, 5, 6, 7, 8, a9=9), many(*range(17)), many(*range(10), k=2, a16=0), many(*range(16), k=3))


def sixteen(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, a10, a11, a12, a13, a14, a15=15):
    return a0, a14, a15


print(sixteen(*range(15)), sixteen(*range(16)), sixteen(*range(14), a15=1, a14=2))


def changed(a, b=1, *, c=2):
    return a, b, c


print(changed(0))
changed.__defaults__ = (10, 11)
changed.__kwdefaults__ = {"c": 12}
print(changed(), changed(c=5), changed(b=7))
changed.__defaults__ = None
changed.__kwdefaults__ = None
for call in ("changed(0)", "changed(0, 1)", "changed(0, 1, c=2)"):
    try:
        print(call, eval(call))
    except TypeError as error:
        print(call, error)
changed.__defaults__ = ("more", "than", "enough", "here")
print(changed(c=1))
