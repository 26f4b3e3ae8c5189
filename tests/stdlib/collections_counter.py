"""collections.Counter: counting, arithmetic, comparison, order."""
from collections import Counter

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

c = Counter('abracadabra')
print(c, c['a'], c['z'], 'z' in c, c.total(), c.most_common(2), c.most_common(1), c.most_common(), c.most_common(0), c.most_common(99) == c.most_common())
print(sorted(c.elements()), list(Counter(a=2, b=0, c=-1).elements()), Counter(), Counter(a=1, b=2), Counter({'x': 3}), Counter([1, 1, 2]), Counter(None))
c.update('aaz'); c.update({'b': 10}); c.update(q=1); c.update([]); print(c); c.subtract('aa'); c.subtract({'b': 12}); c.subtract(q=5); print(c)
del c['a']; del c['not there']; print(c)
x, y = Counter(a=3, b=1, n=-2), Counter(a=1, b=2, m=-1)
print(x + y, x - y, x | y, x & y, +x, -x, sep='\n')
for op in '+=', '-=', '|=', '&=':
    z = Counter(x); exec(f'z {op} y'); print(op, z)
print(x == y, x == Counter(a=3, b=1, n=-2, extra=0), x != y, Counter(a=1) <= Counter(a=2), Counter(a=1) < Counter(a=1), Counter(a=2) >= Counter(a=1, b=0), Counter(a=2) > Counter(b=-1), Counter(a=1) == {'a': 1})
show(lambda: x + {})
show(lambda: x < {})
show(lambda: Counter(1))
show(lambda: Counter([[]]))
show(lambda: Counter('a', 'b'))
show(lambda: Counter.fromkeys('a'))
show(lambda: Counter(a='x').total())
print(Counter(a='x', b=1), Counter(iterable=5), Counter(self=1), x.copy() == x, type(x.copy()), Counter(x) is x, x.__reduce__())
class Loud(Counter):
    def __setitem__(self, key, value): print('set', key, value); super().__setitem__(key, value)
class Quiet(Counter):
    pass
print(Loud('aab'), Quiet('ab'), type(Quiet('a') + Quiet('b')), Quiet('a').copy())
print(Counter(map(len, 'to be or not to be'.split())), Counter(n % 3 for n in range(10)), dict(Counter('aab')), max(Counter('aab')), sum(Counter('aab').values()))
import collections
d = {}; collections._count_elements(d, 'aabc'); print(d)
class Plain(dict):
    def get(self, key, default=None): return 10
p = Plain(); collections._count_elements(p, 'ab'); print(p)
