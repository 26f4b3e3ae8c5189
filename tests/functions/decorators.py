# Decorators: with and without arguments, stacked, on methods and classes, with state, evaluation order.
def trace(f):
    def wrapper(*args, **kw):
        print("call", f.__name__, args, kw)
        result = f(*args, **kw)
        print("->", result)
        return result
    wrapper.wrapped = f
    return wrapper
@trace
def add(a, b=1): return a + b
add(1); add(1, b=5); print(add.__name__, add.wrapped.__name__)
def times(n):
    print("times", n)
    def decorate(f):
        print("decorate", f.__name__)
        return lambda *a: [f(*a) for _ in range(n)]
    return decorate
@times(2)
@times(3)
def hello(x): return x
print(hello("h"))
def memo(f):
    cache = {}
    def inner(n):
        if n not in cache: cache[n] = f(n)
        return cache[n]
    inner.cache = cache
    return inner
@memo
def fib(n): return n if n < 2 else fib(n - 1) + fib(n - 2)
print(fib(80), len(fib.cache))
class Count:
    def __init__(self, f): self.f, self.n = f, 0
    def __call__(self, *a): self.n += 1; return self.f(*a)
@Count
def sq(x): return x * x
print(sq(3), sq(4), sq.n)
def add_repr(cls):
    cls.__repr__ = lambda self: f"<{cls.__name__} {self.__dict__}>"
    return cls
registry = []
@registry.append
def registered(): pass
@add_repr
class P:
    @trace
    def m(self): return 5
    def __init__(self): self.x = 1
print(P(), registered, len(registry)); P.m.wrapped(P())
@(lambda f: lambda: f() + "!")
def shout(): return "hey"
@[str, callable][1]
def number(): pass
print(shout(), number)
