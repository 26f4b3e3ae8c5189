# with: enter and exit order, values, suppression, several managers, nesting, leaving early.
class M:
    def __init__(self, name, suppress=False, enter=None): self.name, self.suppress, self.enter = name, suppress, enter
    def __enter__(self): print("enter", self.name); return self.enter or self
    def __exit__(self, t, e, tb): print("exit", self.name, t and t.__name__, e, tb is not None); return self.suppress
with M("a"): print("body")
with M("b") as b: print(b.name)
with M("c", enter=(1, 2)) as (x, y): print(x, y)
with M("d"), M("e") as e, M("f"): print("three", e.name)
with (M("g") as g, M("h"),): print("parenthesised", g.name)
with (M("i")): print("just parentheses")
with M("j", suppress=True): raise ValueError("suppressed")
print("after")
try:
    with M("k"): raise ValueError("passes")
except ValueError as err: print("outside", err)
try:
    with M("outer"), M("inner", suppress=True), M("innermost"): raise KeyError("k")
    print("went on")
except KeyError: print("wrong")
def returns():
    with M("r"): return "value"
def loop():
    for i in range(3):
        with M(i):
            if i == 0: continue
            break
    return i
def nested():
    with M("1"):
        with M("2"):
            try: raise ValueError("v")
            finally: print("finally")
def override():
    class R(M):
        def __exit__(self, *a): super().__exit__(*a); raise KeyError("from exit")
    with R("o"): raise ValueError("body")
print(returns(), loop())
for f in (nested, override):
    try: f()
    except Exception as err: print(type(err).__name__, err, "| context", repr(err.__context__))
class Box: pass
box, items = Box(), [0]
with M("t", enter=5) as box.attr, M("u", enter=6) as items[0]: print(box.attr, items)
with M("v", enter=[1, 2, 3]) as [first, *rest]: print(first, rest)
class EnterFails(M):
    def __enter__(self): raise ValueError("enter fails")
try:
    with M("first"), EnterFails("second"): print("never")
except ValueError as err: print(err)
try:
    with M("first", suppress=True), EnterFails("second"): print("never")
    print("suppressed by the first")
except ValueError as err: print("no", err)
def attempt(f):
    try: f()
    except Exception as e: print(type(e).__name__ + ":", e)
class NoExit:
    def __enter__(self): pass
class NoEnter:
    def __exit__(self, *a): pass
class BadExit:
    def __enter__(self): pass
    def __exit__(self): pass
def w(v):
    with v: pass
def wi(v):
    with v as (a, b): print("never")
attempt(lambda: w(5)); attempt(lambda: w(None)); attempt(lambda: w(NoExit())); attempt(lambda: w(NoEnter())); attempt(lambda: w(BadExit())); attempt(lambda: wi(M("bad target", enter=[1]))); attempt(lambda: w(M)); attempt(lambda: w(undefined))
inst = Box(); inst.__enter__ = inst.__exit__ = lambda *a: None
attempt(lambda: w(inst))
