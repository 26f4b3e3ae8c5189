# Endless recursion through special methods and callbacks is a RecursionError each time.
class A:
    def __add__(s, o): return s + o
    def __repr__(s): return repr(s)
    def __str__(s): return f"{s}"
    def __eq__(s, o): return s == o
    def __hash__(s): return hash(s)
    def __lt__(s, o): return s < o
    def __getattr__(s, n): return s.missing
    def __call__(s): return s()
    def __iter__(s): return iter(s)
    def __getitem__(s, i): return s[i]
    def __setitem__(s, i, v): s[i] = v
    def __delitem__(s, i): del s[i]
    def __contains__(s, i): return i in s
    def __len__(s): return len(s)
    def __bool__(s): return bool(s)
    def __neg__(s): return -s
    def __index__(s): return [1][s]
    def __int__(s): return int(s)
    def __float__(s): return float(s)
    def __enter__(s):
        with s: pass
    def __exit__(s, *a): pass
    def __format__(s, f): return format(s, f)
    def __iadd__(s, o): s += o; return s
    def __radd__(s, o): return 1 + s
    @property
    def p(s): return s.p
class B:
    def __init__(s): B()
class C:
    def __new__(c): return C()
class D:
    def __getattribute__(s, n): return s.x
class E:
    def __setattr__(s, n, v): s.x = v
class F:
    def __next__(s): return next(s)
    def __iter__(s): return s
class G:
    def __hash__(s): return 1
    def __eq__(s, o): return {s: 1} == {o: 1}
def key(x): return sorted([1, 2], key=key)
def mapped(x): return list(map(mapped, [1]))
def filtered(x): return list(filter(filtered, [1]))
def gen():
    yield from gen()
def gen_for():
    for x in gen_for(): yield x
def comp(): return [comp() for _ in "a"]
def deco(f): return deco(f)
def star(*a): return star(*a)
def kw(**k): return kw(**k)
def maxed(x): return max([1, 2], key=maxed)
def with_it():
    with A() as a: pass
def aug(): a = A(); a += 1
def setit(): A()[1] = 2
def delit(): del A()[1]
def unpack(): a, b = F()
def sets(): E().y = 1
a = A()
for name, f in [("add", lambda: a + 1), ("repr", lambda: repr(a)), ("str", lambda: str(a)), ("eq", lambda: a == 1), ("hash", lambda: hash(a)), ("lt", lambda: a < 1), ("getattr", lambda: a.x), ("call", lambda: a()), ("iter", lambda: iter(a)), ("getitem", lambda: a[1]), ("setitem", setit), ("delitem", delit), ("contains", lambda: 1 in a),
                ("len", lambda: len(a)), ("bool", lambda: bool(a)), ("neg", lambda: -a), ("index", lambda: [1][a]), ("int", lambda: int(a)), ("float", lambda: float(a)), ("with", with_it), ("format", lambda: format(a, "x")), ("aug", aug), ("radd", lambda: 1 + a), ("property", lambda: a.p), ("init", B), ("new", C), ("getattribute", lambda: D().y), ("setattr", sets), ("next", lambda: next(F())), ("unpack", unpack),
                ("dict eq", lambda: {G(): 1, G(): 2}), ("key", lambda: key(1)), ("map", lambda: mapped(1)), ("filter", lambda: filtered(1)), ("yield from", lambda: next(gen())), ("for gen", lambda: next(gen_for())), ("comprehension", comp), ("decorator", lambda: deco(1)), ("star", lambda: star(1, 2)), ("kwargs", lambda: kw(a=1)), ("max key", lambda: maxed(1)), ("print", lambda: print(a)), ("list repr", lambda: repr([a])), ("in list", lambda: a in [A()]), ("list eq", lambda: [a] == [1]), ("sort", lambda: sorted([a, A()])), ("f-string", lambda: f"{a!r}"), ("join", lambda: ",".join(a))]:
    try: print(name, f())
    except RecursionError as e: print(name, type(e).__name__)
