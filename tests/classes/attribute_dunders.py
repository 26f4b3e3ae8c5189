# __getattr__, __getattribute__, __setattr__, __delattr__, __dir__, __slots__ aside.
class G:
    real = "class attribute"
    def __init__(self): self.x = 1
    def __getattr__(self, name):
        if name.startswith("dyn_"): return name[4:]
        raise AttributeError(f"G has no {name}")
g = G(); print(g.x, g.real, g.dyn_abc, getattr(g, "zzz", "default"), hasattr(g, "nope"), hasattr(g, "dyn_"))
class S:
    def __setattr__(self, n, v): print("set", n, v); super().__setattr__(n, v)
    def __delattr__(self, n): print("del", n); object.__delattr__(self, n)
    def __getattribute__(self, n):
        if n != "__dict__": print("get", n)
        return super().__getattribute__(n)
s = S(); s.a = 1; print(s.a); s.a += 1; del s.a; print(s.__dict__); setattr(s, "b", 2); print(getattr(s, "b", None), hasattr(s, "c"))
class Proxy:
    def __init__(self, target): object.__setattr__(self, "_t", target)
    def __getattr__(self, n): return getattr(self._t, n)
    def __setattr__(self, n, v): setattr(self._t, n, v)
p = Proxy(G()); p.x = 5; print(p.x, p.dyn_z, p._t.x, p.__dict__ == {"_t": p._t})
class D:
    def __dir__(self): return ["b", "a"]
    def __len__(self): return 1
print(dir(D()), [n for n in dir(G()) if not n.startswith("__")], "real" in dir(G), sorted(vars(G()))); x = 5; print("x" in dir())
class ReadOnly:
    def __setattr__(self, n, v): raise AttributeError(f"cannot set {n}")
class Private:
    def __init__(self): self.__secret = 1; self._conv = 2; self.__dunder__ = 3
    def __hidden(self): return self.__secret
    def show(self): return self.__hidden(), self.__secret
    __cls = "c"
v = Private(); print(v.show(), v._conv, sorted(v.__dict__), v._Private__secret, v._Private__hidden(), Private._Private__cls, hasattr(v, "__secret"))
class Fail:
    @property
    def p(self): raise AttributeError("inside p")
    def __getattr__(self, n): return f"fallback {n}"
class Fail2:
    @property
    def p(self): raise ValueError("inside p")
    def __getattr__(self, n): return f"fallback {n}"
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: g.nope); attempt(lambda: setattr(ReadOnly(), "x", 1)); attempt(lambda: Fail().p); attempt(lambda: Fail2().p); attempt(lambda: v.__secret); attempt(lambda: p.missing); attempt(lambda: Private.show()); attempt(lambda: getattr(Fail2(), "p", "default")); attempt(lambda: object().x); attempt(lambda: G.nope)
class Bad:
    def __getattribute__(self, n): raise KeyError(n)
attempt(lambda: Bad().x); attempt(lambda: hasattr(Bad(), "x"))
