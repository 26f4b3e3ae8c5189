# Containers changed by the methods of what is in them, by loops over them, and small statements of all kinds.
def attempt(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__ + ":", e)
class Evil:
    def __init__(s, l): s.l = l
    def __eq__(s, o): s.l.clear(); return False
    def __hash__(s): return 1
    def __lt__(s, o): s.l.append(1); return True
    def __repr__(s): s.l.clear(); return 'evil'
    def __index__(s): s.l.clear(); return 1
def a():
    l = [1,2,3]; l[:] = [Evil(l)] * 3; return 5 in l
def b():
    l = []; l += [Evil(l), Evil(l), Evil(l)]; return repr(l)
def c():
    l = []; l += [Evil(l), Evil(l), Evil(l)]; l.sort()
def d():
    l = [1,2,3]; l[Evil(l)] = 5
def e():
    l = [1,2,3]; return l[Evil(l)]
def f():
    l = [1,2,3]; l.insert(Evil(l), 9); return l
def g():
    l = [1,2,3]; return l.pop(Evil(l))
def h():
    l = [1,2,3]; return l * Evil(l)
def i():
    l = [1,2,3]; l[Evil(l):5] = 'ab'; return l
def j():
    l = [1,2,3,4]; del l[Evil(l):3]; return l
def k():
    l = [1,2,3,4]; return l[Evil(l):]
def m():
    l = []; l += [Evil(l), Evil(l)]; return l.index(7)
def n():
    l = []; l += [Evil(l), Evil(l)]; return l.count(7)
def o():
    l = []; l += [Evil(l), Evil(l)]; return l.remove(7)
def p():
    l = []; l += [Evil(l), Evil(l)]; return l == [1, 2]
def q():
    d = {}
    class K:
        def __eq__(s, o): d.clear(); return False
        def __hash__(s): return 5
    d[K()] = 1; d[K()] = 2; return len(d)
def r():
    d = {1: 2}
    for x in d: d[x + 1] = 1
def s():
    z = {1, 2}
    for x in z: z.add(x + 10)
def t():
    l = [1, 2, 3]; out = []
    for x in l:
        out.append(x)
        if x < 10: l.append(x + 5)
    return out, l
def u():
    d = {1: 1, 2: 2}
    for x in d: del d[x]; d[x] = 1
    return d
def v():
    d = {i: i for i in range(5)}; it = iter(d); next(it); d.pop(3); next(it)
def w():
    l = [3, 2, 1]; l.sort(key=lambda x: l.append(x) or x); return l
def x():
    l = [1]; l.append(l); return l, l == l, str(l)
def y():
    d = {}; d['d'] = d; return d
def z():
    t = ([],); t[0].append(t); return t
def bb():
    l = [1, 2]; l[0], l[1] = l[1], l[0]; a = b = l; a += [3]; return b, a is b
def cc():
    t = ([1],)
    try: t[0] += [2]
    except TypeError as e: return t, str(e)
def dd():
    x = [0] * 3; i = 0; i, x[i] = 1, 5; return x
def ee():
    l = list(range(10)); del l[::3]; l[1:1] = 'xy'; l[-1:] = []; return l
def ff():
    s = 'abc'; s += 'd'; t = s; t += 'e'; return s, t
def gg():
    a, *b, c = 'hello'; [x, (y, *z)] = 1, 'pq'; return a, b, c, x, y, z
def hh():
    a, b = 1
def ii():
    a, b = 1, 2, 3
def jj():
    a, *b, c = [1]
def kk():
    a, b = {1: 2}
def ll():
    (a, b), c = 5, 6
def mm():
    it = iter([1, 2, 3]); return list(zip(it, it)), list(it)
def nn():
    return [*map(lambda x, y=2: x * y, [1, 2])], [*filter(lambda x: x % 2, range(5))]
def oo():
    return sorted([[1, 'a'], [1, 2]])
def pp():
    return max([1], [2], key=len), min({}, default=0), sum([[1], [2]], start=[])
def qq():
    global G; G = 5; del G; return G
def rr():
    x = 5; del x; return x
def ss():
    d = dict(a=1); d |= [('b', 2)]; d.update(c=3); return d, d.pop('zz', 9), d.popitem()
def tt():
    s = {1, 2, 3}; s -= s; s |= {4}; s ^= {4, 5}; s &= {5, 6}; return s
for fn in (a,b,c,d,e,f,g,h,i,j,k,m,n,o,p,q,r,s,t,u,v,w,x,y,z,bb,cc,dd,ee,ff,gg,hh,ii,jj,kk,ll,mm,nn,oo,pp,qq,rr,ss,tt):
    print(fn.__name__, end=' '); attempt(fn)
