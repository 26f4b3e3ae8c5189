# Keys with __hash__ and __eq__ of their own; identity comes first; errors inside them.
class K:
    def __init__(self, v, h=None):
        self.v, self.h = v, h
    def __hash__(self):
        print("hash", self.v)
        return hash(self.v) if self.h is None else self.h
    def __eq__(self, other):
        print("eq", self.v, other.v if isinstance(other, K) else other)
        return isinstance(other, K) and self.v == other.v
    def __repr__(self):
        return f"K({self.v})"
a, b = K(1, 5), K(2, 5)
d = {a: "a"}
print(d[a]); d[b] = "b"
print(d[b], K(2, 5) in d, d.get(K(3, 5)), d)
class NoHash:
    def __eq__(self, other):
        return True
class BadHash:
    def __hash__(self):
        return "x"
class BadEq:
    def __hash__(self):
        return 7
    def __eq__(self, other):
        raise ValueError("no comparing")
class Big:
    def __hash__(self):
        return 2**100
class Sub(K):
    def __eq__(self, other):
        return NotImplemented
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: {NoHash(): 1}); attempt(lambda: hash(NoHash())); attempt(lambda: {BadHash(): 1}); attempt(lambda: len({BadEq(): 1, BadEq(): 2})); attempt(lambda: len({BadEq(): 1}))
attempt(lambda: hash(Big()) == hash(2**100)); attempt(lambda: hash(Sub(1))); attempt(lambda: hash(object()) is not None); attempt(lambda: {K: 1, int: 2, len: 3, None: 4}[int])
class Meh:
    pass
m = Meh()
print({m: 1}[m], Meh() in {m: 1}, m == m, m == Meh(), hash(m) == hash(m), len({Meh(), Meh()}))
