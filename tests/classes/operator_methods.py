"""Operators, comparisons, items, calls and properties by methods of a class: answers, refusals, errors, recursion, changes of the class."""


class V:
    def __init__(self, x): self.x = x
    def __add__(self, o):
        if isinstance(o, V): return V(self.x + o.x)
        if isinstance(o, int): return V(self.x + o)
        return NotImplemented
    def __radd__(self, o): return V(o + self.x)
    def __iadd__(self, o):
        if o == 7: return NotImplemented
        self.x += 100; return self
    def __mul__(self, o): return NotImplemented
    def __rmul__(self, o): return f"rmul {o}"
    def __eq__(self, o):
        print("eq", o); return NotImplemented if o is None else self.x == o.x if isinstance(o, V) else False
    def __lt__(self, o): return NotImplemented if isinstance(o, str) else self.x < (o.x if isinstance(o, V) else o)
    def __gt__(self, o): return [self.x]
    def __le__(self, o): raise ValueError("le")
    def __getitem__(self, k): return k if k != 3 else self
    def __setitem__(self, k, v): print("set", k, v)
    def __call__(self, *a, k=1): return a, k
    def __repr__(self): return f"V({self.x})"
    @property
    def p(self): return self.x * 2
    @property
    def bad(self): raise AttributeError("no")
    __hash__ = None
def f():
    a, b = V(1), V(2)
    print(a + b, a + 1, 1 + a, sum([a, b]))
    a += 5; print(a)
    a += 7; print(a)
    a += b; print(a)
    try: a + "x"
    except TypeError as e: print(e)
    try: a += "x"; print(a)
    except TypeError as e: print(e)
    try: a *= 3
    except TypeError as e: print(e)
    print(3 * a, 2.5 * a, (1 << 80) * a, "s" * 0)
    try: a * a
    except TypeError as e: print(e)
    print(a == b, a != b, a == None, None == a, a == 1)
    print(a < b, a > b, b < 5, not (a > b))
    if a > b: print("gt")
    if not a > b: print("not gt")
    while a < b: break
    else: print("else")
    if a == b: print("same")
    elif a == 3: pass
    else: print("differ")
    try:
        if a <= b: print("le")
    except ValueError as e: print(e)
    try: a < "s"
    except TypeError as e: print(e)
    try: "s" > a
    except TypeError as e: print(e)
    print(a["k"], a[1], a[3], a[1:2], a[a[3]].x)
    a["z"] = 3; a[0] = b; a[V(9)] = V(8)
    print(a(1, 2), a(k=3), a(), a(*[1, 2], **{"k": 5}))
    print(a.p, b.p, V(5).p, (V(3) + V(4)).p)
    try: a.bad
    except AttributeError as e: print(e)
    for i in range(3): print(V(i).p, V(i)[3], (V(i) + V(1)) == V(2))
    print(V(1) + V(2) + V(3), [V(1) + 1 for _ in range(2)])
f()
class G:
    def __add__(self, o):
        yield 1
        yield o
    def __getitem__(self, i):
        yield i
    async def __call__(self): pass
print(list(G() + 3), list(G()[2]))
class Sub(V):
    def __radd__(self, o): return "sub radd"
    def __gt__(self, o): return "sub gt"
print(V(1) + Sub(2), V(1) < Sub(2))
class Rec:
    def __add__(self, o): return self + o
    def __eq__(self, o): return self == o
    def __getitem__(self, o): return self[o]
    def __call__(self): return self()
    @property
    def p(self): return self.p
for g in (lambda: Rec() + 1, lambda: Rec() == 1, lambda: Rec()[0], lambda: Rec()(), lambda: Rec().p):
    try: g()
    except RecursionError as e: print(e)
class GA:
    def __getattr__(self, n): return "ga " + n
    @property
    def q(self): raise AttributeError("x")
print(GA().q)
class P:
    @property
    def v(self): return 1
o = P()
for i in range(4):
    if i == 2: P.v = property(lambda self: 2)
    if i == 3: P.v.__init__(lambda self: 3)
    print(o.v)
class Cmp:
    def __init__(self, r): self.r = r
    def __lt__(self, o): return self.r
    def __bool__(self): raise KeyError("bool")
try:
    if Cmp(Cmp(1)) < 2: pass
except KeyError as e: print("key", e)
print([x for x in range(5) if Cmp([]) < x or Cmp("y") < x])
