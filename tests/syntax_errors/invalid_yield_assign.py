# Assignment to yield.
def f():
    yield x = 1
