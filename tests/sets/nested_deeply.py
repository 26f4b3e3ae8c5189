# Sets in sets, equal and unequal, also deeper than any short way looks, with items whose comparison is a script's.
class Leaf:
    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 1

    def __eq__(self, other):
        return self.name == other.name


def nested(depth, leaf):
    result = frozenset([leaf, 0])
    for i in range(depth):
        result = frozenset([result, i])
    return result


for depth in (0, 1, 5, 11, 12, 13, 14, 40):
    for leaf in (lambda name: name, Leaf, lambda name: (name, (name,)), lambda name: (Leaf(name),)):
        a, b, c = (nested(depth, leaf(name)) for name in "xxy")
        print(a == b, a != b, a == c, a <= b, a < b, a >= c, a > c, b in {a}, c in {a}, (a, 1) == (b, 1), [a] == [c], {a: 1} == {b: 1}, end=";")
    print(depth)

loud = []


class Loud(Leaf):
    __hash__ = Leaf.__hash__

    def __eq__(self, other):
        loud.append((self.name, other.name))
        return self.name == other.name


a, b = {Loud("a"), 5}, {Loud("a"), 5}
for op in (a.__eq__, a.__ne__, a.__le__, a.__lt__, a.__ge__, a.__gt__, a.issubset, a.issuperset, a.isdisjoint):
    loud.clear()
    print(op(b), loud)


class Odd(frozenset):
    def __eq__(self, other):
        return "odd"

    __hash__ = frozenset.__hash__


print(Odd({1}) == {1}, {1} == Odd({1}), {Odd({1})} == {frozenset({1})}, [Odd()] == [set()], {1} <= Odd({1}), {1} == frozenset({1}), {1} == {1: 2}.keys(), {1} != [1], ({1}, 2) < ({1}, 3))
try:
    ({1}, 2) < ({2}, 3), ({1},) < (1,)
except TypeError as error:
    print(error)
for f, items in ((min, [{1, 2}, {1}, set()]), (max, ({1}, {2}, {1, 3})), (min, [3, 1.0, True]), (max, {1, True, 2.0}), (max, [0.0, -0.0]), (min, (-0.0, 0)), (max, ["b", "é", "a"]), (min, [(1, "b"), (1, "a")]), (max, [[1], [1, 0]]), (min, [float("nan"), 1]), (min, [1, float("nan")]), (max, [2**70, 1, 2**70 + 1])):
    print(f(items), f(*items))
for items in ([1, "a"], [None, None], [(1,), (1, "a"), ("b",)], [object(), 1], [], set()):
    try:
        print(max(items))
    except (TypeError, ValueError) as error:
        print(type(error).__name__, str(error).replace(hex(id(items)), ""))
d = {Loud("k"): 1, Loud("k"): 2, "s": 3, "s": 4, (1, 2): 5, (1.0, 2): 6}
print(len(d), list(d.values()), len({Loud("k"), Loud("k"), (1,), (1.0,), "x"}))
try:
    {"a": 1, []: 2, print("not reached"): 3}
except TypeError as error:
    print(error)
