"""collections.OrderedDict: moving, popping, order in comparison, views, changes while walking."""
from collections import OrderedDict

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

o = OrderedDict(a=1, b=2, c=3)
print(o, list(o), list(reversed(o)), o == {'c': 3, 'b': 2, 'a': 1}, o == OrderedDict(c=3, b=2, a=1), o == OrderedDict([('a', 1), ('b', 2), ('c', 3)]))
o.move_to_end('a'); print(o); o.move_to_end('c', last=False); print(o); o.move_to_end('c', False); o.move_to_end('a', True); print(o)
print(o.popitem(), o.popitem(last=False), o, o.pop('b'), o, o.pop('x', 7), o.pop('x', default=8))
show(lambda: o.popitem())
show(lambda: o.popitem(last=False))
show(lambda: o.pop('q'))
show(lambda: o.move_to_end('q'))
show(lambda: OrderedDict(1))
show(lambda: OrderedDict([1]))
show(lambda: OrderedDict([(1,)]))
show(lambda: OrderedDict([(1, 2, 3)]))
show(lambda: OrderedDict([()]))
show(lambda: OrderedDict([], []))
show(lambda: o.update([], []))
show(lambda: o['none'])
show(lambda: {o: 1})
o.update(x=1, y=2); o.update([('z', 3)], x=5); print(o, o.setdefault('x'), o.setdefault('new'), o.setdefault('d', default=4))
print(o.keys(), o.values(), o.items(), type(iter(o)), len(o.keys()), 'x' in o.keys(), ('x', 5) in o.items(), o.keys() & {'x', 'q'}, list(reversed(o.items()))[0], list(reversed(o.values())))
print(OrderedDict.fromkeys('abc', 0), OrderedDict.fromkeys('ab'), o.copy() == o, o.copy() is o, OrderedDict(), OrderedDict({}))
print(OrderedDict(a=1) | {'b': 2}, {'b': 2} | OrderedDict(a=1), OrderedDict(a=1) | OrderedDict(a=5, c=1))
p = OrderedDict(a=1); p |= {'z': 1}; p |= [('y', 2)]; print(p)
show(lambda: OrderedDict(a=1) | [(1, 2)])
def change(how):
    d = OrderedDict.fromkeys('abc')
    for k in d:
        how(d, k)
    return list(d)
show(lambda: change(lambda d, k: d.pop(k)))
show(lambda: change(lambda d, k: d.update(z=1)))
show(lambda: change(lambda d, k: d.move_to_end(k)))
show(lambda: change(lambda d, k: d.__setitem__(k, 5)))
show(lambda: change(lambda d, k: d.clear()))
r = OrderedDict(); r['me'] = r; print(r)
class Sub(OrderedDict):
    def __setitem__(self, key, value):
        print('set', key); super().__setitem__(key, value)
    def __missing__(self, key): return 'missing ' + key
s = Sub(a=1); s.note = 1; print(s, s['q'], s.copy(), vars(s)); show(lambda: s.pop('gone')); s.update(b=2); print(s.__reduce__()[:4])
o = OrderedDict(); o.x = 5; print(vars(o), isinstance(o, dict), OrderedDict[int, str])
class LRU(OrderedDict):
    def __init__(self, most, /): super().__init__(); self.most = most
    def get(self, key, make):
        if key in self: self.move_to_end(key)
        else:
            self[key] = make(key)
            if len(self) > self.most: self.popitem(last=False)
        return self[key]
lru = LRU(3)
for i in [1, 2, 3, 1, 4, 5, 1, 6, 2]: lru.get(i, str)
print(list(lru))
big = OrderedDict.fromkeys(range(30000))
for i in range(0, 30000, 3): big.move_to_end(i, last=i % 2 == 0)
total = 0
while len(big) > 5: total += big.popitem(last=False)[0] - big.popitem()[0]
print(total, list(big))
