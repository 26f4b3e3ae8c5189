"""collections.defaultdict: the factory, what calls it and what does not, copies, unions, reprs."""
from collections import defaultdict

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

d = defaultdict(list)
d['a'].append(1); d['a'].append(2); d['b']
print(d, d.default_factory, d.get('c'), 'c' in d, len(d), d == {'a': [1, 2], 'b': []})
counts = defaultdict(int)
for c in 'abracadabra': counts[c] += 1
print(dict(counts), sorted(counts), max(counts, key=counts.get))
show(lambda: defaultdict()['x'])
show(lambda: defaultdict(None)['x'])
show(lambda: defaultdict(3))
show(lambda: defaultdict('abc', {}))
show(lambda: defaultdict(int, 1))
show(lambda: defaultdict(int, [1], 2))
print(defaultdict(None, {1: 2}), defaultdict(int, [(1, 2)], a=3), defaultdict(), defaultdict(**{'x': 1}), defaultdict(int, default_factory=5))
d.default_factory = dict; print(d['q'], d.default_factory)
d.default_factory = None
show(lambda: d['zz'])
del d.default_factory; print(d.default_factory)
def failing(): raise ValueError('no value')
f = defaultdict(failing)
show(lambda: f[1])
print(f.__missing__.__name__, len(f))
c = defaultdict(int, a=1).copy(); print(c, type(c), c['new'])
print(defaultdict(int, a=1) | {'b': 2}, {'b': 2} | defaultdict(list, a=1), type({'b': 2} | defaultdict(list)))
e = defaultdict(int, a=1); e |= {'z': 5}; print(e); e |= [('y', 6)]; print(e)
show(lambda: defaultdict(int) | [(1, 2)])
class Sub(defaultdict):
    def __missing__(self, key):
        return f'<{key}>'
class Named(defaultdict):
    def __repr__(self): return f'Named{dict(self)}'
s = Sub(int, x=1); print(s, s['x'], s['y'], len(s), s.copy(), type(s.copy()), vars(s))
print(Named(list, k=1), Named(list)['a'])
nested = lambda: defaultdict(nested)
tree = nested(); tree['a']['b']['c'] = 1; print(dict(tree['a']['b']))
r = defaultdict(None); r['self'] = r; print(r)
class Fact:
    def __call__(self): return 0
    def __repr__(self): return repr(self.d)
f = Fact(); f.d = defaultdict(f, a=1); print(f.d)
class Bound:
    def make(self): return 7
print(defaultdict(Bound().make)['k'], defaultdict(lambda: [0] * 3)['k'], defaultdict[str, int])
class Setter(defaultdict):
    def __setitem__(self, key, value):
        print('set', key, value); super().__setitem__(key, value)
s = Setter(int); s['a'] += 1; print(s); s.update(b=2); s.setdefault('c', 3); print(s.fromkeys('xy', 1))
show(lambda: setattr(defaultdict(), 'extra', 1))
print(defaultdict(int, a=1).__reduce__()[:4], isinstance(d, dict), defaultdict.__mro__)
def conflict():
    d[key] = 'mine'; return 'late'
d = defaultdict(conflict); key = 5; print(d[5], dict(d))
import gc
class Loud:
    def __del__(self): print('gone')
d = defaultdict(None); l = Loud(); l.d = d; d.default_factory = l.__class__; d['l'] = l; del d, l; gc.collect()
x = defaultdict(); x.default_factory = (lambda x=x: Loud()); del x; gc.collect(); print('end')
