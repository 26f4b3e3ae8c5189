"""Classes of dicts: what they leave as it is, what they define, and what is defined or taken away when objects are there already."""

from collections import Counter, OrderedDict, defaultdict


class Kept(dict):
    """Leaves everything."""


class Counted(dict):
    """Defines what happens to a missing key only."""

    def __missing__(self, key):
        return 0


class Loud(Kept):
    def __getitem__(self, key):
        return "loud", super().__getitem__(key)

    def __setitem__(self, key, value):
        super().__setitem__(key, [value])

    def __delitem__(self, key):
        print("del", key)
        super().__delitem__(key)

    def __contains__(self, key):
        return not super().__contains__(key)


def ask(table, key):
    try:
        return table[key], key in table
    except KeyError as error:
        return "KeyError", error.args, key in table


for make in (Kept, Counted, Loud, OrderedDict, Counter, lambda: defaultdict(list), lambda: defaultdict(None)):
    table = make()
    table["a"] = 1
    table[2] = "two"
    table[(3, 4)] = None
    table["a"] = table[2]
    print(type(table).__name__, [ask(table, key) for key in ("a", "".join("a"), 2, 2.0, (3, 4), "z", None)])
    del table["a"]
    print(len(table), list(table.items()))

# The class of an object changes.
table = Kept(a=1)
print(ask(table, "a"), ask(table, "b"))
table.__class__ = Loud
print(ask(table, "a"))
table["b"] = 5
del table["a"]
table.__class__ = Kept
print(ask(table, "a"), ask(table, "b"))

# Methods come and go while the object is used.
for step in range(6):
    table[step] = step
    print(ask(table, step), end=" ")
    match step:
        case 1:
            Kept.__getitem__ = lambda self, key: ("later", key)
        case 2:
            Kept.__contains__ = lambda self, key: False
        case 3:
            del Kept.__getitem__
            Kept.__setitem__ = lambda self, key, value: dict.__setitem__(self, key, -value)
        case 4:
            del Kept.__contains__, Kept.__setitem__
print(table)

# Small tables from which keys go again and again: order, and what is found.
stack = {}
for i in range(100):
    stack[i] = i
    stack[str(i)] = i
    if i % 3:
        print(stack.popitem(), end=" ") if i > 94 else stack.popitem()
    else:
        del stack[i]
    if i % 10 == 9:
        for key in list(stack)[: len(stack) - 3]:
            del stack[key]
print(stack, 99 in stack, "99" in stack)
few = {"a": 1}
for i in range(50):
    few[i] = i
    del few[i]
few.update({"b": 2, "c": 3})
print(few, list(reversed(few)), len(few), 49 in few)
walk = iter(few)
print(next(walk), end=" ")
for i in range(20):
    few[i] = few.pop("c", i)
    few["c"] = few.pop(i)
try:
    print(list(walk))
except RuntimeError as error:
    print(error)
print(few)
