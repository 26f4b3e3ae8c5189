"""collections.namedtuple: the class, its options, its errors, subclasses."""
from collections import namedtuple

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

P = namedtuple('P', 'x y')
p = P(1, y=2)
print(p, p.x, p[1], p == (1, 2), p._replace(x=5), p._asdict(), P._make([3, 4]), P._fields, P._field_defaults, P.__match_args__, len(p), hash(p) == hash((1, 2)))
print(P.__doc__, P.x.__doc__, P.__module__, P.__name__, P.__qualname__, P.__slots__, P.__mro__, P.__new__.__doc__, P._make.__doc__, P._replace.__doc__)
print(repr(P.x), type(P.x).__name__, P.x.__get__(p), P.x.__get__(None, P) is P.x)
x, y = p; print(x + y, p + (3,), p * 2, p < P(1, 3), sorted([P(2, 1), P(1, 2)]), max(P(1, 5), P(2, 0)))
match p:
    case P(a, b): print('matched', a, b)
match p:
    case P(x=1, y=q): print('by name', q)
for call in (lambda: P(), lambda: P(1), lambda: P(1, 2, 3), lambda: P(1, z=2), lambda: P(1, 2, x=3), lambda: P._make([1]), lambda: p._replace(z=1),
             lambda: setattr(p, 'x', 1), lambda: delattr(p, 'x'), lambda: setattr(p, 'new', 1), lambda: p.z, lambda: P.x.__get__(5), lambda: p[2]):
    show(call)
for args in (('P', 'x x'), ('P', '_x'), ('P', 'class'), ('class', 'x'), ('P', '9'), ('9', 'x'), ('P', 'a-b'), ('P', ['a', 3]), ('P', 'x', 1), ('P', 3)):
    show(lambda: namedtuple(*args))
print(namedtuple('R', 'a class _b a 9 ok', rename=True)._fields, namedtuple('R', ['x', 'x'], rename=True)._fields)
D = namedtuple('D', 'a b c', defaults=[2, 3]); print(D(1), D(1, 5), D._field_defaults, D.__new__.__defaults__)
show(lambda: D())
show(lambda: namedtuple('D', 'a', defaults=[1, 2]))
print(namedtuple('E', '')(), namedtuple('E', [])._fields, namedtuple('F', 'a,b, c').__doc__, namedtuple('G', ('a', 'b'))(1, 2), namedtuple('M', 'a', module='here').__module__)
show(lambda: namedtuple('E', '')(1))
class Q(P):
    __slots__ = ()
    @property
    def sum(self): return self.x + self.y
    def __new__(cls, x, y=10): return super().__new__(cls, x, y)
q = Q(1); print(q, q.sum, q._replace(x=2), type(q._replace(x=2)).__name__, Q._make((7, 8)), q._asdict())
class Z(namedtuple('Z', 'a b')):
    def __repr__(self): return f'Z<{self.a}>'
z = Z(1, 2); z.extra = 5; print(z, z.extra, str(z))
P.x.__doc__ = 'changed'; print(P.x.__doc__)
big = namedtuple('Big', [f'f{i}' for i in range(300)]); b = big(*range(300)); print(b.f299, b[5], len(b))
names = namedtuple('N', 'cls self tuple _cls_ kwds iterable' .replace('_cls_', 'count')); n = names(1, 2, 3, 4, 5, 6); print(n, n._replace(cls=9))
print(namedtuple.__name__, [f.__qualname__ for f in (P._replace, P._asdict, P.__repr__, P.__new__, P.__getnewargs__)], p.__getnewargs__(), p.__replace__(y=0))
