"""Inventory with dataclasses, enums, typing and properties."""
from __future__ import annotations
from collections import Counter, defaultdict, namedtuple, OrderedDict, ChainMap, deque
from dataclasses import dataclass, field, asdict, astuple, replace, fields
from enum import Enum, auto, IntEnum, Flag, unique
from typing import Optional, List, Dict, Iterable, Callable, Any, Union, TypeVar, Generic, Protocol, NamedTuple
import functools


class Category(Enum):
    FOOD = auto()
    TOOL = auto()
    TOY = "toy"

    @property
    def label(self):
        return self.name.title()

    @classmethod
    def parse(cls, text):
        return cls[text.upper()]


class Perm(Flag):
    R = 4
    W = 2
    X = 1


@dataclass(order=True)
class Item:
    price: float
    name: str = field(compare=False)
    qty: int = field(default=1, compare=False)
    tags: List[str] = field(default_factory=list, compare=False, repr=False)
    category: Category = Category.FOOD

    def __post_init__(self):
        if self.price < 0:
            raise ValueError(f"negative price: {self.price}")

    @property
    def total(self) -> float:
        return self.price * self.qty


@dataclass(frozen=True)
class Point:
    x: int
    y: int = 0


T = TypeVar("T")


class Stack(Generic[T]):
    def __init__(self) -> None:
        self._items: List[T] = []

    def push(self, item: T) -> Stack[T]:
        self._items.append(item)
        return self

    def pop(self) -> Optional[T]:
        return self._items.pop() if self._items else None

    def __len__(self):
        return len(self._items)


class Shape(Protocol):
    def area(self) -> float: ...


class Employee(NamedTuple):
    name: str
    id: int = 3


items = [Item(3.5, "apple", 10), Item(20, "hammer", category=Category.TOOL), Item(1.25, "bread", 2, ["fresh"])]
for it in sorted([i for i in items if i.category is Category.FOOD]):
    print(f"{it.name:>10} {it.total:8.2f} {it.category.label}")
print(items[0])
print(asdict(items[2]))
print(astuple(Point(1, 2)), replace(Point(1, 2), y=9), Point(1) == Point(1, 0), hash(Point(1)) == hash(Point(1)))
try:
    Point(1).x = 5
except Exception as e:
    print(type(e).__name__, e)
try:
    Item(-1, "x")
except ValueError as e:
    print(e)
try:
    Item()
except TypeError as e:
    print(e)
print([f.name for f in fields(Item)], Category.parse("toy"), Category("toy"), list(Category), Category.FOOD.value)
try:
    Category("car")
except ValueError as e:
    print(e)
print(Perm.R | Perm.W, Perm(7), Perm.R in Perm(6), ~Perm.R, repr(Perm.X | Perm.R), bool(Perm(0)))
s = Stack[int]().push(1).push(2)
print(s.pop(), len(s), s.pop(), s.pop(), Stack[int])
print(Employee("Ann"), Employee("Bob", 4)._replace(id=5), Employee._fields, Employee("x")._asdict())
print(Counter("mississippi").most_common(2), Counter(a=3) - Counter(a=1), Counter("ab") + Counter("bc"))
dd = defaultdict(list)
for w in "one two three four".split():
    dd[len(w)].append(w)
print(dict(dd), dd)
print(ChainMap({"a": 1}, {"b": 2, "a": 0})["a"], deque([1, 2, 3], maxlen=2), OrderedDict(a=1))
print(functools.reduce(lambda a, b: a * b, range(1, 6)), Optional[int], Dict[str, List[int]], Union[int, str], Callable[[int], str])
print(Item.__annotations__, Stack.push.__annotations__)
