# enum: the members of Enum, Flag, IntFlag, StrEnum, IntEnum: lookup, repr, text, operators, the functional interface
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


print(enum.__all__)
print(list(vars(C)), C.__members__, C.A, repr(C.A), C(1), at(C, 3), at(lambda: C['Q']), at(lambda: C.Q), len(C), C.Z, list(C), list(reversed(C)), 1 in C, C.A in C, 'x' in C, at(lambda: [] in C))
print(dir(C), dir(C.A))
print(repr(C), C.__doc__, C.A.name, C._member_names_, C._member_map_, C._value2member_map_)
print(at(setattr, C, 'A', 3), at(delattr, C, 'A'), at(setattr, C.A, 'name', 1), at(setattr, C.A, 'value', 1), at(lambda: C.A < C.B), at(lambda: C.A.B))
print(at(lambda: type('D', (C,), {})), at(C), at(Enum, 'X'), hash(C.A) == hash('A'))
print(repr(F.R|F.W), F.RW, F(0), repr(F(0)), str(F(5)), repr(F(5)), list(F(7)), list(F), ~F.R, at(F, 8), F.R in F.RW, bool(F(0)), len(F(7)), at(lambda: F.R|1), F.RW.name, F(5).name, at(F, -1), repr(F(-1)))
class I(IntFlag):
    A = 1; B = 2
print(repr(I(8)), I(9), repr(I(9)), ~I.A, I.A|8, repr(I.A|8), I.A+1, f'{I.A}', str(I.A|I.B), I(-1), repr(I(-1)), repr(I(0)))
class S(StrEnum):
    X = auto(); YY = auto()
print(S.X, repr(S.X), S.X == 'x', f'{S.YY}', S('yy'))
class N(IntEnum):
    ONE = 1; TWO = 2
print(N.ONE, repr(N.ONE), N.ONE + 1, f'{N.ONE}', '%d' % N.TWO, N.ONE < N.TWO, N(2), int(N.ONE), str(N.TWO))
A = Enum('A', 'x y z'); print(list(A), A.__module__, A.__qualname__)
print(list(Enum('B', [('a', 5), ('b', 6)])), list(Enum('B', {'q': 1})), list(Enum('B', ['m', 'n'], start=5)))
