"""operator: attrgetter, itemgetter, methodcaller."""
from operator import attrgetter, itemgetter, methodcaller

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

class A:
    def __init__(self, **names): self.__dict__.update(names)
    def add(self, x, y=1): return x + y
    def __getattr__(self, name):
        if name == 'late': return 'found late'
        raise AttributeError(f'no {name}')
a = A(x=1, b=A(c=A(d='deep')))
print(attrgetter('x')(a), attrgetter('b.c.d')(a), attrgetter('x', 'b.c.d')(a), attrgetter('late')(a))
for call in (lambda: attrgetter(), lambda: attrgetter(1), lambda: attrgetter('x', 2), lambda: attrgetter('y')(a), lambda: attrgetter('b.c.e')(a), lambda: attrgetter('x')(), lambda: attrgetter('x')(a, a),
             lambda: attrgetter('x')(obj=a), lambda: attrgetter(x='y'), lambda: attrgetter('.x')(a), lambda: attrgetter('')(a)):
    show(call)
print(itemgetter(1)('abc'), itemgetter('k')({'k': 5}), itemgetter(2, 0)('abc'), itemgetter(slice(1, None))('abc'), itemgetter(-1)((1, 2)), itemgetter(0, 'a')({0: 1, 'a': 2}))
print(sorted([('b', 1), ('a', 2)], key=itemgetter(0)), max([(1, 5), (2, 0)], key=itemgetter(1)), list(map(itemgetter(0, 2), ['abc', 'def'])))
for call in (lambda: itemgetter(), lambda: itemgetter(5)('abc'), lambda: itemgetter('x')({}), lambda: itemgetter(0)(5), lambda: itemgetter(0)(), lambda: itemgetter(0)('a', 'b'), lambda: itemgetter(a=1), lambda: itemgetter(5)((1, 2))):
    show(call)
print(methodcaller('upper')('abc'), methodcaller('add', 2)(a), methodcaller('add', 2, y=5)(a), methodcaller('split', ',', maxsplit=1)('a,b,c'))
for call in (lambda: methodcaller(), lambda: methodcaller(1), lambda: methodcaller('nope')('a'), lambda: methodcaller('upper')(), lambda: methodcaller('upper')('a', 'b'), lambda: methodcaller('upper', 1)('a'), lambda: methodcaller(name='x'), lambda: methodcaller('add', 1)(s=a)):
    show(call)
for getter in attrgetter('x'), attrgetter('x', 'y.z'), itemgetter(1), itemgetter('a', slice(1, 2)), methodcaller('m'), methodcaller('m', 1, 'b', k=2):
    print(repr(getter), type(getter).__name__, type(getter).__module__)
class T(tuple):
    def __getitem__(self, i): return f'item {i}'
print(itemgetter(0)(T((1, 2))), attrgetter('x').__reduce__(), itemgetter(1, 2).__reduce__(), methodcaller('m', 1).__reduce__())
show(lambda: type('Sub', (itemgetter,), {}))
