# add, discard, remove, pop, union and the rest with any iterable; errors.
s = {1}
print(s.add(2), s.add(1), sorted(s), s.discard(9), s.discard(1), s, s.remove(2), s, s.update([1, 2], "a", {3: 4}), len(s), s.pop() in (1, 2, 3, "a"), len(s), s.clear(), s)
a = {1, 2, 3, 4}
print(a.union([5], {6}), a.union(), a.intersection([1, 2, 9], (2, 3)), a.intersection(), a.difference([1], [2]), a.symmetric_difference([4, 5]), a.issubset(range(10)), a.issuperset([1]), a.isdisjoint([7]), a.isdisjoint([1]), a.copy() == a, a.copy() is a)
b = a.copy()
print(b.intersection_update([1, 2, 3]), b, b.difference_update([1]), b, b.symmetric_difference_update([3, 4]), b, a)
f = frozenset([1, 2])
print(f.union([3]), f.intersection([1]), f.difference([1]), f.symmetric_difference([2, 3]), f.copy() is f, f.issubset([1, 2, 3]), f.isdisjoint([5]))
big = set()
for i in range(10000):
    big.add(i * 7919 % 10007)
print(len(big), sum(big), 5 in big, sorted(big)[:5])
for i in range(0, 10007, 2):
    big.discard(i)
print(len(big), min(big), max(big))
def attempt(fn):
    try:
        print(repr(fn()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: set().pop()); attempt(lambda: {1}.remove(2)); attempt(lambda: {1}.remove("x")); attempt(lambda: {1}.remove([])); attempt(lambda: {1}.add([])); attempt(lambda: {1}.add()); attempt(lambda: {1}.add(1, 2)); attempt(lambda: {1}.discard([])); attempt(lambda: {1}.union(5))
attempt(lambda: {1}.update(5)); attempt(lambda: {1}.issubset(5)); attempt(lambda: {1}.intersection([[]])); attempt(lambda: f.discard(1)); attempt(lambda: f.update([1])); attempt(lambda: set.union()); attempt(lambda: set.union({1}, {2})); attempt(lambda: {1}.pop(1)); attempt(lambda: {1}.append(1)); attempt(lambda: {1}.isdisjoint())
def change():
    s = {1, 2, 3}
    for x in s:
        s.add(x + 10)
attempt(change)
def shrink():
    s = {1, 2, 3}
    for x in s:
        s.discard(x)
attempt(shrink)
