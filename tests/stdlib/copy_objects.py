# copy: shallow and deep, with memo, slots, state, builtin subclasses, __reduce__, errors
import copy
class A:
    def __init__(self): self.x = [1]; self.y = self
a = A(); b = copy.copy(a); c = copy.deepcopy(a)
print(b.x is a.x, c.x is a.x, c.y is c, b.y is a)
class S:
    __slots__ = ('a', 'b')
s = S(); s.a = [1]
t = copy.deepcopy(s); print(t.a, hasattr(t, 'b'), t.a is s.a)
class L(list):
    def __init__(self, *a): super().__init__(*a); self.q = 1
l = L([1, [2]]); m = copy.deepcopy(l); print(m, type(m), m.q, m[1] is l[1], copy.copy(l))
class D(dict): pass
d = D(a=[1]); d.z = 3; e = copy.deepcopy(d); print(e, type(e), e.z, e['a'] is d['a'])
class T(tuple): pass
print(copy.deepcopy(T([1, [2]])), type(copy.copy(T((1,)))))
class N:
    def __new__(cls, *a): 
        o = super().__new__(cls); o.a = a; return o
    def __getnewargs__(self): return self.a
print(copy.copy(N(1, 2)).a)
class G:
    def __getstate__(self): return {'s': 1}
    def __setstate__(self, s): self.st = s
print(copy.copy(G()).st)
print(a.__reduce_ex__(2)[0].__name__, A.__reduce_ex__, a.__getstate__().keys(), s.__getstate__())
try: print(a.__reduce__()[1:2], a.__reduce_ex__(0)[0].__name__)
except Exception as e: print(repr(e))
x = [1]; x.append(x); y = copy.deepcopy(x); print(y[1] is y)
print(copy.copy({1: 2}), copy.copy({1}), copy.deepcopy({1: {2: [3]}}), copy.copy(bytearray(b'x')), copy.deepcopy(frozenset([1])))
class E(Exception): pass
e = E('a', 1); e.z = 2; f = copy.copy(e); print(repr(f), f.z, f.args)
print(copy.deepcopy(A.__init__) is A.__init__, copy.deepcopy(a.__init__).__self__ is a if hasattr(a.__init__, '__self__') else 0)
try: copy.copy((i for i in []))
except TypeError as e: print(e)
try: copy.replace(3)
except TypeError as e: print(e)
import threading
try: copy.copy(threading.Lock())
except TypeError as e: print(e)
class C:
    def __copy__(self): return 'copied'
    def __deepcopy__(self, memo): return 'deep', type(memo)
print(copy.copy(C()), copy.deepcopy(C()), copy.deepcopy([C()] * 2))
class R:
    def __reduce__(self): return (list, ([1, 2],), None, iter([3]))
print(copy.copy(R()), copy.deepcopy(R()))
class Rs:
    def __reduce__(self): return 'name'
r = Rs(); print(copy.copy(r) is r)
class Pr:
    def __init__(self): self.__p = 1
print(vars(copy.copy(Pr())))
print(copy.copy(int), copy.deepcopy(print), copy.copy(3.5), copy.copy(range(3)), copy.deepcopy(None))
