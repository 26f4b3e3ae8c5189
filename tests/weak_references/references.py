# weakref.ref: when references are cleared and callbacks called, what can be referred to; and the module gc.
import weakref, gc
print(gc.get_threshold(), gc.isenabled())
def t(f,*a):
    try: print(f(*a))
    except Exception as e: print(type(e).__name__, e)
t(gc.collect, 5); t(gc.collect, -1); t(gc.collect, "a"); t(gc.set_threshold,1,2,3); print(gc.get_threshold()); t(gc.set_threshold, 5); print(gc.get_threshold()); t(gc.set_threshold)
class A:
    def __init__(s,n): s.n=n
    def __del__(s): print('del', s.n, r() , r2() if r2 else None)
    def __repr__(s): return "A"+str(s.n)
r2=None
a = A(1); a.self = a
r = weakref.ref(a, lambda x: print('cb', x is r, x()))
del a
gc.collect()
print(r())
a = A(2)
r = weakref.ref(a, lambda x: print('cb1', x()))
r2 = weakref.ref(a, lambda x: print('cb2', x()))
r3 = weakref.ref(a)
print(weakref.ref(a) is r3, r3 == r2, hash(r3) == hash(a), weakref.getweakrefcount(a))
del a
print(r, r3 == r2, hash(r3)) if 0 else None
t(hash, r)
for x in [1, "a", b"", (), [], {}, None, 2.5, object(), ValueError(), range(3), bytearray(), property(), iter([]), print, len, [].append, A, A.__init__, A(3).__repr__, set(), frozenset(), (i for i in []), weakref, t.__code__, slice(1), staticmethod(t), 10**30, type(None), NotImplemented, classmethod(t), enumerate([]), zip(), {}.keys(), super(A, A(4))]:
    try: weakref.ref(x); print('ok', type(x).__name__)
    except TypeError as e: print(e)
t(weakref.ref); t(weakref.ref, A, 1, 2); t(lambda: weakref.ref(A, callback=1)); t(lambda: weakref.ref(A)(1))
x = None
class S: __slots__=('x',)
t(weakref.ref, S())
class S2: __slots__=('x','__weakref__')
s=S2(); print(weakref.ref(s)() is s, s.__weakref__ is weakref.ref(s))
print(weakref.ref, type(r), weakref.ReferenceType, r.__callback__, weakref.ref(A).__callback__)
class B: pass
gc.disable(); print(gc.isenabled()); gc.enable(); gc.freeze(); gc.unfreeze(); print(gc.get_freeze_count(), gc.is_tracked([]), gc.is_tracked(1), gc.garbage)
b=B(); r=weakref.ref(b); b.r=r
print(repr(r)[:12], repr(weakref.ref(A)).split(';')[1].split(' at ')[0]); b.cyc=b; del b; gc.collect(); print(repr(r).split(';')[1], r())
p = weakref.proxy(S2); print(type(p), p.__name__)
b=B(); p=weakref.proxy(b); print(type(p), isinstance(p,B), repr(p).split(' at ')[0], repr(p).split(' to ')[1].split()[0]); p.x=5; print(b.x,p.x); del b; t(lambda: p.x); t(lambda: setattr(p,'x',1)); t(str,p); t(bool,p); print(repr(p)[:14])
class Bad:
    def __repr__(s): return 'bad'
    def __call__(s, x): return 1/0
b=B(); r=weakref.ref(b,Bad()); del b
print('end')
b=B(); r=weakref.ref(b); t(setattr,r,'x',1); t(lambda: r<r); t(lambda:weakref.ref(5)==r); t(lambda: r.__new__(weakref.ref)); t(lambda: weakref.ref(callback=None)); t(weakref.proxy, 5);print(weakref.getweakrefs(b)[0] is r)
