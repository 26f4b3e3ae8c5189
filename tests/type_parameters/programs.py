# type parameters as programs use them
from dataclasses import dataclass
from typing import Callable, Protocol, get_type_hints


class Stack[T]:
    def __init__(self) -> None:
        self.items: list[T] = []

    def push(self, item: T) -> "Stack[T]":
        self.items.append(item)
        return self

    def pop(self) -> T:
        return self.items.pop()

    @property
    def top(self) -> T | None:
        return self.items[-1] if self.items else None

    @classmethod
    def of[U](cls, *items: U) -> "Stack[U]":
        made = cls()
        for item in items:
            made.push(item)
        return made

    @staticmethod
    def size[U](stack: "Stack[U]") -> int:
        return len(stack.items)


def first[T](items: list[T], default: T | None = None, *, key: Callable[[T], bool] = bool) -> T | None:
    """The first that counts."""
    return next((item for item in items if key(item)), default)


@dataclass
class Pair[A, B = int]:
    left: A
    right: B

    def swap(self) -> "Pair[B, A]":
        return Pair(self.right, self.left)


type Json = None | bool | int | float | str | list[Json] | dict[str, Json]
type Handler[**P, R] = Callable[P, R]
type Matrix[T: (int, float)] = list[list[T]]


class Base[T]:
    def __init_subclass__(cls, tag=None, **kwargs):
        super().__init_subclass__(**kwargs)
        cls.tag = tag


class Child[T](Base[T], tag="t"):
    def who(self):
        return super().__class__.__name__, __class__.__name__, T.__name__


class Sized[T](Protocol):
    def size(self) -> T: ...


def counter[T]():
    seen: list[T] = []

    def add(item: T) -> int:
        nonlocal seen
        seen = [*seen, item]
        return len(seen)
    return add


async def later[T](x: T) -> T:
    return x


def generate[T](*items: T):
    for item in items:
        yield item, T


s = Stack[int]().push(1).push(2)
print(s.pop(), s.top, Stack.of("a", "b").items, Stack.size(s), Stack[int], Stack.__type_params__, Stack.of.__type_params__)
print(first([0, 3]), first([], 5), first([1, 4], key=lambda x: x > 2), first.__doc__, first.__defaults__, first.__kwdefaults__)
print(Pair(1, "x").swap(), Pair[str], Pair.__match_args__, Pair.__type_params__[1].__default__, get_type_hints(Pair.__init__)["left"])
print(Json, Json.__value__, Handler, Handler[[int], str], Matrix.__type_params__[0].__constraints__, Matrix[int])
print(Child().who(), Child.tag, Child.__mro__, Child.__parameters__, Child.__orig_bases__)
add = counter()
print(add(1), add(2), counter.__qualname__, add.__qualname__)
try:
    later(5).send(None)
except StopIteration as stop:
    print(stop.value, later.__type_params__)
print(list(generate(1, 2)), isinstance(s, Stack), Sized.__parameters__)
type Alias = int
print(isinstance(Alias, type), Alias.__name__, Alias | None, list[Alias])
type = 5
print(type, [type for type in range(2)])
