# Shows which of two operands is asked first: a value of a subclass on the right is, and containers ask in their order.
import itertools
from collections import ChainMap, Counter, OrderedDict, UserList, defaultdict, deque
import types


class A:
    def __init__(self, n):
        self.n = n

    def __repr__(self):
        return f"A({self.n})"

    def __eq__(self, other):
        print(self.n, "==", getattr(other, "n", other))
        return True

    def __hash__(self):
        return 1


class D(dict):
    pass


a, b = A(1), A(2)

def show(f):
    print(f())

show(lambda: OrderedDict(x=a)==OrderedDict(x=b))
show(lambda: OrderedDict(x=a)=={'x':b})
show(lambda: {'x':a}==OrderedDict(x=b))
show(lambda: {a:1}=={b:1})
show(lambda: {a}=={b})
show(lambda: {a}<={b})
show(lambda: {a}&{b})
show(lambda: deque([a])==deque([b]))
show(lambda: [a].index(b))
show(lambda: b in [a])
show(lambda: [a].count(b))
show(lambda: [a].remove(b))
show(lambda: (a,).index(b))
show(lambda: b in (a,))
show(lambda: b in deque([a]))
show(lambda: deque([a]).index(b))
show(lambda: b in {a})
show(lambda: {a:1}[b])
show(lambda: b in {1:a}.values())
show(lambda: (1,b) in {1:a}.items())
show(lambda: types.MappingProxyType({1:a})=={1:b})
show(lambda: types.SimpleNamespace(a=a)==types.SimpleNamespace(a=b))
show(lambda: slice(a)==slice(b))
show(lambda: Counter(x=a)==Counter(x=b))
show(lambda: ChainMap({1:a})=={1:b})
show(lambda: defaultdict(int,{1:a})=={1:b})
show(lambda: b in iter([a]))
show(lambda: max([a],key=lambda x:x) is a)
show(lambda: {a: 1}.setdefault(b, 2))
show(lambda: {a} | {b})
show(lambda: {a}-{b})
show(lambda: {a}.isdisjoint({b}))
show(lambda: UserList([a])==[b])
show(lambda: dict.fromkeys([a,b]))
show(lambda: frozenset([a])==frozenset([b]))
show(lambda: deque([a]).count(b))
show(lambda: deque([a]).remove(b))

show(lambda: len(list(itertools.groupby([a,b]))))
match b:
    case [a]: pass
    case _: print('no')


class C:
    v = a


match b:
    case C.v: print("m")
match {'k': b}:
    case {'k': C.v}: print("m2")


class L(list):
    pass


class T(tuple):
    pass


class P(A):
    pass


class Q(A):
    def __eq__(self, other):
        print("Q is asked")
        return NotImplemented


show(lambda: [a] == L([b]))
show(lambda: L([a]) == [b])
show(lambda: (a,) == T([b]))
show(lambda: (a,) != T([b]))
show(lambda: {1: a} == {1: b})
show(lambda: {1: a} == D({1: b}))
show(lambda: D({1: a}) == {1: b})
show(lambda: a == P(3))
show(lambda: P(3) == a)
show(lambda: a == Q(4))
