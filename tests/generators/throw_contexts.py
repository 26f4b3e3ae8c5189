# throw() into a generator that handles an exception: which context the thrown exception gets.
def handling():
    try:
        raise ValueError("inside")
    except ValueError:
        try:
            yield 1
        except KeyError as e:
            print("caught", repr(e), repr(e.__context__))
            yield 2
        yield 3
    yield 4


def plain():
    yield 1
    yield 2


def delegating():
    try:
        raise TypeError("outer")
    except TypeError:
        yield from handling()


def throw(generator, steps, error):
    for _ in range(steps):
        next(generator)
    try:
        print("->", generator.throw(error))
    except BaseException as e:
        print("!!", repr(e), repr(e.__context__))


def all_of_them():
    for make in (handling, plain, delegating):
        for steps in range(3):
            for error in (KeyError("k"), IndexError("i")):
                print(make.__name__, steps)
                throw(make(), steps, error)


all_of_them()
print("while another exception is handled")
try:
    raise OSError("around")
except OSError:
    all_of_them()

g = handling()
next(g)
g.close()
g = handling()
try:
    raise OSError("around")
except OSError:
    next(g)
try:
    g.throw(IndexError("later"))
except IndexError as e:
    print(repr(e.__context__), repr(e.__context__.__context__))
