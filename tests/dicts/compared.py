"""Dicts, lists, tuples and sets compared: who is asked, in which order, and what changes meanwhile."""


class Asks:
    def __init__(self, name, answer=True):
        self.name, self.answer = name, answer

    def __eq__(self, other):
        print(f"  {self.name} asked about {getattr(other, 'name', other)}")
        return self.answer

    def __hash__(self):
        return 7


nan = float("nan")
pairs = [
    ({}, {}), ({1: 2}, {1: 2}), ({1: 2}, {1.0: True + 1}), ({1: 2}, {1: 3}), ({1: 2}, {2: 2}), ({1: 2}, {1: 2, 3: 4}),
    ({"a": 1, "b": 2}, {"b": 2, "a": 1}), ({(1, 2): [3]}, {(1, 2): [3]}), ({1: nan}, {1: nan}), ({1: float("nan")}, {1: nan}),
    ({1: {2: {3: {}}}}, {1: {2: {3: {}}}}), ({1: {2: {3: {}}}}, {1: {2: {3: {4: 5}}}}), ({1: [{}]}, {1: [{}]}), ({1: None}, {1: 0}),
    ({1: 2}, [1]), ([1, 2], [1, 2]), ([1, 2], [1, 2, 3]), ([1, nan], [1, nan]), ([1, "a", (2,)], [1, "a", (2.0,)]), ((1, 2), (1, 2, 3)),
    ((1, [2, {3}]), (1, [2, {3}])), ([[]], [[]]), ([1.5, 2], [1.5, True]), ((), ()), ([], ()), ({1, (2, 3)}, {(2, 3), 1}), ([{1: 2}], [{1: 2}]),
]
for left, right in pairs:
    row = [left == right, left != right, right == left]
    try:
        row += [left < right, left <= right, left > right, left >= right]
    except TypeError as error:
        row.append(str(error))
    print(left, right, row)

for make in (lambda x: {1: x}, lambda x: [0, x], lambda x: (0, x), lambda x: {x: 0}, lambda x: {x}, lambda x: {"k": [x]}):
    for left, right in ((Asks("one"), Asks("two")), (Asks("no", False), Asks("two")), (Asks("one"), 5), (5, Asks("two", False))):
        left, right = make(left), make(right)
        print(left == right, left != right)
same = Asks("same", False)
print({1: same} == {1: same}, [same] == [same], (same,) == (same,), {same} == {same})


class Changes:
    """Changes what it is in when it is compared."""

    def __init__(self, change):
        self.change = change

    def __eq__(self, other):
        self.change()
        return True


d, e = {}, {1: 0, 2: 0, 3: 0}
d.update({1: Changes(lambda: d.clear()), 2: 0, 3: 0})
print(d == e, d)
d = {1: Changes(lambda: e.clear()), 2: 0, 3: 0}
print(d == e, e)
x, y = [], [1, 2]
x += [Changes(lambda: x.clear()), 2]
print(x == y, x)
x = [Changes(lambda: y.append(3)), 2]
print(x == y, y)

# New keys, keys that are equal but not the same, and keys that collide.
table = {}
for key in ("a", "".join(["x", "y"]), 1, -1, -2, True, 1.0, 2**61 - 1, 0, 2**70, (1, 2), ((1, 2), 3), None, 1.5, frozenset([1])):
    table[key] = table.get(key, 0) + 1
    table["".join(["x", "y"])] = table.setdefault("xy", 0)
print(table, len(table))
grown = {}
for i in range(40):
    grown[f"k{i % 17}"] = i
    grown[i % 13, i % 3] = i
    if i % 5 == 0:
        del grown[f"k{i % 17}"]
print(grown)
print(sorted("ccabb", key="bca".index), sorted([3, -1, 2], key=abs), max({"a": 3, "b": 5}, key={"a": 3, "b": 5}.get), list(map([1, 2].count, [1, 3])))
print(list(map(abs, [-1, 2])), [*map(len, ["a", ""])], min({3, 1}), max(frozenset("ab")), min({(1, 2), (0, 5)}), max({1.5, 2}))
for bad in (lambda: list(map(abs, ["x"])), lambda: list(map(len, [1])), lambda: sorted([1], key=len), lambda: max(set())):
    try:
        print(bad())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)


class Hinted:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        print("  asked how many")
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in (2, 0, 100, -1, "x", NotImplemented, TypeError("t"), KeyError("k")):
    try:
        print(list(Hinted(hint)), [*Hinted(hint)])
    except Exception as error:
        print(type(error).__name__, error)
