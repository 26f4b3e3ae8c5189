# _collections_abc: which builtin and other classes count as what, and Callable's aliases
import _collections_abc as cabc
from _collections_abc import *

values = [1, 1.5, "s", b"b", bytearray(), (), [], {}, set(), frozenset(), range(1), None, len, int, iter([]), zip(), (x for x in ()),
          {}.keys(), {}.values(), {}.items(), object(), reversed([]), enumerate([]), lambda: 0]
classes = [Hashable, Iterable, Iterator, Generator, Reversible, Sized, Container, Collection, Callable, Set, MutableSet, Mapping,
           MutableMapping, MappingView, KeysView, ItemsView, ValuesView, Sequence, MutableSequence, Awaitable]
for value in values:
    print(type(value).__name__, [c.__name__ for c in classes if isinstance(value, c)])


class OneMethod:
    def __iter__(self): ...
    def __len__(self): ...


class Blocked(OneMethod):
    __iter__ = None


print(issubclass(OneMethod, Iterable), issubclass(OneMethod, Sized), issubclass(OneMethod, Container))
print(issubclass(Blocked, Iterable), issubclass(Blocked, Collection), issubclass(list, Hashable), issubclass(int, Hashable))

for cls in (Iterable, Iterator, Collection, Generator, Coroutine, AsyncGenerator, Set, MutableMapping, Sequence, MutableSequence):
    try:
        cls()
    except TypeError as error:
        print(error)


class Countdown(Generator):
    def __init__(self, n):
        self.n = n

    def send(self, value):
        self.n -= 1
        if self.n < 0:
            raise StopIteration("done")
        return self.n if value is None else value

    def throw(self, typ, val=None, tb=None):
        super().throw(typ, val, tb)


g = Countdown(3)
print(next(g), g.send("sent"), list(g), g.close())
try:
    g.throw(ValueError("v"))
except ValueError as error:
    print("thrown", error)
try:
    g.throw(ValueError, "text") if False else g.throw(KeyError)
except KeyError as error:
    print("thrown", repr(error))

print(Callable[[int, str], bool], Callable[[], None], Callable[..., "x"], Callable[[int], Callable[[], str]])
print(Callable[[int, str], bool].__args__, Callable[..., int].__args__, Callable[[int], str].__origin__)
print(Callable[[int], str] == Callable[[int], str], Callable[[int], str] == Callable[[str], str])
for wrong in (int, (int,), ([int],), ([int], int, int), (3, int)):
    try:
        Callable[wrong]
    except TypeError as error:
        print(error)
print(Sequence[int], Mapping[str, int].__args__, Iterator.__module__, repr(Sized), isinstance(Iterable[int], type))
print(isinstance(len, Callable), isinstance(3, Callable))
