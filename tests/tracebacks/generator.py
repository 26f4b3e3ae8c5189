# A frame inside a generator, resumed twice.
def numbers():
    yield 1
    yield 1 + "a"
def total():
    s = 0
    for n in numbers():
        s += n
    return s
total()
