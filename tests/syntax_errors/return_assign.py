# Assignment in return.
def f():
    return x = 1
