# pow with three arguments asks both operands' methods; ints alone have an answer of their own.
class A:
    def __pow__(self, o, m=None): return ("A.pow", m)
    def __rpow__(self, o, m=None): return ("A.rpow", m)
class B(A):
    def __rpow__(self, o, m=None): return ("B.rpow", m)
class C:
    def __rpow__(self, o): return "C.rpow"
class N:
    def __pow__(self, o, m=None): return NotImplemented
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
for f in [lambda: pow(A(), 2, 3), lambda: pow(2, A(), 3), lambda: pow(A(), B(), 3), lambda: pow(2, C(), 3), lambda: pow(N(), A(), 3),
          lambda: pow(2.0, A(), 3), lambda: pow("a", 1, 2), lambda: pow(2, "a", 3), lambda: pow(1, 2, 3.0), lambda: pow([], 1, 2),
          lambda: pow(1j, 2, 3), lambda: pow(True, 2, 5), lambda: pow(2, 3, "a"), lambda: pow(2, 3, None), lambda: pow(N(), 2), lambda: pow(2, A())]:
    attempt(f)
