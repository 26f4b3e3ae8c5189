# enum: auto, mixins, _missing_, unique, refused names, member and nonmember
import enum
from enum import *


def at(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


class C(Enum):
    A = 1
    B = 2
    Z = 1


class F(Flag):
    R = 1
    W = 2
    X = 4
    RW = 3


class Au(Enum):
    a = auto(); b = auto(); c = 10; d = auto()
print([m.value for m in Au])
class P(Enum):
    M = (1, 2); N = (3, 4)
    def __init__(self, a, b): self.a = a; self.b = b
    @property
    def s(self): return self.a + self.b
    @classmethod
    def d(cls): return cls.N
    @staticmethod
    def t(): return 1
print(P.M.s, P.d(), P.t(), P.M.value, P((3,4)))
print(at(lambda: unique(C)))
class Mi(Enum):
    A = 1
    @classmethod
    def _missing_(cls, v): return cls.A if v == 'x' else None if v == 'y' else 5
print(Mi('x'), at(Mi, 'y'), at(Mi, 'z'))
def df():
    class D(Enum):
        A = 1
        A = 2
def df2():
    class D(Enum):
        mro = 1
def df3():
    class D(Enum):
        _a_ = 1
def df4():
    class D(StrEnum):
        A = 1
def df5():
    class D(Flag):
        A = 'x'
def df6():
    class D(IntEnum):
        A = 'x'
for d in (df, df2, df3, df4, df5, df6): print(at(d))
class Mm(Enum):
    @member
    def f(self): return 1
    @nonmember
    def g(self): return 2
    x = nonmember(5)
    y = member(6)
    class In: pass
print([m.name for m in Mm], Mm.x, Mm.f.value(None), Mm.g.__name__)
