# __del__ runs when the last reference goes: del, rebinding, end of a function, removal from a container.
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
a = D("a"); print("before"); del a; print("after")
b = D("b1"); b = D("b2"); print("rebound"); b = None; print("none")
def f():
    x = D("local"); print("in f")
f(); print("after f")
def g(): return D("returned")
g(); print("after g"); r = g(); print("kept"); r = 0
l = [D("l0"), D("l1"), D("l2")]; l.pop(0); print("popped"); del l[0]; print("deleted"); l.clear(); print("cleared")
d = {"k": D("v1")}; d["k"] = D("v2"); print("replaced"); del d["k"]; print("gone")
t = (D("t0"), D("t1")); t = None; print("tuple gone")
class Box: pass
box = Box(); box.item = D("attribute"); box.item = None; print("attribute gone"); box.item = D("inside box"); del box; print("box gone")
x = y = D("two names"); del x; print("one left"); del y
def swap():
    p, q = D("p"), D("q"); p, q = q, p; print("swapped")
swap()
D("temporary"); print("after the temporary"); D("attribute of").name; print("next")
for i in range(3): v = D(f"loop {i}")
print("loop over"); del v
def arg(o): print("in arg"); del o; print("deleted the parameter")
arg(D("argument")); print("after arg")
try: raise ValueError(D("in exception"))
except ValueError as e: print("handling")
print("handled")
def closure():
    c = D("captured")
    return lambda: c
fn = closure(); print("closure lives"); fn = None; print("closure gone")
def gen(): z = D("in generator"); yield 1; yield 2
it = gen(); next(it); print("suspended"); del it; print("generator gone")
s = {D("in set")}; s = None
print([len(D(str(i)).name) for i in range(2)]); [D("list element")] and print("x"); print("end")
class Resurrect:
    kept = None
    def __del__(self): Resurrect.kept = self; print("resurrected")
r = Resurrect(); del r; print(type(Resurrect.kept).__name__)
class Noisy:
    def __del__(self): print("noisy", end=" "); self.other = D("made in del")
n = Noisy(); n = None; print("last")
