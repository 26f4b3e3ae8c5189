# nonlocal of a name that no outer function has.
def f():
    nonlocal x
