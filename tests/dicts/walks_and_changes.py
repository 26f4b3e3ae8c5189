"""Walks over dicts and sets, by a loop and by functions that take every item, while those change; and dicts with a factory."""

from collections import defaultdict


def attempt(what, *args, **keywords):
    try:
        return what(*args, **keywords)
    except (RuntimeError, KeyError, ValueError, ZeroDivisionError) as error:
        return f"{type(error).__name__}: {error}"


# Loops over the three views, with what was removed before left out.
table = {i: str(i) for i in range(12)}
for i in (0, 4, 5, 11):
    del table[i]
print([key for key in table], [value for value in table.values()], [pair for pair in table.items()][:2])
print([(value, key) for key, value in table.items()][-2:], [a + b for (a, b) in {(1, 2): 3, (4, 5): 6}])
for pair in table.items():
    key, value = pair
    print(pair, key, value, end=" ")
print()


# Changes under way: more keys, fewer, as many others, and new values alone.
def grow(table):
    for key in table:
        table[key + 100] = 1


def shrink(table):
    for key in table:
        del table[key]


def swap(table):
    for key, value in table.items():
        del table[key]
        table[key + 100] = value


def renew(table):
    for key, value in table.items():
        table[key] = value * 2
    return table


for change in (grow, shrink, swap, renew):
    print(change.__name__, attempt(change, {1: 1, 2: 2}), attempt(change, {i: i for i in range(20)}) == {i: 2 * i for i in range(20)})


# The same while a function takes the items.
def changing(table, change, at):
    def key(item):
        if item == at:
            change(table)
        return -item

    return key


for function in (max, min, sorted):
    for change in (lambda table: table.update({50: 50}), lambda table: table.pop(3), lambda table: table.update({3: 4}), dict.clear):
        table = {i: i for i in range(6)}
        print(function.__name__, attempt(function, table.values(), key=changing(table, change, 2)), end="; ")
        table = {i: i for i in range(6)}
        print(attempt(function, table, key=changing(table, change, 2)), len(table))
items = set(range(6))
print(attempt(max, items, key=changing(items, lambda items: items.add(50), 2)), attempt(min, items, key=changing(items, set.clear, 2)))

numbers = {"a": 1, "b": 2.5, "c": 3}
print(sum(numbers.values()), max(numbers.values()), min(numbers, key=numbers.get), max(numbers.items()), attempt(max, {}.values()))
print(attempt(sum, (1 // value for value in {1: 1, 0: 0}.values())), any(numbers.values()), all({0: 1}), list(map(str, numbers.values())))
walk = iter(numbers.items())
print(next(walk), max(walk), list(walk), attempt(next, walk, "end"))
walk = iter(numbers)
print(next(walk), walk.__length_hint__(), "b" in walk, list(walk), list(reversed(numbers)), max(reversed(numbers.values())))


# Dicts with a factory, and classes of them.
class Slotted(defaultdict):
    __slots__ = ()

    def __getitem__(self, key):
        return ("own", key)

    def __contains__(self, key):
        return "own"

    def __setitem__(self, key, value):
        super().__setitem__(key, ("set", value))


class Inheriting(defaultdict):
    pass


own = Slotted(list, {1: 2})
own[1] = 3
print(own[1], own["k"], 5 in own, dict(own), own.get(1))
for table in (defaultdict(int, {1: 1}), Inheriting(int, {1: 1}), defaultdict(None, {1: 1})):
    table[1] += 1
    table["k"] = 5
    table[(1, 2)] = 6
    print(table[1], table["k"], table[1, 2], attempt(lambda: table[2]), 1 in table, (1, 2) in table, 3 in table, None in table, len(table))
table = defaultdict(int, {1: 1})
table.default_factory = None
print(attempt(lambda: table[9]), table[1], 1 in table)


# Keys inside keys: what is equal, what only hashes alike, and what is asked.
class Asked:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 3

    def __eq__(self, other):
        print("asked", self.name, getattr(other, "name", other))
        return self.name == getattr(other, "name", None)


nested = {(i, (i, str(i)), "a"): i for i in range(20)}
print(nested[7, (7, "7"), "a"], (7, (7, "8"), "a") in nested, (7, (7, 7), "a") in nested, nested.get((True, (1.0, "1"), "a")))
one, other = Asked("one"), Asked("other")
pairs = {(one, 1): "first", (2, one): "second"}
print(pairs[one, 1], (other, 1) in pairs, pairs[2, Asked("one")], (one,) in pairs, ((one, 1), 2) == ((other, 1), 3))
print({one, other} == {Asked("one"), Asked("other")}, {(one,)} <= {(other,), (Asked("one"),)}, {one} & {Asked("one")} == {one})
group = {3, one}
print(other in group, one in group, 3 in group, 3.0 in group, len(group | {3.0, True}), frozenset({3}) in {frozenset({3}), 3})
group.add(3)
group.add(one)
group.discard(3.0)
group.discard(4)
print(len(group), attempt(group.remove, 7))
print({0, -1, -2} == {-2, 0, -1}, {0} <= {False}, {0, 1} - {0.0}, {1, 2, 3} & {3.0, 2}, {8, 16, 0} <= {0, 8, 16, 24}, {0, 32} <= {32})
