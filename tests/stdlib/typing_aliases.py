# typing: aliases, unions, type variables, generic classes, get_origin and get_args
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


print(List[int], Dict[str, int], Optional[int], Union[int, str, None], Callable[[int], str], Callable[..., Any], Tuple[int, ...], Tuple[()], Literal[1, 'a'], ClassVar[int], Final[str], Annotated[int, 5], Type[int], Any, List, Dict, Callable, NoReturn, Self)
print(T, K.__bound__, S.__constraints__, T.__name__, TypeVar('C', covariant=True))
b = Box[int](3); print(b.x, Box[int], Box.__parameters__, Box[int].__args__, b.__orig_class__, Box.__orig_bases__, Box.__mro__)
class Pair(Box[T], Generic[T, K]): pass
print(Pair.__parameters__, Pair[int, str], at(lambda: Pair[int]), at(lambda: int[3]), Pair[int, K][bool], at(lambda: Box[int][str]))
print(List[T], List[T][int], list[T], list[T][int], dict[T, K][int, str], (T | int)[str], Union[T, None], T | None, Optional[T][int])
print(get_origin(List[int]), get_args(Dict[str, int]), get_origin(Optional[int]), get_args(Callable[[int, str], bool]), get_args(Literal[1, 2]), get_origin(Annotated[int, 3]), get_args(Annotated[int, 3]))
