# Frames of lambdas, comprehensions and generator expressions.
def apply(f, x): return f(x)
def gen(): return list(apply(lambda v: 10 / v, n) for n in (2, 1, 0))
print([x for x in gen()])
