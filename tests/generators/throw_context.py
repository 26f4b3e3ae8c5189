# The context of an exception thrown into a generator is what the generator was handling.
def handling():
    try:
        raise KeyError("inside")
    except KeyError:
        try:
            yield 1
        except LookupError as e:
            print(repr(e), repr(e.__context__))
            yield 2


g = handling()
next(g)
print(g.throw(LookupError("thrown")))
g = handling()
next(g)
try:
    raise ValueError("outside")
except ValueError:
    print(g.throw(LookupError("thrown")))


def plain():
    yield 1


g = plain()
next(g)
try:
    raise ValueError("outside")
except ValueError:
    try:
        g.throw(LookupError("thrown"))
    except LookupError as e:
        print(repr(e), repr(e.__context__))
g = handling()
next(g)
try:
    g.throw(TypeError("unhandled"))
except TypeError as e:
    print(repr(e), repr(e.__context__))
try:
    raise OSError("before")
except OSError as before:
    g = handling()
    next(g)
    try:
        g.throw(before)
    except OSError as e:
        print(repr(e), repr(e.__context__))
