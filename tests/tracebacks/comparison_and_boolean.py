# Carets for comparisons, boolean operators and conditional expressions.
def f(a, b):
    return a > 0 and (b < "x" if a else None)
f(1, 2)
