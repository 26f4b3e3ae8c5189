# range objects: length, indexing, membership, equality, slices, big values, errors.
for r in (range(5), range(2, 5), range(0, 10, 3), range(10, 0, -3), range(5, 2), range(0), range(2, 5, -1), range(-3, 3), range(10**20, 10**20 + 3), range(0, 10**20, 10**19)):
    print(r, len(r), list(r), r[::-1], 3 in r, 9.0 in r, "a" in r, bool(r), r.start, r.stop, r.step, list(reversed(r)), r.count(4), r == range(0), sum(r))
print(range(0) == range(5, 2), range(0, 10, 3) == range(0, 12, 3), range(5) == list(range(5)), hash(range(0)) == hash(range(2, 1)), range(5) != range(6), range(5)[1:3], range(10)[::3][1:], range(10)[-1], range(0, 20, 2)[-2:2:-2], range(10).index(7), {range(3): 1}[range(3)], range(True, 5))
print(range(10**30)[10**29], 10**29 in range(10**30), range(10**30)[-1], range(10**30)[5:7], range(2**63 - 2, 2**63 + 2)[2], list(range(2**63 - 1, 2**63 + 1)), list(range(-(2**63) - 1, -(2**63) + 1)), [i for i in range(2**62 - 2, 2**62 + 2)])
it = iter(range(3)); print(next(it), list(it), next(it, "end"), type(it).__name__, type(iter(range(10**30))).__name__)
n = 0
for i in range(10**30, 10**30 + 5):
    n += i
print(n)
for i in range(3):
    i += 10
    print(i, end=" ")
print(i)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: range()); attempt(lambda: range(1, 2, 0)); attempt(lambda: range(1.0)); attempt(lambda: range("a")); attempt(lambda: range(1, 2, 3, 4)); attempt(lambda: range(3)[3]); attempt(lambda: range(3)[-4]); attempt(lambda: range(3)["a"]); attempt(lambda: range(3).index(5)); attempt(lambda: range(3) + range(2))
attempt(lambda: len(range(10**30))); attempt(lambda: range(None)); attempt(lambda: range(stop=5)); attempt(lambda: range(3) < range(4)); attempt(lambda: range(3)[::0]); attempt(lambda: range(3).index("a")); attempt(lambda: range(3).append)
def change():
    range(3).start = 5
attempt(change)
