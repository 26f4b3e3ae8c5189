"""Records: dataclasses, named tuples and enums made, compared, sorted, grouped and replaced."""

from collections import Counter, defaultdict, namedtuple
from dataclasses import dataclass, field, replace
from enum import Enum


class Kind(Enum):
    FOOD = 1
    TOOL = 2
    TOY = 3


@dataclass(order=True)
class Item:
    price: int
    name: str
    kind: Kind = field(compare=False, default=Kind.FOOD)
    tags: list = field(default_factory=list, compare=False)


@dataclass(frozen=True)
class Key:
    name: str
    kind: Kind


Line = namedtuple("Line", "item count")


def main():
    kinds = list(Kind)
    items = [Item(i * 7919 % 1000, f"item{i % 50}", kinds[i % 3]) for i in range(6000)]
    items.sort()
    by_key = defaultdict(list)
    for item in items:
        by_key[Key(item.name, item.kind)].append(item)
    totals = {key: sum(item.price for item in group) for key, group in by_key.items()}
    lines = [Line(item, index % 4 + 1) for index, item in enumerate(items)]
    revenue = sum(line.item.price * line.count for line in lines)
    cheaper = [replace(item, price=item.price // 2) for item in items[:2500]]
    counts = Counter(item.kind for item in items)
    equal = sum(a == b for a, b in zip(items, cheaper))
    print(len(by_key), max(totals.values()), revenue, equal, [counts[k] for k in Kind], cheaper[0], items[-1])


for _ in range(8):
    main()
