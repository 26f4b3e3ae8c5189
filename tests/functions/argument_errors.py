# Calls with wrong arguments: the text names the function, the count and the names.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
def f0(): pass
def f1(a): pass
def f2(a, b): pass
def f3(a, b, c): pass
def f4(a, b, c, d): pass
def d1(a, b=1): pass
def d2(a=1, b=2): pass
def v(a, *args): pass
def k(a, *, b): pass
def kk(*, b, c, d): pass
def kd(a, b=1, *, c=2): pass
def p(a, b, /): pass
def pk(a, /, b, **kw): pass
def pd(a=1, /): pass
for call in (lambda: f0(1), lambda: f0(1, 2), lambda: f0(a=1), lambda: f1(), lambda: f1(1, 2), lambda: f1(1, 2, 3), lambda: f1(b=1), lambda: f1(1, a=2), lambda: f1(1, b=2), lambda: f2(), lambda: f2(1), lambda: f2(b=1), lambda: f2(1, 2, 3), lambda: f3(), lambda: f3(1), lambda: f3(1, c=3), lambda: f4(),
             lambda: f4(1), lambda: d1(), lambda: d1(1, 2, 3), lambda: d2(1, 2, 3), lambda: d1(b=1), lambda: v(), lambda: v(a=1, b=2), lambda: v(1, a=2), lambda: k(1), lambda: k(1, 2), lambda: k(1, 2, b=3), lambda: k(), lambda: k(b=1), lambda: kk(), lambda: kk(b=1), lambda: kk(b=1, c=2), lambda: kk(1, b=1, c=2, d=3),
             lambda: kd(1, 2, 3), lambda: kd(1, 2, 3, c=4), lambda: kd(), lambda: kd(c=1), lambda: kd(1, x=2), lambda: p(1, b=2), lambda: p(a=1, b=2), lambda: p(1), lambda: p(), lambda: pk(1), lambda: pk(a=1, b=2), lambda: pk(), lambda: pd(a=1), lambda: pd(1, 2), lambda: f1(*[1, 2]), lambda: f1(**{"x": 1}), lambda: f1(**{"a": 1, "b": 2}), lambda: f2(1, **{"a": 1}),
             lambda: (lambda: 0)(1), lambda: (lambda x: 0)(), lambda: (lambda x, y=1: 0)(z=1), lambda: f1(a=1, **{"a": 2}), lambda: f0(**{"a": 1, "b": 2}), lambda: f1(x=1, y=2, a=3)):
    attempt(call)
class A:
    def m(self): pass
    def n(self, x): pass
    def o(): pass
    @staticmethod
    def s(x): pass
    @classmethod
    def c(cls, x): pass
    def __call__(self, x): pass
class B:
    def __init__(self, x): pass
class C: pass
class D:
    def __new__(cls, x): return object.__new__(cls)
for call in (lambda: A().m(1), lambda: A().n(), lambda: A().n(1, 2), lambda: A.m(), lambda: A().o(), lambda: A.o(1), lambda: A.s(), lambda: A().s(1, 2), lambda: A.c(), lambda: A().c(1, 2), lambda: A()(), lambda: A()(1, 2), lambda: B(), lambda: B(1, 2), lambda: B(y=1), lambda: C(1), lambda: C(x=1), lambda: D(), lambda: A(1), lambda: A().m(x=1), lambda: A.n(1)):
    attempt(call)
for thing in (5, "a", None, [], {}, (), 1.5, True, {1}, range(1), A(), C(), print()):
    attempt(lambda: thing()) if not callable(thing) else None
