# Assigning __bases__: the order of resolution, subclasses, and what is refused.
class A:
    def f(self): return "A"
class B:
    def f(self): return "B"
    def g(self): return "Bg"
class C(A): pass
class D(C): pass
d = D(); print(d.f(), C.__mro__)
C.__bases__ = (B,)
print(d.f(), d.g(), D.__mro__, A.__subclasses__(), B.__subclasses__())
C.__bases__ = (A, B); print(d.f(), d.g(), isinstance(d, A))
for b in [(), 5, (5,), (D,), (int,)]:
    try: C.__bases__ = b
    except TypeError as e: print(e)
try: int.__bases__ = (object,)
except TypeError as e: print(e)
try: del C.__bases__
except TypeError as e: print(e)
