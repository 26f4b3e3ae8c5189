# Operator methods, reflected operators, NotImplemented, in-place operators and priority of subclasses.
class V:
    def __init__(self, n): self.n = n
    def __repr__(self): return f"V({self.n})"
    def _v(self, o): return o.n if isinstance(o, V) else o
    def __add__(self, o): return V(self.n + self._v(o))
    def __sub__(self, o): return V(self.n - self._v(o))
    def __mul__(self, o): return V(self.n * self._v(o))
    def __truediv__(self, o): return V(self.n / self._v(o))
    def __floordiv__(self, o): return V(self.n // self._v(o))
    def __mod__(self, o): return V(self.n % self._v(o))
    def __divmod__(self, o): return ("divmod", self.n, self._v(o))
    def __pow__(self, o, m=None): return ("pow", self.n, self._v(o), m)
    def __lshift__(self, o): return ("<<", o)
    def __rshift__(self, o): return (">>", o)
    def __and__(self, o): return ("&", o)
    def __or__(self, o): return ("|", o)
    def __xor__(self, o): return ("^", o)
    def __radd__(self, o): return ("radd", o)
    def __rsub__(self, o): return ("rsub", o)
    def __rmul__(self, o): return ("rmul", o)
    def __rtruediv__(self, o): return ("rtruediv", o)
    def __rfloordiv__(self, o): return ("rfloordiv", o)
    def __rmod__(self, o): return ("rmod", o)
    def __rdivmod__(self, o): return ("rdivmod", o)
    def __rpow__(self, o): return ("rpow", o)
    def __rlshift__(self, o): return ("rlshift", o)
    def __rrshift__(self, o): return ("rrshift", o)
    def __rand__(self, o): return ("rand", o)
    def __ror__(self, o): return ("ror", o)
    def __rxor__(self, o): return ("rxor", o)
    def __neg__(self): return V(-self.n)
    def __pos__(self): return ("pos", self.n)
    def __invert__(self): return ("invert", self.n)
    def __abs__(self): return V(abs(self.n))
    def __round__(self, d=None): return ("round", d)
    def __int__(self): return int(self.n)
    def __float__(self): return float(self.n)
    def __trunc__(self): return "trunc"
a, b = V(7), V(2)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a**b, pow(a, b, 5), a << 1, a >> 1, a & 1, a | 1, a ^ 1)
print(1 + a, 1 - a, 2 * a, 1 / a, 1 // a, 1 % a, divmod(1, a), 2**a, 1 << a, 1 >> a, 1 & a, 1 | a, 1 ^ a, 1.5 + a, "s" * V(3).n, None + a, {1} | a)
print(-a, +a, ~a, abs(V(-3)), round(a), round(a, 2), int(a), float(a), a + 1.5, sum([V(1), V(2)], V(0)), sum([V(1)]), -(-a))
class I:
    def __init__(self): self.log = []
    def __iadd__(self, o): self.log.append(("+=", o)); return self
    def __isub__(self, o): self.log.append(("-=", o)); return self
    def __imul__(self, o): return "replaced"
    def __ior__(self, o): return NotImplemented
    def __or__(self, o): return ("or", o)
i = j = I(); i += 1; i -= 2; print(i.log, i is j); i *= 3; print(i); j |= 4; print(j)
a += 1; print(a); a -= b; print(a); a **= 2; print(a)
class N:
    def __add__(self, o): return NotImplemented
    def __radd__(self, o): return "N.radd"
    def __eq__(self, o): return NotImplemented
    def __lt__(self, o): return NotImplemented
class M:
    def __radd__(self, o): return "M.radd"
class Base:
    def __add__(self, o): return "Base.add"
    def __radd__(self, o): return "Base.radd"
class Sub(Base):
    def __radd__(self, o): return "Sub.radd"
class Sub2(Base): pass
print(N() + M(), 1 + N(), Base() + Sub(), Base() + Sub2(), Sub() + Base(), Base() + Base(), N() == N(), N() != N())
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
class None_:
    __add__ = None
    __hash__ = None
    __iter__ = None
    __contains__ = None
attempt(lambda: N() + 1); attempt(lambda: N() + N()); attempt(lambda: N() < N()); attempt(lambda: N() - 1); attempt(lambda: None_() + 1); attempt(lambda: hash(None_())); attempt(lambda: iter(None_())); attempt(lambda: 1 in None_()); attempt(lambda: -N()); attempt(lambda: int(N())); attempt(lambda: float(N())); attempt(lambda: round(N())); attempt(lambda: abs(N())); attempt(lambda: divmod(N(), 1)); attempt(lambda: pow(N(), 1)); attempt(lambda: M() + M()); attempt(lambda: 1 << N()); attempt(lambda: bool(NotImplemented))
