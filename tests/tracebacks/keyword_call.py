# Carets under a call with keywords over one line.
def f(a, b=1): return a + b
print(f(1), f("x", b=2))
