"""heapq: both kinds of heaps, merge, nlargest, nsmallest, errors."""
import heapq
from heapq import *

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

h = [5, 3, 8, 1, 9, 2, 7]
heapify(h); print(h); heappush(h, 0); print(h, heappop(h), h, heapreplace(h, 6), h, heappushpop(h, -1), heappushpop(h, 10), h)
print([heappop(h) for _ in range(len(h))])
m = [5, 3, 8, 1, 9]; heapq.heapify_max(m); print(m); heapq.heappush_max(m, 10); print(m, heapq.heappop_max(m), heapq.heapreplace_max(m, 2), heapq.heappushpop_max(m, 100), heapq.heappushpop_max(m, 0), m)
state = 12345
def rand():
    global state
    state = (state * 1103515245 + 12345) % 2**31
    return state >> 8
data = [rand() % 1000 for _ in range(500)]
h = []
for x in data: heappush(h, x)
assert all(h[(i - 1) // 2] <= h[i] for i in range(1, len(h)))
assert [heappop(h) for _ in data] == sorted(data)
h = data[:]; heapify(h); assert sorted(h) == sorted(data) and all(h[(i - 1) // 2] <= h[i] for i in range(1, len(h)))
h = data[:]; heapq.heapify_max(h); assert [heapq.heappop_max(h) for _ in data] == sorted(data, reverse=True)
print(h, heappushpop([], 5), heapq.heappushpop_max([], 5))
for n in (0, 1, 2, 5, 499, 500, 501, -3):
    assert nsmallest(n, data) == sorted(data)[:max(n, 0)], n
    assert nlargest(n, data) == sorted(data, reverse=True)[:max(n, 0)], n
    assert nsmallest(n, iter(data), key=lambda x: -x % 17) == sorted(data, key=lambda x: -x % 17)[:max(n, 0)], n
    assert nlargest(n, iter(data), key=lambda x: -x % 17) == sorted(data, key=lambda x: -x % 17, reverse=True)[:max(n, 0)], n
print(nsmallest(2, 'hello'), nlargest(3, [(1, 'b'), (1, 'a'), (0, 'z')]), nlargest(1, []), nsmallest(1, iter('ba')), nlargest(2, {'a': 1, 'b': 3, 'c': 2}.items(), key=lambda kv: kv[1]))
print(list(merge([1, 4, 7], [2, 5], [], [3, 6, 8])), list(merge()), list(merge('ad', 'bc', key=ord)), list(merge([5, 3], [4, 1], reverse=True)), list(merge(['dog', 'horse'], ['cat', 'fish'], key=len)), list(merge([(1, 'a')], [(1, 'b'), (1, 'c')], key=lambda t: t[0])))
for call in (lambda: heappop([]), lambda: heapreplace([], 1), lambda: heappush((), 1), lambda: heapify(5), lambda: heappop('a'), lambda: heappush([1], 'a'), lambda: heapify([1, 'a']), lambda: heappush([]), lambda: heappushpop(None, 1),
             lambda: heapq.heappop_max([]), lambda: list(merge([1], 5)), lambda: nsmallest('a', [1, 2, 3]), lambda: nlargest(2, 5), lambda: heapify(), lambda: heapify(heap=[1])):
    show(call)
class Odd:
    def __init__(self, heap): self.heap = heap
    def __lt__(self, other):
        self.heap.clear()
        return False
for call in (lambda h: heappush(h, Odd(h)), lambda h: heapify(h), lambda h: heappop(h)):
    h = []; h.extend(Odd(h) for _ in range(10))
    show(lambda: call(h))
class Task:
    def __init__(self, p, n): self.p, self.n = p, n
    def __lt__(self, other): return self.p < other.p
tasks = []
for i, p in enumerate([3, 1, 2, 1]): heappush(tasks, Task(p, f't{i}'))
print([heappop(tasks).n for _ in range(4)], heapq.__all__)
