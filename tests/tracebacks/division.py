# Carets under a binary operation.
def f(a, b):
    x = 1 + a / (b - 1)
    return x
print("before")
f(1, 1)
