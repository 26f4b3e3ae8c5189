# __getitem__, __setitem__, __len__, __contains__, __iter__, __reversed__, __call__, __bool__.
class Bag:
    def __init__(self): self.d = {}
    def __getitem__(self, k): print("get", k); return self.d[k]
    def __setitem__(self, k, v): print("set", k, v); self.d[k] = v
    def __delitem__(self, k): print("del", k); del self.d[k]
    def __len__(self): return len(self.d)
    def __contains__(self, k): print("contains", k); return k in self.d
    def __iter__(self): print("iter"); return iter(self.d)
    def __reversed__(self): return "reversed!"
    def __call__(self, *a, **k): return a, k
b = Bag(); b["x"] = 1; b["y"] = 2; b["x"] += 10
print(b["x"], len(b), "x" in b, "q" not in b, list(b), [k for k in b], reversed(b), b(1, k=2), bool(b), bool(Bag()), sorted(b), dict.fromkeys(b)); del b["x"]; print(b.d)
x, = b; print(x, *b, max(b), [*b], {**{k: 1 for k in b}})
class Seq:
    def __init__(self, n): self.n = n
    def __len__(self): return self.n
    def __getitem__(self, i):
        if isinstance(i, slice): return f"slice {i.start} {i.stop} {i.step}"
        if not -self.n <= i < self.n: raise IndexError("Seq index")
        return i * 10
s = Seq(4)
print(list(s), s[1], s[-1], s[1:3], s[::2], list(reversed(s)), 20 in s, 25 in s, max(s), list(zip(s, "ab")), [*s], sum(s), list(enumerate(s)), tuple(s), dict(zip(s, s)), list(map(str, s)))
a, *r = s; print(a, r)
class It:
    def __init__(self): self.i = 0
    def __iter__(self): return self
    def __next__(self):
        self.i += 1
        if self.i > 3: raise StopIteration("finished")
        return self.i
it = It(); print(next(it), list(it), next(it, "default"), 2 in It(), 9 in It(), sum(It()), list(zip(It(), It())))
class Hint:
    def __init__(self): self.n = 3
    def __len__(self): return 100
    def __iter__(self): return iter("abc")
print(list(Hint()), tuple(Hint()), bool(Hint()))
class L:
    def __init__(self, v): self.v = v
    def __len__(self): return self.v
    __getitem__ = lambda self, i: "item"
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: len(L(-1))); attempt(lambda: len(L("a"))); attempt(lambda: len(L(1.5))); attempt(lambda: len(L(True))); attempt(lambda: len(L(10**30))); attempt(lambda: bool(L("a"))); attempt(lambda: s[10]); attempt(lambda: b["none"]); attempt(lambda: Seq(1)()); attempt(lambda: reversed(It())); attempt(lambda: len(It())); attempt(lambda: next(Bag())); attempt(lambda: next(it))
class Inst: pass
i = Inst(); i.__len__ = lambda: 5; i.__call__ = lambda: 1; i.__getitem__ = lambda k: k
attempt(lambda: len(i)); attempt(lambda: i()); attempt(lambda: i[0])
def set_item(): s[0] = 1
def del_item(): del s[0]
attempt(set_item); attempt(del_item)
