# Positional, keyword, default, keyword-only, positional-only, * and ** parameters.
def f(a, b=2, *args, c, d=4, **kw): return a, b, args, c, d, kw
print(f(1, c=3), f(1, 2, 3, 4, c=5), f(1, c=3, e=5, f=6), f(a=1, c=2), f(b=1, a=2, c=3), f(1, d=0, c=0), f(*[1, 2, 3], **{"c": 1, "z": 2}))
def g(a, b, /, c, *, d): return a, b, c, d
print(g(1, 2, 3, d=4), g(1, 2, c=3, d=4))
def h(a=1, /, **kw): return a, kw
print(h(), h(5), h(a=9), h(2, a=3, b=4))
def only(*, x, y=2): return x, y
def args(*a): return a
def kw(**k): return k
def defaults(a=[], b={}): a.append(len(a)); b[len(b)] = 1; return a, b
print(only(x=1), args(), args(1, 2), kw(), kw(a=1, self=2, args=3), defaults(), defaults(), defaults([9]), defaults.__defaults__, only.__kwdefaults__)
def late(n=(lambda: 7)()): return n
x = 1
def bound(v=x): return v
x = 2
print(late(), bound(), (lambda a, b=2, *c, d=3, **e: (a, b, c, d, e))(1, 5, 6, d=7, z=8), (lambda: 1)(), (lambda *a: a)(1, 2), (lambda **k: k)(a=1), (lambda x, /, *, y: (x, y))(1, y=2))
def order(n): print("eval", n, end="; "); return n
f(order(1), order(2), c=order(3), *[order(4)], d=order(5), **{"z": order(6)}); print()
def nothing(): pass
def ret(): return
def multi(): return 1, 2
def nested(a):
    def inner(b): return a + b
    return inner
print(nothing(), ret(), multi(), nested(1)(2), nested.__name__, nested(1).__name__, nested(1).__qualname__, (lambda: 0).__name__, f.__doc__, f.__module__)
def doc():
    "The doc."
    return doc.__doc__
doc.attr = 5
print(doc(), doc.attr, doc.__dict__, callable(doc), type(doc).__name__, type(print).__name__, type([].append).__name__, type(len).__name__)
def annotated(a: int, b: "str" = "x", *c: undefined_name, d: list = None) -> dict: return a, b, c, d
print(annotated(1, d=2))
y: int = 5
z: undefined_annotation
print(y, "z" in globals())
