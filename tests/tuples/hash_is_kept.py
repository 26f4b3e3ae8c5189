# A tuple keeps its hash once it is known: items are asked for theirs once, whoever asks, and again only after an error.
class Item:
    def __init__(self, name, hash=7):
        self.name, self.hash, self.asked = name, hash, 0

    def __hash__(self):
        self.asked += 1
        if self.hash is None:
            raise ValueError(f"no hash of {self.name} yet")
        return self.hash

    def __eq__(self, other):
        return isinstance(other, Item) and self.name == other.name


class Point(tuple):
    pass


class Odd(tuple):
    def __hash__(self):
        print("hash of", tuple(self))
        return 5


a, b = Item("a"), Item("b")
pair = (a, b)
nested = (pair, 1, (pair, (b, None)))
for use in (hash, lambda t: {t: 1}, lambda t: {t}, lambda t: t in {t: 1}, lambda t: {t: 1}.get(t), lambda t: frozenset([t]), lambda t: t in set()):
    use(pair)
    use(nested)
    print(a.asked, b.asked)
print(hash(pair) == hash((Item("c"), Item("d"))), hash(nested) == hash((pair, 1, (pair, (b, None)))), a.asked, b.asked)

point = Point((a, b))
print(hash(point) == hash(pair), hash(point) == hash(point), a.asked)
odd = Odd((1, 2))
print({odd: 1}[odd], hash((odd, odd)), (odd,) in {(odd,)})

changing = Item("changing")
kept = (changing,)
before = hash(kept)
changing.hash = 8
print(hash(kept) == before, hash((changing,)) == before, hash(kept[:]) == before, hash(tuple(list(kept))) == before)

late = Item("late", None)
t = (1, (2, late))
for hash_of in (None, None, 3):
    late.hash = hash_of
    for _ in range(2):
        try:
            print(isinstance(hash(t), int), late.asked)
        except ValueError as error:
            print(error, late.asked)
for bad in ((1, []), (1, (2, {})), ((), ([],)), (a, [])):
    for use in (hash, lambda t: {t: 1}, lambda t: {t}, lambda t: t in {}, lambda t: t in set(), lambda t: {}.get(t)):
        try:
            print(use(bad))
        except TypeError as error:
            print(error)

# Hashes that scripts may print, alone and in tuples.
for value in ((), (1,), (1, 2), (1.5, -1), (0.0, -0.0, -1.0), (True, False, None), ((1, (2, (3, ()))),), (2**70, -2**63), (float("inf"), 1e300), (1, 1.0, True), (frozenset([1, 2]),), (b"",) == (b"",)):
    print(value, hash(value))
nan = float("nan")
print(hash((nan,)) == hash((nan,)), (nan,) in {(nan,)}, hash((1, 2.0, True)) == hash((1.0, 2, 1)), hash((b"ab", "ab")) == hash((b"a" + b"b", "a" + "b")))

# Tuples nested deeper than any short way looks.
deep = equal = ()
for i in range(300):
    deep, equal = (deep, i), (equal, i)
print(hash(deep) == hash(equal), deep == equal, {deep: "found"}[equal], deep in {equal}, deep < equal, deep <= equal, (deep, 1) < (equal, 2))
