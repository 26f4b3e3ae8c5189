# Frames through super() calls.
class A:
    def run(self, x): return x.y
class B(A):
    def run(self, x):
        return super().run(x)
B().run(1)
