# Two * parameters.
def f(*a, *b): pass
