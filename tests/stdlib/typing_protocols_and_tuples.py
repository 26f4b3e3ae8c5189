# typing: protocols, NamedTuple, TypedDict
import typing
from typing import *


def at(f, *a, **k):
    try:
        return f(*a, **k)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


T = TypeVar("T")
K = TypeVar("K", bound=int)
S = TypeVar("S", int, str)


class Box(Generic[T]):
    def __init__(self, x: T):
        self.x = x


@runtime_checkable
class P(Protocol):
    def close(self) -> None: ...
class Q:
    def close(self): pass
print(isinstance(Q(), P), isinstance(3, P), issubclass(Q, P), at(P), P.__protocol_attrs__ if hasattr(P, '__protocol_attrs__') else 0)
class NR(Protocol):
    x: int
print(at(isinstance, 3, NR), at(issubclass, int, NR))
@runtime_checkable
class WX(Protocol):
    x: int
class HX: 
    def __init__(self): self.x = 1
print(isinstance(HX(), WX), isinstance(Q(), WX), at(issubclass, HX, WX))
class Impl(P):
    def close(self): return 'closed'
print(Impl().close(), isinstance(Impl(), P))
class Pt(NamedTuple):
    x: int
    y: int = 0
    def s(self): return self.x + self.y
print(Pt(1), Pt(1, 2).s(), Pt._fields, Pt._field_defaults, Pt.__annotations__, Pt.__mro__, Pt(3)._replace(y=5), Pt(1) == (1, 0))
E2 = NamedTuple('E2', [('a', int), ('b', str)]); print(E2(1, 'x'), E2.__annotations__)
class TD(TypedDict):
    a: int
    b: NotRequired[str]
class TE(TD, total=False):
    c: float
print(TD(a=1), sorted(TE.__required_keys__), sorted(TE.__optional_keys__), TE.__total__, TE.__annotations__, is_typeddict(TD), at(isinstance, {}, TD), type(TD(a=1)))
TF = TypedDict('TF', {'x': int, 'y-z': str}); print(TF(x=1), TF.__annotations__)
