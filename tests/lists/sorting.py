# sort and sorted: keys, reverse, stability, mixed numbers, errors, and what a failing key leaves behind.
a = [3, 1, 2, -5, 10, 2]
print(a.sort(), a, sorted(a, reverse=True), a.sort(reverse=True), a, sorted("hello"), sorted({3: 1, 1: 2}), sorted((3, 1)), sorted([]), sorted([1]))
words = ["banana", "Apple", "cherry", "apple", "Banana", "fig", "kiwi", "date"]
print(sorted(words), sorted(words, key=str.lower), sorted(words, key=len), sorted(words, key=len, reverse=True), sorted(words, key=lambda w: (len(w), w)), sorted(words, key=lambda w: w[-1]))
pairs = [(i % 3, i) for i in range(12)]
print(sorted(pairs, key=lambda p: p[0]), sorted(pairs, key=lambda p: p[0], reverse=True), sorted(pairs, reverse=True)[:3])
print(sorted([1.5, 1, True, 0, -1, 2**70, -(2**70), 1.0]), sorted([[2], [1, 5], [1], []]), sorted([(1, "b"), (1, "a")]), sorted([False, True, False]), sorted([0.0, -0.0, 0]))
big = [(i * 7919 + 13) % 1009 for i in range(1009)]
print(sorted(big) == list(range(1009)), sorted(big, reverse=True) == list(range(1008, -1, -1)), sorted(big, key=lambda v: -v)[:3], sorted(range(100, 0, -1)) == list(range(1, 101)))
class V:
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        return self.v < other.v
    def __repr__(self):
        return f"V{self.v}"
print(sorted([V(3), V(1), V(2)]), sorted([V(3), V(1), V(2)], reverse=True), max([V(3), V(5), V(4)], key=lambda v: v.v), sorted([V(1), V(0)], key=lambda v: v))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: [1, "a"].sort()); attempt(lambda: sorted([None, 1])); attempt(lambda: sorted([{}, {}])); attempt(lambda: sorted(5)); attempt(lambda: sorted()); attempt(lambda: sorted([1], lambda x: x)); attempt(lambda: [].sort(1))
attempt(lambda: sorted([1], key=5)); attempt(lambda: sorted([1, 2], key=lambda: 1)); attempt(lambda: sorted([1], foo=1)); attempt(lambda: sorted([1, 2], reverse="a")); attempt(lambda: sorted([2, 1], reverse=None)); attempt(lambda: sorted([1, 2], key=None))
attempt(lambda: sorted([object(), object()])); attempt(lambda: sorted([1, 2, 3], key=lambda x: 1 / (x - 2)))
c = [3, 1, 2]
attempt(lambda: c.sort(key=lambda x: 1 / (x - 2))); print(sorted(c))
def nosy(x):
    seen.append(len(c))
    return x
seen = []; c.sort(key=nosy); print(c, seen)
def changing(x):
    c.append(9)
    return x
attempt(lambda: c.sort(key=changing)); print(c)
