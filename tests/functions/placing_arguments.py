"""Where the arguments of a call go: by position, by keyword, collected, from defaults; and what is wrong with the others."""


def f(a, b=2, *args, c=3, **kw): return a, b, args, c, kw
def g(a, /, b, *, c, d=4, **kw): return a, b, c, d, kw
def h(*args): return args
def k(**kw): return kw
def m(a, /, **kw): return a, kw
def n(*, x, y=1): return x, y
def big(a1,a2,a3,a4,a5,a6,a7,a8,a9,a10,a11,a12,a13,a14,a15,a16=16,a17=17,*r,**k): return a1,a15,a16,a17,r,k
calls = ["f(1)","f(1,5)","f(1,5,6,7)","f(1,c=9)","f(1,5,6,c=9,z=1)","f(a=1)","f(b=1,a=2)","f(z=1,a=2,y=3)","f()","f(1,a=2)","f(1,5,b=3)","f(1,c=1,c2=2)",
"g(1,2,c=3)","g(1,b=2,c=3)","g(a=1,b=2,c=3)","g(1,2)","g(1,2,3)","g(1,2,c=3,a=5)","g(1,2,c=3,d=6,e=7)","g(1,c=3)","h()","h(1)","h(1,2,3)","h(*range(20))","h(x=1)","k()","k(a=1,b=2)","k(1)","k(**{'a b':1})","m(1,a=2)","m(a=2)",
"n(x=1)","n(y=2,x=3)","n()","n(1)","n(x=1,z=2)","big(*range(15))","big(*range(20),z=1)","big(1,2)","f(*[1,2,3],**{'c':4,'q':5})","f(**{'a':1})","k(**{'x':1},y=2)","k(**{'x':1},x=2)","f(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17,18,19,20)","h(1,2,3,4,5,6,7,8,9,10,11,12,13,14,15,16,17)"]
for c in calls:
    for _ in range(2):
        try: print(c, eval(c))
        except TypeError as e: print(c, e)
class A:
    def __init__(self, *a, **k): self.a, self.k = a, k
    def meth(self, x, *r, y=0, **k): return x, r, y, k
o = A(1, 2, z=3); print(o.a, o.k, o.meth(1), o.meth(1, 2, y=3, q=4))
class D:
    def __init__(s, n): s.n = n
    def __del__(s): print("del", s.n)
def t(a, *r, k=None, **kw): print("in", a.n, len(r), k and k.n, sorted(kw))
t(D(1), D(2), D(3), k=D(4), z=D(5))
def gen(*a, k=1, **kw):
    yield a
    yield k
    yield kw
print(list(gen(1, 2, z=3)), list(gen()))
f.__kwdefaults__ = {"c": "new"}; print(f(1)); f.__kwdefaults__ = None
try: f(1)
except TypeError as e: print(e)
f.__defaults__ = None
try: f(1)
except TypeError as e: print(e)
import threading
def w(*a, **k): print(a, k)
threading.Thread(target=w, args=(1,), kwargs={"z": 2}).start()
