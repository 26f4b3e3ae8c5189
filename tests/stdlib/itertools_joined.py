"""itertools: chain, accumulate, batched, pairwise, zip_longest."""
from itertools import chain, accumulate, batched, pairwise, zip_longest

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

print(list(chain('ab', [1], ())), list(chain()), list(chain.from_iterable(['ab', 'c'])), chain[int])
c = chain([1], 5)
print(next(c))
show(lambda: next(c))
show(lambda: next(c))
show(lambda: chain.from_iterable(3))
show(lambda: list(chain(a=1)))
show(lambda: list(chain.from_iterable([3])))

print(list(accumulate([1, 2, 3, 4])), list(accumulate('abc')), list(accumulate([])), list(accumulate([3, 1, 2], max)))
print(list(accumulate([1, 2], initial=10)), list(accumulate([], initial=0)), list(accumulate([1, 2], None, initial=None)))
print(list(accumulate([1, 2, 3, 4], func=lambda a, b: a * b, initial=2)), list(accumulate(iterable=[[1], [2]])))
show(lambda: list(accumulate([1, 'a'])))
show(lambda: accumulate())
show(lambda: accumulate(5))
show(lambda: accumulate([], max, 0))
show(lambda: list(accumulate([1, 2], 5)))

print(list(batched('ABCDEFG', 3)), list(batched([], 2)), list(batched([1, 2], n=1)), list(batched(range(4), 2, strict=True)))
b = batched('abc', 2, strict=True)
print(next(b))
show(lambda: next(b))
show(lambda: next(b))
show(lambda: batched([], 0))
show(lambda: batched([], -1))
show(lambda: batched([]))
show(lambda: batched([], 'a'))
show(lambda: batched([], 2, True))

print(list(pairwise('ABCD')), list(pairwise('A')), list(pairwise('')))
show(lambda: pairwise())
show(lambda: pairwise(3))

print(list(zip_longest('ABCD', 'xy', fillvalue='-')), list(zip_longest()), list(zip_longest([1], [], [2, 3])))
show(lambda: zip_longest([], fill=1))
show(lambda: zip_longest([], 5))
def failing():
    yield 1
    raise ValueError('boom')
z = zip_longest(failing(), [1, 2, 3])
print(next(z))
show(lambda: next(z))
show(lambda: next(z))

class Again:
    "An iterator that asks the one it feeds."
    def __init__(self):
        self.count = 0
    def __iter__(self):
        return self
    def __next__(self):
        self.count += 1
        if self.count == 1:
            return ('inner', next(self.outer, None))
        if self.count < 5:
            return self.count
        raise StopIteration
for make in pairwise, accumulate, lambda it: batched(it, 2), chain:
    again = Again()
    again.outer = make(again)
    try:
        print(list(again.outer))
    except Exception as error:
        print(type(error).__name__, error)
