# return of a bare star.
def f():
    return *
