# / twice.
def f(a, /, b, /): pass
