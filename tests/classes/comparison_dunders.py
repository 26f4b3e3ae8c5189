# __eq__, __lt__ and the others: reflection, defaults, hash, sorting, containment.
class T:
    def __init__(self, v): self.v = v
    def __repr__(self): return f"T{self.v}"
    def __eq__(self, o): print("eq", self, o); return isinstance(o, T) and self.v == o.v
    def __lt__(self, o): print("lt", self, o); return self.v < o.v
    def __le__(self, o): print("le", self, o); return self.v <= o.v
a, b = T(1), T(2)
print(a == b); print(a != b); print(a < b); print(a > b); print(a <= b); print(a >= b); print(a == 1); print(1 == a); print(a in [b, a]); print([a] == [T(1)]); print(sorted([b, a])); print(max(a, b)); print(min([b, a])); print((a, 1) < (b, 0)); print(a < b < T(3)); print([b].index(T(2)), [a, b].count(T(1)))
class OnlyLt:
    def __init__(self, v): self.v = v
    def __lt__(self, o): return self.v < o.v
print(OnlyLt(1) < OnlyLt(2), OnlyLt(1) > OnlyLt(2), OnlyLt(1) == OnlyLt(1), [x.v for x in sorted([OnlyLt(3), OnlyLt(1)])])
class Odd:
    def __eq__(self, o): return "equal-ish"
    def __lt__(self, o): return []
    def __ne__(self, o): return "not equal-ish"
    def __contains__(self, x): return "yes"
print(Odd() == 1, Odd() < 1, Odd() != 1, 1 in Odd(), 1 not in Odd(), not Odd() == 1, Odd() in [1], [Odd()] == [1])
class Parent:
    def __eq__(self, o): print("Parent.eq"); return True
class Child(Parent):
    def __eq__(self, o): print("Child.eq"); return NotImplemented
print(Parent() == Child()); print(Child() == Parent()); print(Child() == Child())
class H:
    def __init__(self, v): self.v = v
    def __eq__(self, o): return self.v == o.v
    def __hash__(self): return hash(self.v)
print(len({H(1), H(1), H(2)}), H(1) in {H(1)}, {H(1): "a"}[H(1)], hash(H(1)) == hash(1))
class Raises:
    def __eq__(self, o): raise RuntimeError("eq")
    def __bool__(self): raise RuntimeError("bool")
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
r = Raises()
attempt(lambda: r == 1); attempt(lambda: 1 == r); attempt(lambda: r in [1]); attempt(lambda: r in [r]); attempt(lambda: [r].index(1)); attempt(lambda: r and 1); attempt(lambda: not r); attempt(lambda: 1 if r else 2); attempt(lambda: [r] == [1]); attempt(lambda: [r] == [r]); attempt(lambda: OnlyLt(1) <= OnlyLt(2)); attempt(lambda: T(1) < 5); attempt(lambda: any([r])); attempt(lambda: list(filter(None, [r]))); attempt(lambda: r != 1)
