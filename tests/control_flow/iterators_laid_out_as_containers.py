# Iterators whose class derives from a builtin container: loops ask their `__next__`, whatever their own items are.
class Three:
    def __iter__(self):
        self.n = 0
        return self

    def __next__(self):
        self.n += 1
        if self.n > 3:
            raise StopIteration
        return self.n


class Pairs(Three):
    def __next__(self):
        return Three.__next__(self), "pair"


BASES = (list, tuple, str, dict, set, frozenset, int, bytes, Exception)
for base in BASES:
    three, pairs = type("T", (Three, base), {})(), type("P", (Pairs, base), {})()
    for x in three:
        print(base.__name__, x, end=" ")
    for x, y in pairs:
        print(x, y, end=" ")
    for x in iter(three):
        if x == 2:
            break
    print(list(three), [x for x in three], list(x for x in three), dict(pairs), sum(three), max(three), {x: y for x, y in pairs})
    *_, last = three
    print(last, [*three], set(three), tuple(three), sorted(three), next(iter(three)), list(zip(three, "ab")), list(map(str, three)))


def generator(items):
    yield from items
    for x in items:
        yield -x


for base in BASES:
    print(list(generator(type("T", (Three, base), {})())), end=" ")
print()

# The containers themselves, and sets changed while they are walked.
for container in ([3, 1], (3, 1), "31", {3: 1}, {3}, frozenset({3}), set(), frozenset()):
    print([x for x in container], end=" ")
print()


def walk(items, change):
    seen = 0
    try:
        for item in items:
            seen += 1
            change(items)
        return "all", seen
    except RuntimeError as error:
        return str(error), seen


class Sub(set):
    pass


for make in (set, Sub):
    print(walk(make(range(5)), lambda s: s.add(99)), walk(make(range(5)), lambda s: s.discard(4)), walk(make(range(5)), set.clear))
    print(walk(make(range(5)), lambda s: (s.discard(3), s.add(3))), walk(make([1]), lambda s: s.add(2)), walk(make([1]), set.clear), walk(make(), set.clear))
    print(walk(make(range(5)), lambda s: s.__ior__({1, 2})), walk(make([1, 2]), lambda s: s.intersection_update([1, 2])))
s = {1, 2, 3}
nested = []
for x in s:
    for y in s:
        if y == 2:
            continue
        nested.append((x, y))
    if x == 2:
        break
else:
    print("not reached")
print(nested)
for x in {4, 5} | {6}:
    pass
else:
    print("end", x)


def with_return(items):
    for item in items:
        try:
            return item
        finally:
            items = None


print(with_return({7}), with_return(frozenset([8])))
total = 0
for x in set(range(2000)):
    total += x
print(total)
pairs = {(1, 2), (1, 3)}
print(sum(a * b for a, b in pairs), sorted((b, a) for a, b in pairs))
for a, b in {(1, 2)}:
    print(a, b)
try:
    for a, b in {(1, 2, 3)}:
        print(a, b)
except ValueError as error:
    print(error)
for f in (sum, min, max, len, sorted, list, any, all):
    print(f({3, 1, 2}), f(frozenset({5})), end=" ")
print()


# What `min`, `max` and `sum` call may change the set.
class Nasty:
    def __init__(self, victim, n):
        self.victim, self.n = victim, n

    def __hash__(self):
        return self.n

    def __eq__(self, other):
        return self is other

    def __lt__(self, other):
        self.victim.clear()
        return True

    def __radd__(self, other):
        self.victim.clear()
        return 1


for f in (min, sum, lambda s: sorted(s) and "sorted", lambda s: min(s, key=lambda x: s.clear() or 1)):
    victim = set()
    victim.update(Nasty(victim, n) for n in range(4))
    try:
        print(f(victim))
    except RuntimeError as error:
        print(error)
