"""itertools: groupby and tee, and what goes wrong inside them."""
from itertools import groupby, tee, chain
import gc

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

print([(k, list(g)) for k, g in groupby('AAABBCA')], [(k, len(list(g))) for k, g in groupby(range(7), lambda x: x // 3)])
print([k for k, g in groupby('aabbc')], list(groupby([])), [k for k, _ in groupby(iterable=[1, -1, 2], key=abs)])
groups = [g for k, g in groupby('aab')]
print([list(g) for g in groups])
it = groupby('aabb')
k, first = next(it)
print(next(first))
k2, second = next(it)
print(k2, list(first), list(second))
it = groupby('aab')
_, g = next(it)
print(list(g), list(g), next(it)[0])
show(lambda: groupby())
show(lambda: groupby(3))
show(lambda: list(groupby([1], 5)))
class Odd:
    def __eq__(self, other):
        raise RuntimeError('no comparing')
show(lambda: [list(g) for k, g in groupby([Odd(), Odd()])])
show(lambda: [k for k, g in groupby([Odd(), Odd()])][0] and 0)
def key(x):
    if x == 2:
        raise KeyError('two')
    return x
it = groupby([1, 2, 3], key)
print(next(it)[0])
show(lambda: next(it))
print(next(it)[0])
nan = float('nan')
print([len(list(g)) for k, g in groupby([nan, nan, float('nan')])])

a, b = tee('abc')
print(next(a), next(a), list(b), list(a), list(b))
print([list(t) for t in tee(range(3), 3)], tee([], 0), len(tee([], 1)))
a, b = tee(range(200))
print(sum(a), sum(b))
a, b = tee(range(5))
next(a)
c, d = tee(a)
print(list(c), list(d), next(b), type(a).__name__)
e = b.__copy__()
print(list(b), list(e))
show(lambda: tee([], -1))
show(lambda: tee(3))
show(lambda: tee())
show(lambda: tee([], 'a'))
class Re:
    def __iter__(self):
        return self
    def __next__(self):
        return next(self.tee)
r = Re()
r.tee = tee(r)[0]
show(lambda: next(r.tee))

class Watched:
    def __del__(self):
        print('freed')
def cycle_of(make):
    w = Watched()
    box = [w]
    it = make(box)
    box.append(it)
for make in iter, chain, groupby, lambda b: tee(b)[0]:
    cycle_of(make)
    gc.collect()
print('end')
