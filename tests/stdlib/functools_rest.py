"""functools: wraps, update_wrapper, total_ordering, singledispatch, singledispatchmethod."""
import functools
from functools import wraps, update_wrapper, total_ordering, singledispatch, singledispatchmethod
from collections.abc import Sized, Mapping, Sequence, MutableSequence
from collections import OrderedDict, deque, UserList

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

def deco(f):
    @wraps(f)
    def wrapper(*args): "wrapper doc"; return ('wrapped', f(*args))
    return wrapper
@deco
def g(x): "g doc"; return x
g2 = g; g.attr = 1
print(g(5), g.__name__, g.__doc__, g.__wrapped__(6), g.__module__, g.__qualname__, functools.WRAPPER_ASSIGNMENTS, functools.WRAPPER_UPDATES)
def h(): pass
update_wrapper(h, max); print(h.__name__, h.__wrapped__ is max); update_wrapper(h, lambda: 0, assigned=('__name__',), updated=()); print(h.__name__)
class Callable:
    def __call__(self): return 1
print(wraps(Callable())(lambda: 0).__name__)
show(lambda: update_wrapper(h, max, updated=('nothing',)))

for root in '__lt__', '__le__', '__gt__', '__ge__':
    import operator
    class N:
        def __init__(self, n): self.n = n
        def __eq__(self, other): return self.n == other.n if isinstance(other, N) else NotImplemented
        def __hash__(self): return hash(self.n)
    compare = getattr(operator, root)
    setattr(N, root, lambda self, other, compare=compare: compare(self.n, other.n) if isinstance(other, N) else NotImplemented)
    N = total_ordering(N)
    print(root, [(N(a) < N(b), N(a) <= N(b), N(a) > N(b), N(a) >= N(b)) for a, b in ((1, 2), (2, 2), (3, 2))], sorted(name for name in vars(N) if name in ('__lt__', '__le__', '__gt__', '__ge__')))
    show(lambda: N(1) < 5)
    show(lambda: 5 >= N(1))
show(lambda: total_ordering(type('E', (), {})))

@singledispatch
def kind(x, *rest): "Kind doc."; return f'object {rest}'
@kind.register(int)
def _(x): return 'int'
@kind.register(list)
def _(x): return 'list'
@kind.register(str | bytes)
def _(x): return 'text'
kind.register(type(None), lambda x: 'none')
@kind.register(float)
def _(x, *rest): return ('float', kind.dispatch(object)(x, *rest))
print(kind(1), kind(True), kind([]), kind(''), kind(b''), kind(None), kind({}, 1), kind(1.5, 2), kind.__name__, kind.__doc__, sorted(c.__name__ for c in kind.registry), kind.dispatch(bool) is kind.dispatch(int))
kind.register(Sized, lambda x: 'sized'); kind.register(Mapping, lambda x: 'mapping'); print(kind({}), kind(set()), kind(OrderedDict()), kind(()), kind([]), kind(range(3)), kind(deque()), kind(UserList()))
kind.register(Sequence, lambda x: 'sequence'); print(kind(()), kind(deque()), kind('x'), kind(UserList())); kind.register(MutableSequence, lambda x: 'mutable'); print(kind(deque()), kind(UserList()), kind(()))
@singledispatch
def amb(x): return 'base'
from abc import ABC
class X(ABC): pass
class Y(ABC): pass
amb.register(X, lambda x: 'X'); amb.register(Y, lambda x: 'Y')
class Both: pass
X.register(Both); print(amb(Both())); Y.register(Both)
show(lambda: amb(Both()))
for call in (lambda: kind(), lambda: kind.register(5), lambda: kind.register(5, len), lambda: kind.registry.update({})):
    try:
        call()
    except Exception as error:
        print(type(error).__name__, str(error).replace(hex(id(call)), '')[:60])
class M:
    @singledispatchmethod
    def show(self, x): return ('default', x)
    @show.register(int)
    def _(self, x): return ('int', x)
    @show.register(str)
    def _(self, x): return ('str', x)
    @singledispatchmethod
    @classmethod
    def make(cls, x): return cls.__name__, 'default'
    @make.register(int)
    @classmethod
    def _(cls, x): return cls.__name__, 'int'
    @singledispatchmethod
    @staticmethod
    def st(x): return 'default'
    @st.register(int)
    @staticmethod
    def _(x): return 'int'
m = M(); print(m.show(1), m.show('a'), m.show([]), M.make(1), m.make('x'), M.st(1), m.st(''), M.show(m, 5) if False else '', m.show.__name__)
show(lambda: m.show())
show(lambda: singledispatchmethod(5))
M.__dict__['show'].register(list, lambda self, x: 'late'); print(m.show([]))
