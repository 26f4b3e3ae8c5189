# C3 linearisation, cooperative super(), diamonds, mixins and inconsistent orders.
class A:
    def who(self): return ["A"]
class B(A):
    def who(self): return ["B"] + super().who()
class C(A):
    def who(self): return ["C"] + super().who()
class D(B, C):
    def who(self): return ["D"] + super().who()
class E(C, B): pass
print(D().who(), E().who(), [c.__name__ for c in D.__mro__], [c.__name__ for c in E.__mro__])
class O: pass
class X1(O): pass
class Y1(O): pass
class Z1(X1, Y1): pass
class W(Z1, O): pass
print([c.__name__ for c in W.__mro__], [b.__name__ for b in W.__bases__])
class F(O): pass
class Ee(O): pass
class Dd(O): pass
class Cc(Dd, F): pass
class Bb(Dd, Ee): pass
class Aa(Bb, Cc): pass
print([c.__name__ for c in Aa.__mro__])
def attempt(name, *bases):
    try: print([c.__name__ for c in type(name, bases, {}).__mro__])
    except TypeError as e: print(e)
attempt("P", X1, Y1); attempt("Q", O, X1); attempt("R", A, B); attempt("S", B, A); attempt("T", type("L", (X1, Y1), {}), type("M", (Y1, X1), {})); attempt("U", object, A); attempt("V", A, object)
class Root:
    def __init__(self, **kw): print("Root", kw)
class Left(Root):
    def __init__(self, left=0, **kw): print("Left", left); super().__init__(**kw)
class Right(Root):
    def __init__(self, right=0, **kw): print("Right", right); super().__init__(**kw)
class Both(Left, Right):
    def __init__(self, **kw): print("Both"); super().__init__(**kw)
Both(left=1, right=2, rest=3)
class Json:
    def show(self): return "{" + ", ".join(f"{k}: {v}" for k, v in sorted(vars(self).items())) + "}"
class Eq:
    def __eq__(self, o): return vars(self) == vars(o)
class Thing(Json, Eq):
    kind = "thing"
    def __init__(self, **kw): self.__dict__.update(kw)
print(Thing(a=1, b=2).show(), Thing(a=1) == Thing(a=1), Thing(a=1) == Thing(a=2), Thing.__hash__)
class Mixed(Thing, dict): pass
m = Mixed(a=1); m["k"] = "v"; print(m, m.show(), m.a, isinstance(m, dict), len(m))
class P1: x = 1
class P2: x = 2; y = 2
class Ch(P1, P2): pass
print(Ch.x, Ch.y, Ch().x); P1.y = 1; print(Ch.y); del P1.x; print(Ch.x); Ch.__bases__ = (P2, P1); print(Ch.y)
class Meth(list, Json): 
    def show(self): return "list " + super().show()
print(Meth([1]).show(), Meth([1, 2]))
