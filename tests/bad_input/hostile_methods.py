# Special methods that return the wrong thing, raise, or change what is being worked on.
def attempt(name, f):
    try: print(name, repr(f()))
    except Exception as e: print(name, type(e).__name__ + ":", e)
def made(**methods): return type("H", (), methods)()
attempt("len", lambda: len(made(__len__=lambda s: "x"))); attempt("len neg", lambda: len(made(__len__=lambda s: -5))); attempt("bool", lambda: bool(made(__bool__=lambda s: 2))); attempt("hash", lambda: hash(made(__hash__=lambda s: 1.5))); attempt("str", lambda: str(made(__str__=lambda s: 5))); attempt("repr", lambda: repr(made(__repr__=lambda s: None))); attempt("int", lambda: int(made(__int__=lambda s: "5"))); attempt("float", lambda: float(made(__float__=lambda s: 1))); attempt("index", lambda: [1][made(__index__=lambda s: 0.0)]); attempt("iter", lambda: list(made(__iter__=lambda s: [1, 2]))); attempt("iter int", lambda: list(made(__iter__=lambda s: 1))); attempt("contains", lambda: 1 in made(__contains__=lambda s, x: [])); attempt("getitem", lambda: list(made(__getitem__=lambda s, i: [1, 2][i]))); attempt("format", lambda: f"{made(__format__=lambda s, f: 1)}"); attempt("call", lambda: made(__call__=5)()); attempt("eq", lambda: made(__eq__=5) == 1); attempt("add", lambda: made(__add__=None) + 1); attempt("reversed", lambda: list(reversed(made(__reversed__=lambda s: 5)))); attempt("init", lambda: type("H", (), {"__init__": lambda s: 5})()); attempt("new", lambda: type("H", (), {"__new__": lambda c: 5})()); attempt("getattr", lambda: made(__getattr__=lambda s, n: n).xyz); attempt("getattr args", lambda: made(__getattr__=lambda s: 1).xyz); attempt("next", lambda: next(made(__next__=lambda s: [].pop()))); attempt("abs", lambda: abs(made(__abs__=lambda s: "a"))); attempt("round", lambda: round(made())); attempt("dir", lambda: dir(made(__dir__=lambda s: 5))); attempt("length hint", lambda: list(made(__iter__=lambda s: iter("ab"), __length_hint__=lambda s: -1)))
class Shrinks:
    def __init__(self, l): self.l = l
    def __eq__(self, o): self.l.clear(); return False
    def __lt__(self, o): self.l.clear(); return True
    def __repr__(self): self.l.clear(); return "S"
    def __hash__(self): return 1
    def __index__(self): self.l.clear(); return 1
    def __len__(self): self.l.clear(); return 3
    def __iter__(self): self.l.clear(); return iter([1])
def lst():
    l = []
    s = Shrinks(l); l.extend([s, Shrinks(l), Shrinks(l), 1, 2, 3])
    return l, s
l, s = lst(); attempt("index", lambda: l.index(99)); l, s = lst(); attempt("count", lambda: l.count(99)); l, s = lst(); attempt("remove", lambda: l.remove(99)); l, s = lst(); attempt("in", lambda: 99 in l); l, s = lst(); attempt("repr", lambda: repr(l)); l, s = lst(); attempt("==", lambda: l == [1, 2, 3, 4, 5, 6]); l, s = lst(); attempt("sort", lambda: l.sort()); l, s = lst(); attempt("max", lambda: len([max(l[:3])])); l, s = lst(); attempt("getitem", lambda: l[s]); l, s = lst(); attempt("slice", lambda: l[s:]); l, s = lst(); attempt("mul", lambda: len(l * s)); l, s = lst(); attempt("insert", lambda: l.insert(s, 5)); l, s = lst(); attempt("pop", lambda: l.pop(s)); l, s = lst(); attempt("extend", lambda: l.extend(s))
def set_slice(): l[0:2] = s
def set_item(): l[s] = 5
def del_item(): del l[s]
l, s = lst(); attempt("set slice", set_slice); l, s = lst(); attempt("set item", set_item); l, s = lst(); attempt("del item", del_item); l, s = lst(); attempt("join", lambda: ",".join(str(x) for x in l)); l, s = lst(); attempt("tuple cmp", lambda: (s, 1) < (1, 2)); l, s = lst(); attempt("set", lambda: len({s, Shrinks(l), Shrinks(l)})); l, s = lst(); attempt("dict", lambda: len({s: 1, Shrinks(l): 2})); l, s = lst(); attempt("sum", lambda: sum(l, 0)); l, s = lst(); attempt("key", lambda: sorted(l[:3], key=lambda x: l.clear() or 1) == 1)
class Grows(dict):
    pass
d = {}
class K:
    def __init__(self, n): self.n = n
    def __hash__(self): return 1
    def __eq__(self, o): d.clear(); return False
d.update({K(1): 1}); attempt("dict lookup", lambda: d.get(K(2))); d.clear(); d[K(1)] = 1; attempt("dict store", lambda: d.setdefault(K(2), 5)); print(len(d)); d.clear(); s = {1}
class SK(K):
    def __eq__(self, o): s.clear(); return True
    __hash__ = K.__hash__
s = {SK(1)}; attempt("set add", lambda: s.add(SK(2))); print(len(s))
it = iter([]); attempt("next", lambda: next(it)); attempt("exhausted", lambda: next(it))
class Evil(str):
    def __eq__(self, o): raise ValueError("evil eq")
    def __hash__(self): return hash("x")
attempt("evil key", lambda: {"x": 1}[Evil("x")]); attempt("evil attr", lambda: getattr(made(), Evil("x"))); attempt("evil kw", lambda: (lambda **k: k)(**{Evil("x"): 1}))
class BadStop:
    def __iter__(self): return self
    def __next__(self): raise StopIteration(1, 2)
attempt("stop", lambda: list(BadStop())); attempt("unpack", lambda: (lambda a, b: 1)(*BadStop()))
