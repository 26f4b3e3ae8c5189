"""pprint: layouts of nested data, options, limits, self-reference."""
import pprint
from pprint import pformat, pp, PrettyPrinter, saferepr, isreadable, isrecursive
from collections import OrderedDict, defaultdict, Counter, deque, ChainMap, UserDict, UserList, UserString
import sys

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

nested = {'name': 'a rather long name that takes some room', 'list': list(range(30)), 'inner': {'b': [1, 2, {'deep': ('x' * 20, 'y' * 20, 'z' * 20)}], 'a': None}, 'set': {3, 1, 2}, 1: 2.5, 'text': 'word ' * 30}
for options in {}, {'width': 40}, {'indent': 4}, {'depth': 1}, {'depth': 2, 'width': 30}, {'compact': True, 'width': 50}, {'sort_dicts': False}, {'width': 1}, {'width': 200}, {'indent': 0}:
    print(options); print(pformat(nested, **options))
pp({'b': 1, 'a': 2}); pprint.pprint({'b': 1, 'a': 2}); pprint.pprint([1, 2], width=3); pp([10**9, -12345678], underscore_numbers=True)
for value in [(), [], {}, set(), frozenset(), (1,), ('a' * 50, 'b' * 50), frozenset(range(40)), {('t', i): 'v' * 10 for i in range(5)}, 'line one\nline two\n' * 4, 'x' * 200, b'bytes ' * 20, bytearray(b'abc' * 30), b'abc', ['short', 'words ' * 20], {'k': 'words ' * 20},
              OrderedDict((k, 'v' * 20) for k in 'abcde'), defaultdict(list, {k: ['v' * 10] * 2 for k in 'abcd'}), Counter({'w' * 20: 3, 'u' * 30: 5, 'z' * 25: 1}), deque(range(40)), deque(['x' * 20] * 5, maxlen=7), ChainMap({'a' * 20: 1, 'b' * 20: 2}, {'c' * 30: 3}), UserDict({k * 10: k * 20 for k in 'abc'}), UserList(['q' * 30] * 4), UserString('word ' * 30), type(sys.implementation)(a='x' * 40, b='y' * 40, c=[1, 2]), type.__dict__ and [1], OrderedDict(), Counter(), deque(), ChainMap({}), {1: 'a', 'b': 2, None: 3, (1, 2): 4}, [True, None, 1.5, 2j], {'é': 'ü' * 90}]:
    print(pformat(value, width=60)); print(pformat(value, width=25, compact=True))
class L(list):
    pass
class R(list):
    def __repr__(self): return 'R' * 100
class D(dict):
    pass
print(pformat([L(range(30)), R([1]), D({'a' * 30: 'b' * 60})], width=40))
r = [1, 2]; r.append(r); d = {}; d['d'] = d
for value in r, d, [r, r], (1, [2, r]):
    text = pformat(value)
    print(text.count('<Recursion on'), isrecursive(value), isreadable(value), 'Recursion' in saferepr(value))
print(isreadable([1, 'a', {}]), isreadable([object()]), isrecursive([1]), saferepr({'b': [1, (2,)], 'a': {3}}), PrettyPrinter().isreadable(5), PrettyPrinter(depth=1).format([1, [2]], {}, 1, 0))
for call in (lambda: PrettyPrinter(indent=-1), lambda: PrettyPrinter(depth=0), lambda: PrettyPrinter(width=0), lambda: PrettyPrinter(width='a'), lambda: pformat()):
    show(call)
class Hex(PrettyPrinter):
    def format(self, object, context, maxlevels, level):
        if isinstance(object, int): return hex(object), True, False
        return super().format(object, context, maxlevels, level)
print(Hex().pformat([10, {'a': 255}, (1, 2)]), Hex(width=10).pformat([1000, 2000, 3000]))
class Out:
    text = ''
    def write(self, text): Out.text += text
pprint.pprint([1, 2], stream=Out()); PrettyPrinter(stream=Out(), width=5).pprint({'a': 1, 'b': 2}); print(repr(Out.text))
