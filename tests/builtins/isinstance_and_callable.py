# isinstance, issubclass, callable, hasattr, getattr, setattr, id, hash of many values.
class A: pass
class B(A):
    def __call__(self): return 1
values = [1, True, 1.5, "s", None, [], (), {}, set(), frozenset(), range(1), A(), B(), A, int, len, lambda: 0, ValueError("x"), ..., (x for x in [])]
types = [int, bool, float, str, list, tuple, dict, set, frozenset, range, A, B, type, object, BaseException]
for v in values: print("".join(str(int(isinstance(v, t))) for t in types), int(callable(v)), int(hasattr(v, "__len__")), int(hasattr(v, "__call__")), int(hasattr(v, "__iter__")), type(v).__name__)
print(isinstance(1, (str, int)), isinstance(1, (str, (float, (int,)))), isinstance(1, ()), isinstance(1, int | str), isinstance("a", int | None), isinstance(None, int | None), issubclass(B, (int, A)), issubclass(int, int | str))
print(getattr("a", "upper")(), getattr(1, "zzz", None), getattr(A(), "x", []), hasattr(1, "real"), callable(B()), callable(A()), callable(A), callable("a".upper))
print(id(None) == id(None), id(A) == id(A), id([]) == id([]) or True, type(id(1)).__name__, (lambda v: id(v) == id(v))([]), None is None, True is True, A is A, (lambda x: x is x)(A()))
print(hash(1), hash(0), hash(-1), hash(2**61), hash(True), hash(None) == hash(None), hash("a") == hash("a"), hash((1, 2)) == hash((1, 2)), hash(A) == hash(A), hash(len) == hash(len), hash(1.0), hash(range(3)) == hash(range(3)), hash(frozenset()) == hash(frozenset()), hash(...) == hash(...))
def f(): pass
f.x = 1; setattr(f, "y", 2); print(f.x, f.y, f.__dict__, hasattr(f, "z")); del f.x; print(vars(f))
o = A(); setattr(o, "a", 1); o.b = 2; print(vars(o), o.__dict__ is vars(o), dir(o)[-2:]); delattr(o, "a"); print(vars(o))
def attempt(fn):
    try: print(repr(fn()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: vars(1)); attempt(lambda: setattr(len, "x", 1)); attempt(lambda: setattr(None, "x", 1)); attempt(lambda: setattr((1,), "x", 1)); attempt(lambda: setattr(str, "x", 1)); attempt(lambda: delattr(o, "nope")); attempt(lambda: delattr(int, "real")); attempt(lambda: isinstance(1, [int])); attempt(lambda: issubclass("a", str)); attempt(lambda: A.x); attempt(lambda: None.x); attempt(lambda: (1).x); attempt(lambda: "a".x); attempt(lambda: [].x); attempt(lambda: {}.x); attempt(lambda: len.x); attempt(lambda: f.x); attempt(lambda: (lambda: 0).x); attempt(lambda: int.x); attempt(lambda: ValueError.x); attempt(lambda: ....x); attempt(lambda: range(1).x); attempt(lambda: setattr(range(1), "start", 2)); attempt(lambda: (x for x in []).x)
