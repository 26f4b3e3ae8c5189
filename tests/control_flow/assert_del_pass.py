# assert with and without messages, del of every kind of target, pass and the ellipsis statement.
def attempt(f):
    try:
        print(repr(f()))
    except BaseException as e:
        print(type(e).__name__, e.args)
def check(x, *message):
    if message: assert x, message[0]
    else: assert x
attempt(lambda: check(1)); attempt(lambda: check(0)); attempt(lambda: check([], "empty")); attempt(lambda: check(None, ("a", 1))); attempt(lambda: check(0, 5)); attempt(lambda: check(0, None))
def side():
    print("evaluated")
    return "message"
assert True, side()
try:
    assert False, side()
except AssertionError as e:
    print(repr(e), str(e))
a, b, c = 1, 2, [1, 2, 3, 4]
d = {"x": {"y": 1, "z": 2}}
class O: pass
o = O(); o.p = o.q = 1
del a, b
del c[0], c[-1]
del d["x"]["y"], o.p
del (c[0])
print(c, d, o.__dict__, "a" in globals())
x = y = z = 1
del (x, [y, z])
attempt(lambda: x); attempt(lambda: z)
del ()
pass
...
Ellipsis
"a string statement"
1 + 1
def nothing(): ...
class Empty: ...
class Empty2: pass
print(nothing(), Empty().__class__.__name__, Empty2.__name__, ... is Ellipsis, bool(...))
def deleting():
    del o.missing
attempt(deleting)
def deleting2():
    del d["none"]
attempt(deleting2)
