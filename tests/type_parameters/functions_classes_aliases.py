# type parameters: functions, classes and aliases, lazy bounds and defaults, names, decorators
def f[T: int, *Ts, **P](x: T, *a: *Ts) -> T: return T
print(f.__type_params__, f.__annotations__, f.__qualname__, f(1), f.__type_params__[0].__bound__, f.__annotate__.__qualname__)
class C[T, U = int]:
    x: T
    def m[V](self, a: T, b: V) -> U: return T, V
    class I[W](list): pass
print(C.__type_params__, C.__orig_bases__, C.__mro__, C.__annotations__, C.m.__annotations__, C.m.__qualname__, C().m(1, 2), C[int], C.__parameters__, C.I.__orig_bases__, C.__qualname__, C.__module__)
type A = int | str
type L[T] = list[T] | A
print(A, A.__value__, L, L.__value__, L[int], L.__type_params__, type(A), A.__module__, L.__parameters__)
type R = list[R]
print(R.__value__)
type X = undefined
try: X.__value__
except NameError as e: print(e)
class D[T: (int, str) = int](list): pass
print(D.__type_params__[0].__constraints__, D.__type_params__[0].__default__, D.__mro__)
def g[T = lazy]() : pass
try: g.__type_params__[0].__default__
except NameError as e: print(e)
lazy = 3
print(g.__type_params__[0].__default__)
def outer[T]():
    def inner[U](x: T, y: U): return T, U
    class K[V](dict):
        def z(self): return T, V, __class__
    return inner, K
i, K = outer(); print(i(1, 2), K().z(), i.__qualname__, K.__qualname__, K.__orig_bases__)
class P[__T]:
    def m(self, x: __T): return __T
print(P.__type_params__, P().m(1), P.m.__annotations__)
def deco(x):
    print('deco', x.__name__); return x
@deco
def h[T](a, b=deco.__name__, *, c=(lambda: 5)()) -> T: return a, b, c
print(h(1), h.__defaults__, h.__kwdefaults__)
@deco
class Q[T](metaclass=type, **{}): pass
print(Q)
