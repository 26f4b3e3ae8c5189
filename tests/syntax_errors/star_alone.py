# * without a parameter after it.
def f(*): pass
