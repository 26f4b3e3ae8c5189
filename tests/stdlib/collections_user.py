"""collections: ChainMap, UserDict, UserList, UserString, and the abstract classes of collections.abc."""
from collections import ChainMap, UserDict, UserList, UserString, OrderedDict, deque, Counter, defaultdict
import collections.abc

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

m = ChainMap({'a': 1}, {'a': 2, 'b': 3})
print(m, m['a'], m['b'], m.get('c'), m.get('c', 0), len(m), list(m), 'b' in m, bool(m), bool(ChainMap()), m.maps, m.parents, dict(m))
child = m.new_child({'x': 1}); child['a'] = 9; print(child, m['a'], m.new_child(k=1), m.new_child({}, k=2)); del child['x']
for call in (lambda: m['zz'], lambda: m.pop('b'), lambda: m.__delitem__('b'), lambda: ChainMap({}, {1: 1}).popitem()):
    show(call)
print(m.pop('a'), m, m | {'q': 1}, {'q': 1, 'a': 0} | m, m.copy(), ChainMap.fromkeys('ab', 1), sorted(m.items()), m == {'a': 2, 'b': 3}); m |= {'w': 1}; m.clear(); print(m)
r = ChainMap(); r['me'] = r; print(r)
class D(UserDict):
    def __setitem__(self, key, value): super().__setitem__(key.upper(), value)
d = D(a=1); d['b'] = 2; d.update(c=3); print(d, d.data, 'A' in d, d.get('A'), d.get('z', 0), len(d), d | {'k': 1}, {'k': 1} | d, D.fromkeys('xy', 0), d.copy(), d.pop('A'), d.setdefault('q', 5), d == {'B': 2, 'C': 3, 'Q': 5})
show(lambda: d['nope'])
class M(UserDict):
    def __missing__(self, key): return key * 2
print(M()['ab'], M({'a': 1})['a'], UserDict({'x': 1}, y=2), repr(UserDict()))
l = UserList([3, 1, 2]); l.append(5); l.sort(); l += [7]; l.extend(UserList([8])); print(l, l[1:3], type(l[1:3]), l + [1], [1] + l, l * 2, l == [1, 2, 3, 5, 7, 8], l < [9], l.index(5), l.count(1), l.pop(), l.copy(), 3 in l, len(l), UserList('ab'), UserList(l))
l.insert(0, 0); l.reverse(); l.remove(5); del l[0]; l[0] = 'x'; print(l, l.data); l.clear(); print(l)
s = UserString('Hello'); print(s, repr(s), s + ' you', 'Oh ' + s, s * 2, s[1], type(s[1]), s.upper(), type(s.upper()), s.find('l'), s.replace('l', 'L'), 'ell' in s, s == 'Hello', s < 'Z', len(s), hash(s) == hash('Hello'), s.split('l'), s.join(['a', 'b']), s % (), UserString(5) + 1, int(UserString('42')), s.startswith('He'), s.encode(), s.center(9, '*'), s.isalpha(), s.partition('l'), UserString('%s!') % 'x', s.count(UserString('l')), UserString.maketrans('a', 'b'))
abc = collections.abc
print(isinstance(m, abc.MutableMapping), isinstance(d, abc.Mapping), isinstance(l, abc.MutableSequence), isinstance(s, abc.Sequence), isinstance(deque(), abc.MutableSequence), isinstance(OrderedDict().keys(), abc.KeysView), isinstance(Counter(), abc.MutableMapping), issubclass(defaultdict, abc.Mapping), isinstance(deque(), abc.Hashable), isinstance(OrderedDict().items(), abc.Set))
match deque([1, 2]):
    case [a, b]: print('a deque is a sequence', a, b)
    case _: print('a deque is no sequence')
match Counter(a=1):
    case {'a': n}: print('a counter is a mapping', n)
