# enum: boundaries of flags, verify, copies, order, generated values, private names, properties
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


class Bo(Flag, boundary=CONFORM):
    A = 1; B = 2
print(repr(Bo(7)), Bo.__boundary__ if hasattr(Bo,'__boundary__') else Bo._boundary_)
class Bk(Flag, boundary=KEEP):
    A = 1
print(repr(Bk(9)), Bk(9), ~Bk.A)
class Be(Flag, boundary=EJECT):
    A = 1
print(repr(Be(9)))
@verify(UNIQUE, CONTINUOUS)
class V(Enum):
    a = 1; b = 2
def v1():
    @verify(UNIQUE)
    class V(Enum):
        a = 1; b = 1
def v2():
    @verify(CONTINUOUS)
    class V(Enum):
        a = 1; b = 4
def v3():
    @verify(NAMED_FLAGS)
    class V(Flag):
        a = 1; b = 6
for d in (v1, v2, v3): print(at(d))
class St(str, Enum):
    A = 'a'
print(St.A, repr(St.A), f'{St.A}', St.A.upper(), '%s' % St.A, St.A == 'a')
import copy
print(copy.copy(C.A) is C.A, copy.deepcopy(C.A) is C.A, C.A.__reduce_ex__(2))
class Ord(Enum):
    _ignore_ = ['q']
    _order_ = 'A B'
    q = 3
    A = 1; B = 2
print(list(Ord))
class Gen(Enum):
    @staticmethod
    def _generate_next_value_(name, start, count, last_values): return name.lower()+str(count)
    AA = auto(); BB = auto()
print([m.value for m in Gen])
print(C.A._value_, C.A._name_, C.A.__objclass__, C.A._sort_order_)
class E2(Enum):
    A = 'a'
    def __str__(self): return 'str ' + self.name
    __private = 3
print(E2.A, f'{E2.A}', E2._E2__private, list(E2), format(C.A, '>10'))
print(isinstance(C.A, C), C.A is C(1), C.__iter__, type(C), C.B == 2, C.A in (C.A,), {C.A: 1}[C(1)])
print(Flag.__mro__, IntFlag.__mro__, IntEnum.__mro__,StrEnum.__mro__, ReprEnum)
class Dd(IntFlag, boundary=STRICT):
    A = 1
print(at(Dd, 5))
print(F.R ^ F.RW, F.R & F.W, F.R.value, F(3) is F.RW, hash(F.R) == hash(1))
print(Color := Enum('Color', 'RED GREEN', module='m', qualname='q.C', type=int), Color.RED + 1, Color.__module__)
from enum import property as ep
class Ep(Enum):
    A = 1
    @ep
    def foo(self): return 'foo'
print(Ep.A.foo, at(lambda: Ep.foo))
