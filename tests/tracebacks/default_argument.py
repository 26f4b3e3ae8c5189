# An error in a default argument.
def f(a, b=[1][2]):
    pass
