"""collections.deque: what happens when it changes while it is walked, compared or searched."""
from collections import deque
import gc

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

d = deque('abc')
it = iter(d); print(next(it), it.__length_hint__()); d.append('d')
show(lambda: next(it))
show(lambda: next(it, 'end'))
d = deque('abc'); it = reversed(d); print(next(it)); d.pop()
show(lambda: next(it))
show(lambda: next(it, 'end'))
d = deque(); it = iter(d); d.append(1)
show(lambda: next(it))
d = deque('ab'); it = iter(d); d[0] = 'A'; print(list(it))
def walk():
    for x in d:
        d.rotate(1)
show(walk)

class Meddler:
    def __init__(self, d, what):
        self.d, self.what = d, what
    def __eq__(self, other):
        getattr(self.d, self.what)(*(() if self.what in ('clear', 'pop', 'popleft', 'rotate') else (1,)))
        return False
    __hash__ = None
for what in 'clear', 'pop', 'append', 'rotate':
    for name in 'count', 'index', 'remove', '__contains__':
        d = deque(); d.extend([Meddler(d, what), 2, 3])
        show(lambda: getattr(d, name)(7))
    d = deque(); d.extend([Meddler(d, what), 2]); e = deque([0, 2])
    show(lambda: d == e)
    show(lambda: e < d)

class Loud:
    def __del__(self):
        print('gone')
d = deque(maxlen=1)
d.append(Loud()); print('one'); d.append(Loud()); print('two'); d.clear(); print('cleared')
d = deque([Loud()]); d.append(d); del d; gc.collect(); print('collected')
d = deque([Loud()]); it = iter(d); d.append(it); del d, it; gc.collect(); print('collected')
big = deque(range(100000))
for _ in range(99990): big.popleft()
print(big)
queue = deque()
for i in range(20):
    queue.append(i)
    if i % 3 == 0: queue.popleft()
print(queue)
nested = deque()
for _ in range(100000): nested = deque([nested])
del nested
print('survived')
