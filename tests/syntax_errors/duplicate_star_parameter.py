# A parameter again as *args.
def f(a, *a): pass
