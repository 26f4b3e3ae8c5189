# Carets for unary and augmented operations.
def f(x):
    x += 1
    return x
try:
    -"a"
except TypeError:
    f("s")
