"""functools: partial with Placeholder, partialmethod, reduce, cmp_to_key."""
from functools import partial, partialmethod, reduce, cmp_to_key, Placeholder as _

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

def f(*args, **kw): return args, kw
p = partial(f, 1, 2, a=3)
print(p(), p(4, b=5), p(a=9), p.func is f, p.args, p.keywords, partial(int, base=2)('101'), partial(partial(f, 1), 2)(3), partial(partial(f, 1), 2).args)
q = partial(f, _, 2, _, 4, k=1); print(q(1, 3), q(1, 3, 4, k=5), q.args, partial(q, 10)(30), partial(q, 10).args, partial(q, _, 30)(10), partial(q, 1, 3, 4).args)
for call in (lambda: partial(), lambda: partial(5), lambda: partial(f, _), lambda: partial(f, 1, _), lambda: partial(f, a=_), lambda: q(1), lambda: q(), lambda: setattr(p, 'func', 1), lambda: p.nothing, lambda: partial(func=f)):
    show(call)
print(repr(_), type(_).__name__, type(_)() is _, repr(partial(len)), repr(partial(max, 1, 'a', key=len)), repr(partial(max, _, 1)))
p.note = 'n'; print(p.__dict__, partial(p, 7).func is p, p.__reduce__()[2][1:], partial[int])
r = partial(max); r.__setstate__((max, (r,), {}, None)); print(repr(r).startswith('functools.partial(<built-in function max>, '), '...' in repr(r))
show(lambda: r.__setstate__((1,)))
class A:
    m = partial(f, 'first')
    def base(self, *args, **kw): return type(self).__name__, args, kw
    one = partialmethod(base, 1)
    two = partialmethod(one, x=2)
    hole = partialmethod(base, _, 'b')
    st = partialmethod(staticmethod(f), 's')
    cl = partialmethod(classmethod(lambda cls, *a: (cls.__name__, a)), 'c')
    built = partialmethod(len)
    def __len__(self): return 42
a = A(); print(a.m(2)[0][2], a.one(5), a.two(y=3), a.hole('a', 'c'), A.st(1), a.cl(1), A.cl(2), a.built(), A.one(a, 9), repr(A.__dict__['one'])[:36])
show(lambda: a.hole())
show(lambda: partialmethod(5))
show(lambda: partialmethod(len, _))
print(reduce(lambda x, y: x * y, [1, 2, 3, 4]), reduce(lambda x, y: x + [y], 'ab', []), reduce(max, [], 7), reduce(max, [3]), reduce(lambda x, y: x + y, [1], initial=10))
for call in (lambda: reduce(max, []), lambda: reduce(max), lambda: reduce(max, 5), lambda: reduce(5, [1, 2]), lambda: reduce(max, [1], 2, 3), lambda: reduce(function=max, sequence=[1])):
    show(call)
k = cmp_to_key(lambda a, b: (b > a) - (b < a))
print(sorted([1, 3, 2], key=k), k(1) < k(2), k(1) == k(1), k(1) != k(2), k(5).obj, max([1, 3, 2], key=k), sorted('bca', key=cmp_to_key(mycmp=lambda a, b: ord(a) - ord(b))))
for call in (lambda: k(1) < 5, lambda: k(), lambda: k(1, 2), lambda: hash(k(1)), lambda: cmp_to_key(), lambda: k < k, lambda: cmp_to_key(lambda a, b: 'x')(1) < cmp_to_key(lambda a, b: 'x')(1), lambda: cmp_to_key(5)(1) < cmp_to_key(5)(2)):
    show(call)
print(type(k).__name__, type(k).__module__, sorted([[2, 'b'], [1, 'z'], [2, 'a']], key=cmp_to_key(lambda a, b: a[0] - b[0])))
