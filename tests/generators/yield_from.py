# yield from: over iterables, delegation of send, throw and close, return values, depth.
def inner():
    try:
        x = yield "i1"; print("inner got", x)
        y = yield "i2"; print("inner got", y)
    except ValueError as e: print("inner caught", e); yield "after"
    finally: print("inner finally")
    return "inner result"
def outer():
    r = yield from inner(); print("outer has", r)
    r = yield from [1, 2]; print("list gives", r)
    r = yield from "ab"; yield from range(2); yield from (); yield from {5: 6}; yield from (i * i for i in (3,))
    return "outer result"
o = outer(); print(next(o), o.send("A"), o.send("B"), list(o))
o = outer(); next(o); print(o.throw(ValueError("T"))); print(list(o))
o = outer(); next(o); o.close()
def whole():
    r = yield from outer(); print("whole has", r)
print(list(whole()))
def deep(n):
    if n == 0: got = yield "bottom"; return got
    r = yield from deep(n - 1)
    return r + 1
d = deep(50); print(next(d))
try: d.send(0)
except StopIteration as e: print("depth", e.value)
class Iter:
    def __init__(self): self.n = 0
    def __iter__(self): return self
    def __next__(self):
        self.n += 1
        if self.n > 2: raise StopIteration("iter value")
        return self.n
class Sender(Iter):
    def send(self, v): print("sent", v); return next(self)
    def throw(self, *a): print("thrown", a[0] if isinstance(a[0], type) else type(a[0]).__name__); return "thrown result"
    def close(self): print("closed")
def over(x):
    r = yield from x
    yield r
def attempt(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__ + ":", e)
print(list(over(Iter())), list(over([])), list(over(Sender())))
s = over(Sender()); print(next(s), s.send("hello")); s = over(Sender()); next(s); attempt(lambda: s.throw(ValueError())); s.close()
i = over(Iter()); next(i); attempt(lambda: i.send("x")); i = over([1, 2]); next(i); attempt(lambda: i.send(None)); i = over([1, 2]); next(i); attempt(lambda: i.throw(KeyError("k"))); attempt(lambda: next(i))
attempt(lambda: list(over(5))); attempt(lambda: list(over(None))); attempt(lambda: list(over(1 / 0 for _ in "a")))
def flatten(x):
    for v in x:
        if isinstance(v, (list, tuple)): yield from flatten(v)
        else: yield v
print(list(flatten([1, [2, (3, [4, []]), 5], [[6]]])))
def chain(*its):
    for it in its: yield from it
print(list(chain("ab", [1], (x for x in "z"))), list(zip(chain([1], [2]), chain("xy"))))
def shared():
    it = iter(range(6))
    def part(n):
        for _ in range(n): yield next(it)
    yield from part(2); yield "|"; yield from part(3)
print(list(shared()))
def same(): yield from g
g = same(); attempt(lambda: next(g))
