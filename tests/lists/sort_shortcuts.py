"""Sorting of what needs nobody's help to compare, and of what only looks so."""
import operator

nan = float("nan")


def show(label, items, **how):
    print(label, sorted(items, **how), sorted(items, reverse=True, **how))


show("ints", [3, -1, 2**62, -2**62, 0, 2**62 - 1])
show("large ints", [2**70, 5, -2**70, 2**62, 2**63])
show("bools among ints", [2, True, 0, False, 1])
show("floats", [0.0, -0.0, 1.5, -2.5, 1e300, -1e300, 5e-324, float("inf"), float("-inf")])
show("zeros keep their places", [0.0, -0.0, 0, -0.0, 0.0])
show("ints and floats", [1, 1.0, 0.5, 2, -3.5])
print("with nan", sorted([3.0, nan, 1.0, 2.0, nan, 0.5]), sorted([nan, 1.0, nan]))
show("strings", ["b", "", "a", "ab", "a\0", "abcdefgh", "abcdefghi", "abcdefgh\0", "abcdefg"])
show("beyond ASCII", ["é", "e", "z", "ß", "日本", "\U0001F600", "\uFFFF"])
print(ascii(sorted(["\ud800", "\U00010000", "\uffff", "\udfff", "a", "\U0010FFFF"])))
show("long common beginnings", ["x" * 20 + c for c in "cab"])
show("tuples", [(1, "b"), (1, "a"), (0, "z"), (1, "a")])
show("tuples of floats", [(0.0, 2), (-0.0, 1), (1.5, 0), (0.0, 0)])
show("tuples of other lengths", [(1, 2), (1,), (), (1, 2, 3), (0, 9)])
show("tuples of tuples", [((2, 1), 3), ((1, 2), 4), ((2, 0), 1)])
show("lists", [[1, "b"], [1, "a"], [0, "z"]])
show("a place of two classes", [(1, 2), (1, 2.5), (1, 1)])
print("not compared beyond the first difference", sorted([(2, None), (1, object)], key=operator.itemgetter(0))[0][0])
print(sorted([(2, None), (1, None), (3, None)]))
try:
    print(sorted([(1, None), (1, None), (1, 2)]))
except TypeError as error:
    print("TypeError:", error)
try:
    print(sorted([(1, "a"), (1, 2)]))
except TypeError as error:
    print("TypeError:", error)

pairs = [(i % 3, str(i)) for i in range(12)]
print("stable:", sorted(pairs, key=lambda pair: pair[0]))
print("stable backwards:", sorted(pairs, key=lambda pair: pair[0], reverse=True))
print("by two keys:", sorted(pairs, key=lambda pair: (pair[0], -int(pair[1]))))
print("by text:", sorted(pairs, key=lambda pair: pair[1]))
print("by float:", sorted(pairs, key=lambda pair: -float(pair[1])))


class Backwards(str):
    def __lt__(self, other):
        return str.__gt__(self, other)


class Odd(tuple):
    def __lt__(self, other):
        return tuple.__gt__(self, other)


class Most(int):
    def __lt__(self, other):
        return int.__gt__(self, other)


print(sorted([Backwards("a"), Backwards("c"), Backwards("b")]))
print(sorted([Odd((1, 2)), Odd((3, 4)), Odd((2, 3))]))
print(sorted([(Most(1), 0), (Most(3), 0), (Most(2), 0)]))
print(sorted([(1, Backwards("a")), (1, Backwards("b"))]))

watched = [3, 1, 2]


def key(item):
    watched.append(item)
    return item


try:
    watched.sort(key=key)
except ValueError as error:
    print("ValueError:", error, watched)
