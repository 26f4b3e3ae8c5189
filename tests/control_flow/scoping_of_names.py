# Names that are unbound, deleted, or bound in one branch only.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
x = 1
def before():
    print(x)
    x = 2
def in_branch(flag):
    if flag:
        y = 1
    return y
def deleted():
    z = 1
    del z
    return z
def deleted_twice():
    z = 1
    del z
    del z
def aug():
    x += 1
def after_except():
    try:
        1 / 0
    except ZeroDivisionError as e:
        pass
    return e
def loop_var(items):
    for item in items:
        pass
    return item
def free():
    def inner():
        return later
    value = inner()
    later = 1
    return value
def deleted_free():
    later = 1
    def inner():
        return later
    del later
    return inner()
def del_global():
    global gone
    gone = 1
    del gone
    return gone
def with_default(a=x):
    return a
attempt(before); attempt(lambda: in_branch(True)); attempt(lambda: in_branch(False)); attempt(deleted); attempt(deleted_twice); attempt(aug); attempt(after_except); attempt(lambda: loop_var([1, 2])); attempt(lambda: loop_var([]))
attempt(free); attempt(deleted_free); attempt(del_global); attempt(lambda: nowhere); attempt(with_default); attempt(lambda: __name__); attempt(lambda: print.__name__)
print(x)
del x
attempt(lambda: x)
try:
    del x
except NameError as e:
    print(e)
len = lambda v: "shadowed"
print(len([]))
del len
print(len([]))
class C:
    a = 1
    b = [v for v in range(a)]
    try:
        c = [q for _ in range(2) for q in [a]]
    except NameError as e:
        c = str(e)
    def method(self):
        return a
print(C.b, C.c)
attempt(lambda: C().method())
