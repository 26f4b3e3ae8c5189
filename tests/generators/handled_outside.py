"""What a generator handles is its own affair: sys.exception() inside and outside, when others resume it."""
import sys


def waits():
    try:
        raise ValueError("inside")
    except ValueError:
        yield sys.exception()
        try:
            raise KeyError("deeper")
        except KeyError:
            yield sys.exception()
        yield sys.exception()
    yield sys.exception()
    yield sys.exception()


walk = waits()
try:
    raise IndexError("first resumer")
except IndexError:
    print(repr(next(walk)), repr(sys.exception()))
print(repr(next(walk)), sys.exception())
try:
    raise OSError("second resumer")
except OSError:
    print(repr(next(walk)), repr(next(walk)), repr(sys.exception()))
print(next(walk), sys.exception())

walk = waits()
print(repr(next(walk)))
try:
    raise IndexError("later resumer")
except IndexError:
    print(repr(next(walk)), repr(next(walk)), repr(next(walk)), repr(sys.exception()))
print(next(walk))


def again():
    try:
        raise ValueError
    except ValueError:
        yield
    try:
        raise
    except Exception as error:
        yield error


for outside in (None, TypeError("outside")):
    walk = again()
    try:
        raise IndexError("gone by then")
    except IndexError:
        next(walk)
    if outside is None:
        print(repr(next(walk)))
    else:
        try:
            raise outside
        except TypeError:
            print(repr(next(walk)))


def context():
    try:
        raise ValueError("mine")
    except ValueError:
        yield
    raise LookupError("late")


walk = context()
try:
    raise IndexError("early resumer")
except IndexError:
    next(walk)
try:
    next(walk)
except LookupError as error:
    print(repr(error.__context__))


def outer():
    try:
        raise ValueError("outer")
    except ValueError:
        yield from waits()
    yield sys.exception()


walk = outer()
try:
    raise IndexError
except IndexError:
    print([repr(next(walk)) for _ in range(2)])
print([repr(value) for value in walk], sys.exception())
