"""from __future__ import annotations: texts, written as the tree has them."""
from __future__ import annotations
import sys


def f(a: 1, b: "quoted" = 2, *args: *Ts, c: undefined.name[0], **kw: dict[str, int]) -> not (a or b): ...

print(f.__annotations__, f.__annotate__.__qualname__)

class C:
    x: int
    y: list[int] = []
    if y:
        z: str
    def m(self, p: C) -> x: ...

print(C.__annotations__, C.__annotate__, C.m.__annotations__, "__annotations__" in vars(C))
top: (1, 2)
print(sys.modules[__name__].__annotations__, __annotations__)

class T:
    a: a+b*c-(d-e)**-f**g//h%i@j
    b: (a+b)*c, (a,), ()
    c: not a and b or c
    d: (a if b else c) if d else e
    e: lambda: 1
    f: lambda x, /, y=2, *z, k, w=3, **q: (x, y)
    g: lambda *a, **k: a
    h: [i for i in x if i if not i for j in k]
    i: {a: b for a, b in c} | {a for a in b} | {**a, 'b': 1, c: d}
    j: (x for x in y)
    k: f(x for x in y)(a, *b, c=1, **d)
    l: a[1:2, ::3, ...][b:][:c][d, e][*f]
    m: a < b <= c != d == e is f is not g in h not in i
    n: (a < b) < c
    o: -x ** -y, (-x) ** y, ~(+x), not (not x), - - x
    p: 'a"b' "c'd" 'e\nf\t\\\x00é'
    q: b'x\xff\'"'
    r: f"a{b}c{d!r}{e:>{w}}{{}}{f'x{y}'}" rf'\{z=}'
    s: 1_000, 0x10, 1.5, 1e100, 1e16, 1e-5, 1j, 1.0, 0.1, 1e400, 12345678901234567890123, 0xffffffffffffffffffffffff
    t: (1).real, 1.5.real, x.y.z, 'a'.b, (a+b).c, (lambda: 1).d, [a].e
    u: None | True | False | ...
    v: {1, 2} and {} and [] and [a, *b]
    w: a @ b | c ^ d & e << f >> (g << h), a - (b - c) - d, a ** b ** c, (a ** b) ** c
    x: (a or b) and c, a or b and c, not (a or b), (not a) == b
    y: x if (a if b else c) else y, (lambda: x)(), [lambda: 1, 2], {lambda: 1: 2}
    z: (a, b)[c], a[(b, c)], a[b,], *c, (d)

for name, text in T.__annotations__.items():
    print(name, text)
try:
    print(eval(T.__annotations__["u"].replace("...", "int")))
except TypeError as error:
    print(error)
import __future__
print(__future__.annotations, annotations is __future__.annotations, annotations.getMandatoryRelease(), len(__future__.all_feature_names))
