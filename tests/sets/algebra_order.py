"""The order of what the operators of sets give, for tables of many sizes, and who is asked whether items are equal."""
import itertools


class Rng:
    """A small generator of numbers that is the same everywhere."""

    def __init__(self, seed):
        self.state = seed

    def __call__(self, n):
        self.state = (self.state * 1103515245 + 12345) % 2**31
        return (self.state >> 8) % n


rng = Rng(7)


def some(count, span, stride):
    made = set()
    for _ in range(count):
        made.add(rng(span) * stride)
    for _ in range(rng(count + 1) // 2):
        made.discard(rng(span) * stride)
    return made


def digest(values):
    total = 0
    for place, value in enumerate(values):
        total = (total * 31 + value * (place + 1)) % 1000003
    return total


for count, span, stride in itertools.product((0, 1, 3, 5, 8, 20, 60, 300), (4, 40, 900), (1, 8, 1 << 20)):
    row = []
    for _ in range(3):
        a, b = some(count, span, stride), some(max(1, count - 2), span, stride)
        results = [a & b, a | b, a - b, a ^ b, a.union(b, [1, 2]), a.difference(b, [1]), set(a), a.copy(), b & a, b | a, b - a]
        results += [frozenset(a) & b, frozenset(a) | b, a - frozenset(b), frozenset(a) ^ frozenset(b)]
        for op in ("__iand__", "__ior__", "__isub__", "__ixor__"):
            c = a.copy()
            getattr(c, op)(b)
            results.append(c)
            c.add(-5)
            c.discard(-5)
            c |= {3, 9}
            results.append(c)
        row.append(sum(digest(r) * (i + 1) for i, r in enumerate(results)) % 1000003)
        row.append((a <= b, a < b, a >= b, a == b, a != b, a.isdisjoint(b), a & b <= a <= a | b).count(True))
    print(count, span, stride, row)

print([type(x).__name__ for x in ({1} & frozenset([1]), frozenset([1]) & {1}, frozenset([1]) | {2}, {1} - frozenset([2]))])


class Sub(set):
    pass


class FrozenSub(frozenset):
    pass


for left, right in itertools.product((Sub([1, 2]), FrozenSub([2, 3]), {1}, frozenset([3])), repeat=2):
    print(type(left & right).__name__, type(left | right).__name__, type(left - right).__name__, type(left ^ right).__name__)
fs = frozenset([1])
same = fs
fs &= {1, 2}
print(fs, type(fs).__name__, fs is same, same)
empty = frozenset()
print(empty | frozenset(), empty & {1}, set() | {5, 1}, {5, 1} | set(), type(empty | {1}).__name__)


class Loud:
    """All of them have the same hash, and say who is compared."""

    def __init__(self, name):
        self.name = name

    def __hash__(self):
        return 3

    def __eq__(self, other):
        log.append(f"{self.name}?{getattr(other, 'name', other)}")
        return isinstance(other, Loud) and self.name[0] == other.name[0]

    def __repr__(self):
        return self.name


log = []
a, b, c, d = Loud("a1"), Loud("b1"), Loud("c1"), Loud("a2")
left, right = {a, b, c}, {d, b, 3}
log.clear()
for name in "and or sub xor rand rsub ror".split():
    one, two = (right, left) if name[0] == "r" else (left, right)
    result = getattr(one, f"__{name.removeprefix('r')}__")(two)
    print(name, sorted(map(str, result)), log)
    log.clear()
for name in "iand ior isub ixor".split():
    copied = left.copy()
    getattr(copied, f"__{name}__")(right)
    print(name, sorted(map(str, copied)), log)
    log.clear()
print({a, d, b}, log)
log.clear()
print(left <= right, left == right, left.isdisjoint(right), log)


class Spoiler:
    """Empties a set when it is compared."""

    def __init__(self, victim):
        self.victim = victim

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.victim.clear()
        return False


for name in "__and__ __or__ __sub__ __xor__ __ior__ __isub__ __iand__ __ixor__ __le__ __eq__".split():
    victim = {1, 2, 3}
    other = {Spoiler(victim), 2, 3}
    result = getattr(other, name)(victim)
    print(name, len(result) if isinstance(result, set) else result, len(other), len(victim))
    victim = {1, 2, 3}
    other = {Spoiler(victim), 2, 3}
    result = getattr(victim, name)(other)
    print(name, len(result) if isinstance(result, set) else result, len(other), len(victim))


class Gone:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


kept = Gone("kept")
s = {kept, 1, "x"}
d = {kept: 1, 2: Gone("value")}
del s
print("set freed")
del d
print("dict freed")
t = {Gone("item")}
t -= set(t)
print("emptied", t)
u = {1, Gone("other")}
u &= {1}
print(u)
