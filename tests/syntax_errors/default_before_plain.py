# A default before a parameter without one.
def f(a=1, b): pass
