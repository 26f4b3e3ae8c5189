"""itertools: count, cycle, repeat, with reprs and arguments of all kinds."""
from itertools import count, cycle, repeat, islice

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

print(list(islice(count(), 4)), list(islice(count(5, -2), 4)), list(islice(count(0.5, 0.25), 3)))
print(list(islice(count(2**62 - 2), 5)), list(islice(count(-2**63, -1), 3)))
print(list(islice(count(1j), 2)), list(islice(count(True), 2)), list(islice(count(step=3), 3)))
for c in count(), count(3), count(3, 1), count(3, 2), count(1.5), count(2**70), count(start=-1, step=-1), count(True):
    print(repr(c), next(c), repr(c))
show(lambda: count('a'))
show(lambda: count(1, 'a'))
show(lambda: count(1, 2, 3))
show(lambda: count(begin=1))

print(list(islice(cycle('abc'), 8)), list(cycle('')), list(islice(cycle(iter([7])), 3)))
show(lambda: cycle())
show(lambda: cycle(5))
show(lambda: cycle('a', 'b'))
show(lambda: cycle(iterable='a'))

def failing():
    yield 1
    raise ValueError('boom')
c = cycle(failing())
print(next(c))
show(lambda: next(c))
print(next(c), next(c))

r = repeat('x', 3)
print(r, r.__length_hint__(), next(r), r, list(r), r, r.__length_hint__())
print(repeat((1, 2)), list(islice(repeat(None), 2)), list(repeat(1, 0)), list(repeat(1, -5)), list(repeat(object=1, times=2)))
show(lambda: repeat())
show(lambda: repeat(1, 2, 3))
show(lambda: repeat(1, 'a'))
show(lambda: repeat(1, times=1.5))
show(lambda: repeat(1).__length_hint__())
show(lambda: repeat(1, 2**80))
class Repeat(repeat):
    pass
class Count(count):
    def __init__(self, *args, extra=None):
        self.extra = extra
print(Repeat(1, 2), Count(4), sorted(vars(Count(4))))
print(iter(r) is r, type(r), isinstance(Repeat(1), repeat), count.__module__, count.__name__)
a = []
r = repeat(a)
a.append(r)
print(a)
