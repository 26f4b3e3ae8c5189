# typing: NewType, get_type_hints, overload, errors, ParamSpec, TypeVarTuple, the names of the module
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


UserId = NewType('UserId', int); print(UserId(5), UserId, UserId.__supertype__, UserId.__name__)
def f(a: 'int', b: Optional['str'] = None, *c: 'List[int]') -> 'Box[int]': ...
print(get_type_hints(f))
class H:
    x: 'int'
    y: ClassVar['H']
    z: Annotated[int, 'meta']
print(get_type_hints(H), get_type_hints(H, include_extras=True)['z'])
@overload
def g(x: int) -> int: ...
@overload
def g(x: str) -> str: ...
def g(x): return x
print(g(1), len(get_overloads(g)), cast(int, 'x'), TYPE_CHECKING, at(assert_never, 3))
@final
class Fi: pass
print(Fi.__final__, at(lambda: isinstance([], List[int])), isinstance([], List), issubclass(list, Sequence), isinstance({}, Mapping), isinstance(3, SupportsInt), SupportsInt)
print(at(Any), at(List), at(lambda: Optional[int, str]), at(lambda: Union[()]), at(lambda: ClassVar[int, str]), at(lambda: Generic[int]), at(lambda: Dict[int]), at(lambda: Callable[int]), at(lambda: TypeVar('A', int)))
Pp = ParamSpec('Pp'); Ts = TypeVarTuple('Ts')
print(Callable[Pp, int], Callable[Pp, int][[str, int]], Pp.args, Pp.kwargs, Concatenate[int, Pp], tuple[*Ts], Tuple[Unpack[Ts]], tuple[*Ts][int, str], Ts)
class V(Generic[*Ts]): pass
print(V[int, str], V.__parameters__, V[()])
print(List[int] == List[int], hash(List[int]) == hash(List[int]), List[int] == list[int], Union[int, str] == Union[str, int], int | str == Union[int, str])
print(Sequence[int], Iterable[T][str], Iterator, Generator[int, None, str], Awaitable[int], Deque, DefaultDict[str, int])
class Sub(List[int]): pass
print(Sub.__mro__, Sub([1]), Sub.__orig_bases__)
class Stack(Generic[T]):
    items: list[T]
    def push(self, x: T) -> None: pass
print(Stack[int]().__orig_class__, get_type_hints(Stack), get_type_hints(Stack.push), ForwardRef('x'))
print(Literal[1] == Literal[1], Literal[1, 1, True], at(isinstance, 3, Any), AnyStr, Hashable, Text)
print(TypeAliasType('X', int), TypeAliasType('Y', list[T], type_params=(T,))[int], IO[str], TextIO.__mro__[1:3])
print(List['int'])
for n in typing.__all__:
    if n not in ('Pattern', 'Match'): getattr(typing, n)
