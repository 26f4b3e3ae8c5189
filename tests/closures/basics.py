# Closures: counters, shared cells, loops, nonlocal through levels, cells after deletion.
def counter(start=0):
    n = start
    def up(by=1):
        nonlocal n
        n += by
        return n
    def get(): return n
    return up, get
up, get = counter(); up2, get2 = counter(100)
print(up(), up(), up(5), get(), up2(), get2(), get())
def make(): return [lambda: i for i in range(3)], [lambda i=i: i for i in range(3)]
late, early = make()
print([f() for f in late], [f() for f in early])
fs = []
for i in range(3):
    def f(): return i
    fs.append(f)
print([f() for f in fs]); i = 10; print([f() for f in fs])
def level1():
    a = 1
    def level2():
        b = 2
        def level3():
            nonlocal a, b
            a += 1; b += 1
            def level4(): return a, b, c
            return level4
        c = 3
        return level3
    return level2(), lambda: a
l3, ga = level1()
print(l3()(), l3()(), ga())
def acc():
    total = 0; count = 0
    def add(v):
        nonlocal total, count
        total, count = total + v, count + 1
        return total / count
    return add
avg = acc(); print(avg(10), avg(20), avg(0))
def param(a):
    def inner(): nonlocal a; a += 1; return a
    return inner
p = param(5); print(p(), p(), param(5)())
def compose(*fs):
    def run(x):
        for f in fs: x = f(x)
        return x
    return run
print(compose(lambda x: x + 1, lambda x: x * 2, str)(4), (lambda x: lambda y: lambda z: (x, y, z))(1)(2)(3))
def star(*args, **kw): return lambda: (args, kw)
print(star(1, a=2)(), up.__closure__[0].cell_contents if up.__closure__[0].cell_contents != 1 else None, get.__code__ is not None, counter.__closure__)
def recursive(n):
    def fact(k): return 1 if k < 2 else k * fact(k - 1)
    return fact(n)
print(recursive(20))
def cls():
    v = 1
    class K:
        w = v
        def get(self): return v
        def set(self, x): nonlocal v; v = x
    return K()
k = cls(); k.set(9); print(k.get(), k.w)
def unbound():
    def inner(): return x
    try: inner()
    except NameError as e: print(type(e).__name__, e)
    x = 1
    print(inner())
    del x
    try: inner()
    except NameError as e: print(e)
unbound()
def exc():
    try: 1 / 0
    except ZeroDivisionError as e:
        keep = lambda: e
        print(repr(keep()))
    try: keep()
    except NameError as err: print(err)
exc()
