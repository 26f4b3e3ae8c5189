# Exceptions that cross frames, loops, generators, comprehensions, callbacks and with blocks.
log = []
def c(n):
    try:
        if n == 0: raise ValueError("bottom")
        c(n - 1)
    finally: log.append(n)
try: c(5)
except ValueError as e: print(e, log)
def in_for():
    for i in (1 / x for x in (2, 1, 0)): print(i, end=" ")
def in_comp(): return [1 / x for x in (1, 0)]
def in_map(): return list(map(lambda x: 1 / x, [1, 0]))
def in_sorted(): return sorted([1, 0], key=lambda x: 1 / x)
def in_dict(): return {x: 1 / x for x in (1, 0)}
def in_call(): return print(1, 1 / 0, undefined)
def in_default():
    def f(a=1 / 0): pass
def in_class():
    class K: x = 1 / 0
def in_decorator():
    def deco(f): raise ValueError("deco")
    @deco
    def g(): pass
def in_fstring(): return f"{1} {1 / 0}"
def in_subscript(): return [1, 2][1 / 0]
def in_cond(): return 1 if 1 / 0 else 2
def in_while():
    n = 2
    while 1 / n: n -= 1
def in_del():
    d = {}
    del d[1 / 0]
def in_unpack(): a, b = 1, 1 / 0
def in_star(): return [*(1 / x for x in (1, 0))]
def in_with():
    class M:
        def __enter__(self): return 1 / 0
        def __exit__(self, *a): print("never")
    with M(): pass
def in_exit():
    class M:
        def __enter__(self): pass
        def __exit__(self, *a): return 1 / 0
    with M(): raise KeyError("lost")
def in_gen():
    def g():
        yield 1
        raise ValueError("gen")
    return list(g())
def in_property():
    class P:
        @property
        def x(self): return 1 / 0
    return P().x
def in_repr():
    class R:
        def __repr__(self): raise ValueError("repr")
    return f"{[R()]}"
def in_iter():
    class I:
        def __iter__(self): raise ValueError("iter")
    return list(I())
def in_except_clause():
    try: raise ValueError("first")
    except ValueError: 1 / 0
def in_finally_loop():
    while True:
        try: raise ValueError("leave")
        finally: break_log.append(1)
break_log = []
for f in (in_for, in_comp, in_map, in_sorted, in_dict, in_call, in_default, in_class, in_decorator, in_fstring, in_subscript, in_cond, in_while, in_del, in_unpack, in_star, in_with, in_exit, in_gen, in_property, in_repr, in_iter, in_except_clause, in_finally_loop):
    try: print(f.__name__, f())
    except Exception as e: print(f.__name__, type(e).__name__, e, "| context:", repr(e.__context__))
for i in range(3):
    for j in range(3):
        try:
            if (i, j) == (1, 1): raise ValueError
        except ValueError: break
        print((i, j), end=" ")
print()
total = 0
for i in range(1000):
    try:
        if i % 3 == 0: raise ValueError(i)
        total += 1
    except ValueError as e: total += e.args[0]
print(total)
def state():
    import sys
    before = sys.exc_info()[0]
    try: 1 / 0
    except ZeroDivisionError:
        inside = sys.exc_info()[0].__name__
        try: {}["x"]
        except KeyError: nested = sys.exc_info()[0].__name__
        restored = sys.exc_info()[0].__name__
    return before, inside, nested, restored, sys.exc_info()
print(state())
