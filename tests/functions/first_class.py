# Functions as values: in lists and dicts, composed, partial application, callbacks, attributes, defaults as state.
def apply(f, *args, **kw): return f(*args, **kw)
def compose(f, g): return lambda *a: f(g(*a))
def partial(f, *bound, **kbound): return lambda *a, **k: f(*bound, *a, **{**kbound, **k})
def curry(f): return lambda a: lambda b: f(a, b)
def twice(f): return lambda x: f(f(x))
table = {"+": lambda a, b: a + b, "-": lambda a, b: a - b, "max": max, "len": lambda *a: len(a), "str": str.upper}
print([table[k](5, 3) for k in ("+", "-", "max", "len")], table["str"]("x"), apply(max, 1, 2), apply(print, "a", "b", sep="-"), compose(str, abs)(-5), partial(pow, 2)(10), partial(print, "p", end="!\n")("q"), curry(pow)(2)(3), twice(twice(lambda x: x * 2))(1))
fs = [abs, len, str, lambda x: x, [].append, "abc".index, int, sorted]
print([callable(f) for f in fs], [f.__name__ for f in fs], sorted([3, -1, 2], key=abs), list(map(lambda f: f(4), [str, float, bool, abs, lambda v: v * v])))
def counter(state=[0]): state[0] += 1; return state[0]
print(counter(), counter(), counter([10]), counter(), counter.__defaults__)
def reduce(f, items, start):
    for x in items: start = f(start, x)
    return start
print(reduce(lambda a, b: a * b, range(1, 6), 1), reduce(lambda d, w: {**d, w: d.get(w, 0) + 1}, "a b a".split(), {}), reduce(compose, [str.strip, str.title], lambda s: s)(" x y "))
def f(a, b=2, /, c=3, *args, d, e=5, **kw): "doc"; return a
print(f.__name__, f.__doc__, f.__defaults__, f.__kwdefaults__, f.__qualname__, f.__module__, f.__code__.co_name, f.__code__.co_argcount, f.__code__.co_varnames[:3])
f.__name__ = "renamed"; f.__defaults__ = (9,); f.custom = [1]; print(f.__name__, f.custom, f.__dict__)
def outer():
    def recursive(n): return 1 if n == 0 else n * recursive(n - 1)
    return recursive
print(outer()(10), outer().__qualname__, outer() is outer(), (lambda: (yield))().__name__, (lambda x: x).__qualname__)
class Callback:
    def __init__(self): self.handlers = {}
    def on(self, name):
        def add(f): self.handlers.setdefault(name, []).append(f); return f
        return add
    def fire(self, name, *a): return [h(*a) for h in self.handlers.get(name, [])]
c = Callback()
@c.on("start")
def started(x): return f"started {x}"
@c.on("start")
@c.on("stop")
def both(x): return f"both {x}"
print(c.fire("start", 1), c.fire("stop", 2), c.fire("none"), started(5))
switch = {1: "one".upper, 2: lambda: "two", 3: type("T", (), {"__call__": lambda self: "three"})()}
print([switch.get(k, lambda: "default")() for k in range(1, 5)])
m = "a,b".split; print(m(","), m == "a,b".split, [].append == [].append, (5).__add__(3), max.__name__, str.join(",", "ab"), list(map("{}-{}".format, "ab", [1, 2])))
