# yield in a comprehension.
def f():
    return [(yield x) for x in y]
