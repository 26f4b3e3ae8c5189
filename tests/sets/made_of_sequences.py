# Sets made of lists and tuples, items of every kind, and what happens when one cannot be added, or changes the sequence.
class Key:
    def __init__(self, name, act=None):
        self.name, self.act = name, act

    def __hash__(self):
        if self.act:
            self.act()
        return 5

    def __eq__(self, other):
        print("eq", self.name, getattr(other, "name", other))
        return isinstance(other, Key) and self.name[0] == other.name[0]

    def __repr__(self):
        return self.name


for items in ([], [1], [3, 1, 2, 3], ["a", "b", "a"] * 3, list(range(40)), [1, 1.0, True, 0, False, 0.0], [(1, 2), (1, 2), (1.0, 2)], [None, ..., None]):
    a, b, c = set(items), set(tuple(items)), frozenset(items)
    u = set()
    u.update(items, tuple(items))
    print(len(a), a == b == c == u, [x in a for x in items[:5]], len({*items, *items}))
print(set([5, 3, 40, 8, 1, 33, 64, 0, -1, -2]), frozenset((9, 17, 25, 1)), set([8, 16, 24, 32, 40, 48]))

mixed = [1, Key("a"), 5, Key("ab"), Key("b"), 2]
s = set(mixed)
print(len(s), sorted(map(str, s)))

grows = [1, 2]
grows += [Key("g", lambda: grows.append(len(grows)) if len(grows) < 8 else None), 3]
s = set(grows)
print(len(s), sorted(map(str, s)), len(grows))

shrinks = [1, Key("s", lambda: shrinks.clear()), 3, 4]
print(sorted(map(str, set(shrinks))), shrinks)

for bad in ([1, [], 2], (1, {}, 2), [1, (2, [])]):
    s = {0}
    try:
        s.update(bad)
    except TypeError as error:
        print(error, s)

itself = {1}
adds = [2, Key("t", lambda: itself.add(99)), 3]
itself.update(adds)
print(sorted(map(str, itself)))
clears = {1, 2}
clears.update([3, Key("u", lambda: clears.clear()), 4])
print(sorted(map(str, clears)))


class Items(list):
    def __iter__(self):
        return iter("xyz")


print(sorted(set(Items([1, 2]))), sorted({"w"} | set(Items())))
