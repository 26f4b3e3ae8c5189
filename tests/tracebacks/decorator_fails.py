# A decorator that raises.
def deco(f):
    raise TypeError("cannot decorate " + f.__name__)
@deco
def g():
    pass
