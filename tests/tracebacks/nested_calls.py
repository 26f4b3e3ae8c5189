# Carets under calls, in assignments, arguments and returns.
def third(x):
    return x.missing
def second(x):
    y = third(x) + 1
    return y
def first(x):
    print(second(x))
first(5)
