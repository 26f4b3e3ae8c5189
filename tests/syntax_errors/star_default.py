# A default for *args.
def f(*a=1): pass
