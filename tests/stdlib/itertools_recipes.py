"""itertools: well-known recipes built of several of its iterators."""
from itertools import *
from collections import deque
import operator, math, random

def take(n, it): return list(islice(it, n))
def consume(it, n=None):
    if n is None: deque(it, maxlen=0)
    else: next(islice(it, n, n), None)
def nth(it, n, default=None): return next(islice(it, n, None), default)
def quantify(it, predicate=bool): return sum(map(predicate, it))
def ncycles(it, n): return chain.from_iterable(repeat(tuple(it), n))
def grouper(it, n, fill=None): return zip_longest(*[iter(it)] * n, fillvalue=fill)
def round_robin(*its):
    iterators = map(iter, its)
    for active in range(len(its), 0, -1):
        iterators = cycle(islice(iterators, active))
        yield from map(next, iterators)
def partition(predicate, it):
    a, b = tee(it)
    return list(filterfalse(predicate, a)), list(filter(predicate, b))
def powerset(it):
    s = list(it)
    return chain.from_iterable(combinations(s, r) for r in range(len(s) + 1))
def unique(it, key=None):
    seen = set()
    for item in it:
        k = item if key is None else key(item)
        if k not in seen: seen.add(k); yield item
def sliding(it, n):
    it = iter(it); window = deque(islice(it, n - 1), maxlen=n)
    for x in it: window.append(x); yield tuple(window)
def sieve(n):
    data = bytearray((0, 1)) * (n // 2); data[:3] = 0, 0, 0
    for p in compress(range(math.isqrt(n) + 1), data): data[p * p : n : p + p] = bytes(len(range(p * p, n, p + p)))
    data[2] = 1
    return compress(range(n), data)
def polynomial(roots):
    out = [1]
    for r in roots: out = [a - r * b for a, b in zip(out + [0], [0] + out)]
    return out
it = iter(range(10)); consume(it, 3); print(next(it), take(3, it), nth(it, 1), nth(it, 99, 'none'))
print(quantify([1, 0, 3]), list(ncycles('ab', 3)), list(grouper('abcdefg', 3, '-')), list(round_robin('abc', 'd', 'ef')), partition(lambda x: x % 2, range(10)))
print(list(powerset([1, 2, 3])), list(unique('AAAABBBCCDAABBB')), list(unique('ABBcCAD', str.casefold)), list(sliding('abcdef', 4)), list(sieve(60)), polynomial([5, -4, 3]))
print(sum(starmap(operator.mul, zip([1, 2, 3], [4, 5, 6]))), list(accumulate(chain([1], repeat(2, 9)), operator.mul)), [''.join(p) for p in islice(permutations('abcd'), 20, None)], list(takewhile(lambda x: x < 50, accumulate(count(1)))))
print([(k, sum(1 for _ in g)) for k, g in groupby(sorted('mississippi'))], list(zip(*product('ab', [1, 2]))), list(map(list, tee(dropwhile(lambda c: c != 'c', 'abcde'), 3))), dict(zip('abc', count(10, 5))), list(zip(pairwise('abc'), batched('abcd', 2))))
class Tree:
    def __init__(self, value, *children): self.value, self.children = value, children
    def __iter__(self): return chain([self.value], *self.children)
print(list(Tree(1, Tree(2, Tree(3)), Tree(4))), max(len(list(g)) for k, g in groupby('aabbbbcc')), random.Random(1).choices(list(product([0, 1], repeat=3)), k=2))
