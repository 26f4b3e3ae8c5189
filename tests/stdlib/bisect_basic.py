"""bisect: places in sorted sequences, with keys and bounds, and insertion."""
import bisect as module
from bisect import bisect_left, bisect_right, insort, insort_left, insort_right

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

a = [1, 2, 2, 2, 5, 8]
print([bisect_left(a, x) for x in range(10)], [bisect_right(a, x) for x in range(10)], module.bisect is bisect_right, module.insort is insort_right)
print(bisect_left(a, 2, 2), bisect_right(a, 2, 0, 2), bisect_left(a, 2, lo=1, hi=3), bisect_left(a=a, x=5), bisect_left(a, 5, hi=None), bisect_left(a, 9, 0, -1), bisect_left((1, 3), 2), bisect_left('abd', 'c'), bisect_left(range(10**6), 777))
insort(a, 3); insort_left(a, 2); insort_right(a, 8); insort(a, 0, 3); print(a)
words = ['a', 'bb', 'dddd']; insort(words, 'ccc', key=len); insort_left(words, 'xx', key=len); print(words, bisect_left(words, 3, key=len), bisect_right(words, 2, key=len, lo=1))
def grade(score, breakpoints=[60, 70, 80, 90], grades='FDCBA'): return grades[module.bisect(breakpoints, score)]
print([grade(s) for s in (33, 99, 77, 70, 89, 90, 100)])
for call in (lambda: bisect_left(a, 1, -1), lambda: bisect_left(a), lambda: bisect_left(5, 1), lambda: bisect_left(a, 'x'), lambda: bisect_left(a, 1, 'a'), lambda: bisect_left(a, 1, 0, 'a'), lambda: bisect_left(a, 1, 0, 100), lambda: insort((1, 2), 3),
             lambda: bisect_left(a, 1, 0, 1, len), lambda: insort(5, 1), lambda: bisect_left(a, 1, key=5), lambda: bisect_left({}, 1), lambda: bisect_left([], 1), lambda: bisect_left(a, 1, bad=2), lambda: bisect_right()):
    show(call)
class L(list):
    def insert(self, i, x): print('insert', i, x); super().insert(i, x)
l = L([1, 3]); insort(l, 2); print(l)
class Seq:
    def __len__(self): return 100
    def __getitem__(self, i): return i * i
print(bisect_left(Seq(), 50), bisect_right(Seq(), 49), bisect_left(Seq(), 50, hi=5))
calls = []
def key(x): calls.append(x); return -x
insort([5, 3, 1], 4, key=key); print(calls)
