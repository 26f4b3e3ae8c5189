# Carets under the failing part of a long attribute chain.
class A: pass
a = A()
a.b = A()
a.b.c = None
print(a.b.c.d.e)
