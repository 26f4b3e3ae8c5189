# Comparison of tuples and lists item by item: values of all builtin classes, instances with and without methods, who is asked and how often.
class Plain:
    def __repr__(self):
        return "plain"


class Loud:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        return True

    def __lt__(self, other):
        print("lt", self.name, getattr(other, "name", other))
        return True

    __hash__ = None


class Text(str):
    def __eq__(self, other):
        print("text eq", str(other))
        return True

    __hash__ = str.__hash__


class Number(int):
    def __eq__(self, other):
        print("number eq", other)
        return True

    __hash__ = int.__hash__


class Pair(tuple):
    pass


class Reversed(tuple):
    def __lt__(self, other):
        print("reversed lt")
        return tuple.__gt__(self, other)


class Differs(tuple):
    def __eq__(self, other):
        return False

    def __ne__(self, other):
        return "never"

    __hash__ = tuple.__hash__


class Row(list):
    pass


p, q, nan = Plain(), Plain(), float("nan")
values = [0, 1, -1, 2**62, 2**70, 0.0, -0.0, 1.0, 0.5, 2.0**62, 2.0**70, 1e300, float("inf"), -float("inf"), nan, True, False, None, ..., NotImplemented, "", "a", "é", b"", b"a", (), (1,), (1.0,), [1], [], {}, set(), frozenset(), {1: 1}, p, q, Plain, len, 1 + 0j, range(1), bytearray(b"a"), Text("a").upper(), Pair((1,)), Row([1])]
for i, x in enumerate(values):
    row = ""
    for y in values:
        answer = ((x,) == (y,), (x,) != (y,), [x] == [y], [(x, 1)] == [(y, 1)], x == y, y in (x,), y in [x], (0, [y]) == (0, [x]))
        assert type(x) is Text or answer[0] == answer[2] == answer[3] == answer[5] == answer[6] == answer[7] != answer[1]
        row += "=" if answer[4] else "i" if answer[0] else "."
    print(f"{i:2}", row)

# Orders of all pairs that have one.
for x in values:
    row = ""
    for y in values:
        for op in (lambda a, b: a < b, lambda a, b: a <= b, lambda a, b: a > b, lambda a, b: a >= b):
            try:
                row += "01"[op((1, x), (1, y))]
            except TypeError:
                row += "-"
            except Exception as error:
                row += "?"
    print(row)

loud, other = Loud("a"), Loud("b")
print((1, loud) == (1, other), [loud] == [other], (loud, 1) == (other, 2), (1, loud) < (1, other), (loud,) < (loud,), (loud, 1, 2) == (other, 1), [loud, 1] == [loud], [other, 1, 2] == [loud, 1])
print((1, loud) == (2, other), ((loud,), 1) == ((other,), 1), (((loud,),),) < (((other,),),), loud in (1, other), (1, loud) in [(1, other)], loud in [loud])
print((Text("x"),) == ("y",), ("y",) == (Text("x"),), (Number(1), 0) == (2, 0), (2,) == (Number(1),), Number(3) in [1, 2], 5 in (Number(9),))
print(Pair((1, 2)) == (1, 2), (1, 2) == Pair((1, 2)), Pair((1, 2)) < (1, 3), [Pair((1, 2))] == [(1, 2)], Row([1]) == [1], [Row([2])] > [[1]], Pair((1,)) == [1], Pair() == ())
print(Reversed((1,)) < (2,), (2,) > Reversed((1,)), ((1,),) < (Reversed((2,)),), (Reversed((1,)), 2) < ((1,), 3), Reversed((1,)) == (1,))
print((Differs((1,)),) == ((1,),), ((1,),) == (Differs((1,)),), Differs((1,)) != (1,), [Differs()] != [()], (1, Differs((1,))) != (1, (1,)))

# Comparisons that change what they compare.
class Shrinks:
    def __init__(self, victim):
        self.victim = victim

    def __eq__(self, other):
        self.victim.clear()
        return True


left, right = [0, 1, 2, 3], [0, 1, 2, 3]
left[1] = Shrinks(left)
print(left == right, left)
left, right = [0, 1, 2, 3], [0, 1, 2, 4]
left[1] = Shrinks(right)
print(left < right, right)
left = [0, 1, 2, 3]
left[1] = Shrinks(left)
print(9 in left, left)

# A class that learns to compare after its instances were compared.
print((p,) == (q,), p in [q], (q, 1) == (p, 1))
Plain.__eq__ = lambda self, other: True
print((p,) == (q,), p in [q], (q, 1) == (p, 1), p in (1, "a"))
del Plain.__eq__
print((p,) == (q,), p in [q], (q, 1) == (p, 1))
Pair.__eq__ = lambda self, other: "equal"
print(Pair((1,)) == (2,), (Pair((1,)),) == ((2,),), [Pair((1,))] == [3])

# Deep and wide.
deep, same = [], []
for i in range(400):
    deep, same = [deep, i], [same, i]
print(deep == same, deep < same, deep <= same, [deep, 1] < [same, 2])
a = []
a.append(a)
b = []
b.append(b)
for compare in (lambda: a == b, lambda: a < b, lambda: (a,) == (b,), lambda: a == a, lambda: a in [b]):
    try:
        print(compare())
    except RecursionError:
        print("RecursionError")
