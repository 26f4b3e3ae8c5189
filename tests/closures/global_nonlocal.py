# global and nonlocal statements, names that shadow each other, class bodies.
x = "global"
def set_global():
    global x, fresh
    x = "changed"; fresh = 1
set_global(); print(x, fresh)
def shadow():
    x = "local"
    def read_global():
        global x
        return x
    def set_it():
        global x
        x = "from nested"
    set_it()
    return x, read_global()
print(shadow(), x)
def outer():
    x = 1
    def mid():
        def inner():
            nonlocal x
            x += 1
            return x
        return inner
    f = mid()
    return f(), f(), x
print(outer())
def skip():
    x = 1
    def mid():
        global x
        def inner(): return x
        return inner()
    return mid()
print(skip())
class C:
    x = "class"
    def get(self): return x
    global g_from_class
    g_from_class = "set in class"
    y = x + "!"
print(C().get(), C.x, C.y, g_from_class, hasattr(C, "g_from_class"))
def in_loop():
    global counter
    for counter in range(3): pass
    def defined(): pass
in_loop(); print(counter)
def global_def():
    global made, Made, mod
    def made(): return "made"
    class Made: pass
    import math as mod
global_def(); print(made(), Made.__name__, Made.__qualname__, made.__qualname__, mod.floor(2.5))
def except_global():
    global err
    try: 1 / 0
    except ZeroDivisionError as err: print(repr(err))
    print("err" in globals())
except_global()
def with_args(x):
    def inner(): return x
    x = x + "?"
    return inner
print(with_args("a")())
def cond(flag):
    if flag:
        v = "set"
    def inner(): return v
    try: return inner()
    except NameError as e: return str(e)
print(cond(True), cond(False))
print(globals()["x"], "x" in globals(), globals() is globals())
def dyn(): globals()["dynamic"] = 42
dyn(); print(dynamic)
def loc(a, b=2):
    c = 3
    return locals()
print(loc(1))
