"""functools: lru_cache, cache, cached_property."""
from functools import lru_cache, cache, cached_property
import gc, threading

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

@lru_cache(maxsize=3)
def square(n):
    "The square."
    print('computing', n)
    return n * n
print([square(n) for n in (1, 2, 3, 1, 4, 2, 1)], square.cache_info(), square.cache_parameters(), square.__name__, square.__doc__, square.__wrapped__(5))
square.cache_clear(); print(square.cache_info(), square(1))
@lru_cache
def plain(*args, **kw): return args, kw
print(plain(1), plain(1.0), plain(True), plain('1'), plain(1, 2), plain((1, 2)), plain(a=1, b=2), plain(b=2, a=1), plain(a=1), plain(), plain.cache_info())
@lru_cache(maxsize=None, typed=True)
def typed(x, y=0): return type(x).__name__, y
print(typed(1), typed(1.0), typed(True), typed(1), typed(x=1), typed(x=1.0), typed.cache_info(), typed.cache_parameters())
@lru_cache(0)
def never(x): return x
@lru_cache(maxsize=-5)
def negative(x): return x
print(never(1), never(1), never.cache_info(), negative(2), negative.cache_info())
@cache
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(90), fib.cache_info(), fib(200))
show(lambda: plain([]))
show(lambda: plain(x={}))
show(lambda: lru_cache('a'))
show(lambda: lru_cache(1.5))
show(lambda: square())
show(lambda: square.cache_info(1))
class C:
    def __init__(self): self.calls = 0
    @lru_cache(maxsize=10)
    def method(self, x): self.calls += 1; return x * 2
    @cache
    def nothing(self): return 'n'
    @cached_property
    def prop(self): "Doc."; self.calls += 1; return [self.calls]
    __hash__ = object.__hash__
c = C(); print(c.method(2), c.method(2), c.calls, C.method.cache_info().hits, c.nothing(), c.prop, c.prop is c.prop, vars(c), C.prop.__doc__, C.prop.attrname); del c.prop; print(c.prop); c.prop = 'set'; print(c.prop)
class S:
    __slots__ = ()
    @cached_property
    def p(self): return 1
show(lambda: S().p)
def twice():
    class T:
        p = q = cached_property(lambda self: 1)
show(twice)
late = cached_property(lambda self: 1)
class U: pass
U.late = late
show(lambda: U().late)
class Bad:
    def __eq__(self, other): raise ZeroDivisionError('eq')
    def __hash__(self): return 987654
print(plain(Bad()) is not None)
show(lambda: plain(Bad()))
@lru_cache(2)
def again(n):
    if n: again(0); again(n - 1)
    return n
print(again(3), again.cache_info())
@lru_cache(maxsize=2)
def raising(n):
    if n == 1: raise KeyError(n)
    return n
show(lambda: raising(1))
print(raising(2), raising.cache_info())
counter = 0
@lru_cache(None)
def shared(n):
    global counter
    counter += 1
    return n
threads = [threading.Thread(target=lambda: [shared(i) for i in range(200)]) for _ in range(4)]
for t in threads: t.start()
for t in threads: t.join()
print(shared.cache_info().currsize, shared.cache_info().hits + shared.cache_info().misses)
@lru_cache(maxsize=50)
def bounded(n): return n
for i in range(1000): bounded(i % 70); bounded(i % 7)
print(bounded.cache_info())
class Loud:
    def __del__(self): print('gone')
@lru_cache
def keep(x): return x
keep(Loud()); keep.cache_clear(); gc.collect()
def make():
    @lru_cache
    def inner(x): return x
    inner(inner); inner.loud = Loud()
make(); gc.collect(); print('end')
print(repr(type(square.cache_info())), square.cache_info()._fields, isinstance(square.cache_info(), tuple), type(square).__name__)
