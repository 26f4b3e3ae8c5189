# __annotations__ and __annotate__ of functions: when they are computed, what may be set, formats, order
def attempt(call, *args):
    try:
        return call(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


def f(a: 1, /, b: "two" = 2, *args: 3, d: 4, e, **kwargs: 5) -> 6: ...

print(f.__annotations__, f.__annotations__ is f.__annotations__)
print(f.__annotate__.__name__, f.__annotate__.__qualname__, f.__annotate__.__code__.co_varnames, f.__annotate__.__module__)
for format in (0, 1, 2, 3, 4, -1, True, "x"):
    print(format, attempt(f.__annotate__, format))
print(attempt(f.__annotate__), attempt(lambda: f.__annotate__(format=1)))

def plain(a, b): ...
print(plain.__annotate__, plain.__annotations__, plain.__annotate__)
plain.__annotations__["x"] = 1
print(plain.__annotations__)

# never evaluated unless asked for
def boom(x: print("evaluated") or missing) -> 1 / 0: ...
boom(1)
print(attempt(lambda: boom.__annotations__))
missing = "found"
print(attempt(lambda: boom.__annotations__))

# recursion and closures
def outer(kind):
    def inner(x: kind, y: inner) -> outer: ...
    return inner

a, b = outer(int), outer(str)
print(a.__annotations__["x"], b.__annotations__["x"], a.__annotations__["y"] is a, a.__annotate__.__qualname__)

# setting and deleting
def g(x: int): ...
print(attempt(setattr, g, "__annotations__", 5), attempt(setattr, g, "__annotate__", 5), attempt(delattr, g, "__annotate__"))
g.__annotations__ = {"y": str}
print(g.__annotations__, g.__annotate__)
del g.__annotations__
print(g.__annotations__)
g.__annotate__ = lambda format: {"format": format}
print(g.__annotations__)
g.__annotate__ = None
print(g.__annotations__, g.__annotate__)
g.__annotate__ = lambda format: [1]
print(attempt(lambda: g.__annotations__))
g.__annotations__ = None
print(g.__annotations__)

# *args: *Ts unpacks one item
def star(*args: *[int]): ...
def many(*args: *(1, 2)): ...
print(star.__annotations__, attempt(lambda: many.__annotations__))

# lambdas, methods, decorators, defaults with annotations
class C:
    def method(self, x: "C", _C__y: 1, __z: 2) -> None: ...
    @staticmethod
    def s(x: int): ...
    @classmethod
    def c(cls, x: str): ...
print((lambda x: x).__annotations__, C.method.__annotations__, C.s.__annotations__, C.c.__annotations__, C().method.__annotations__)
print(list(x for x in C.method.__annotate__.__code__.co_freevars))

def comprehension(x: [i for i in range(3)], y: {k: v for k, v in zip("ab", (1, 2))}, z: (lambda q=5: q)()): ...
print(comprehension.__annotations__)
def generator(x: int):
    yield x
print(generator.__annotations__, list(generator(1)))
