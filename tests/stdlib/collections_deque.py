"""collections.deque: methods, operators, bounds, comparison, repr."""
from collections import deque

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

d = deque('abc')
d.append('d'); d.appendleft('z'); d.extend('ef'); d.extendleft('yx')
print(d, len(d), d[0], d[-1], d[2], 'd' in d, 'q' in d, list(reversed(d)))
print(d.pop(), d.popleft(), d.count('a'), d.index('c'), d.index('c', -4), d)
d.insert(1, 'I'); d.insert(-1, 'J'); d.insert(100, 'K'); d.insert(-100, 'L')
print(d)
d.remove('I'); del d[0]; d[0] = 'Y'
print(d)
d.reverse(); print(d)
for n in (1, -1, 3, -20, 0):
    d.rotate(n)
    print(n, d)
d.rotate()
print(d.copy() == d, d.copy() is d, d.maxlen)
d.clear(); print(d, bool(d))

b = deque([1, 2, 3], 2)
print(b, b.maxlen)
b.append(4); print(b); b.appendleft(5); print(b); b.extend([6, 7, 8]); print(b); b.extendleft([1]); print(b)
b += [9]; print(b, b * 3, b + deque([1]), b.copy())
b *= 2; print(b)
print(deque(maxlen=0), deque([1, 2], maxlen=0), deque(iterable=[1], maxlen=None), deque([1, 2, 3], maxlen=True))
z = deque(maxlen=0); z.append(1); z.appendleft(1); z.extend([1, 2]); print(z)
print(deque([1]) + deque([2]), deque([1, 2]) * 2, 2 * deque([1]), deque([1]) * 0, deque([1]) * -1)
x = deque([1, 2]); x += x; print(x); x.extend(x); print(x); x.extendleft(x); print(x)
print(deque([1, 2]) == deque([1, 2]), deque([1, 2]) == [1, 2], deque([1]) != deque([2]), deque([1, 2]) < deque([1, 3]), deque([1]) < deque([1, 0]), deque([2]) >= deque([1, 5]))
show(lambda: deque([1]) < [1])
show(lambda: deque([1]) + [1])
show(lambda: [1] + deque([1]))
show(lambda: deque([1]) * 'a')
show(lambda: deque([1]) * 1.5)
for call in (lambda d: d.pop(), lambda d: d.popleft(), lambda d: d[0], lambda d: d['a'], lambda d: d[1:2], lambda d: d.remove(1),
             lambda d: d.index(1), lambda d: d.__setitem__(0, 1), lambda d: d.__delitem__(3), lambda d: d.insert('a', 1),
             lambda d: d.rotate('a'), lambda d: d.rotate(1.0), lambda d: d.extend(3), lambda d: d.append(), lambda d: d.append(1, 2),
             lambda d: hash(d), lambda d: d[2**70], lambda d: d.rotate(2**70), lambda d: d.nothing, lambda d: setattr(d, 'x', 1)):
    show(lambda: call(deque()))
show(lambda: deque(1))
show(lambda: deque([], -1))
show(lambda: deque([], 'a'))
show(lambda: deque([], 1, 2))
show(lambda: deque(foo=1))
show(lambda: deque([1], 1).insert(0, 1))
r = deque([1]); r.append(r); r.append([r]); print(r)
class D(deque):
    pass
s = D('ab', 3); s.note = 'n'
print(s, s.copy(), type(s.copy()), type(s + s), type(s * 2), vars(s), s.__reduce__()[:3])
d.__init__('xyz', 2); print(d)
print(deque[int], deque.__module__, sorted(m for m in dir(deque) if not m.startswith('_')))
