"""throw() into what a generator delegates to: arguments go through as they are, and bad ones are errors at the right place."""
import sys


class Inner:
    def __iter__(self):
        return self

    def __next__(self):
        return "next"

    def throw(self, *args):
        print("throw", args)
        return "answer"

    def close(self):
        print("close")


class NoThrow:
    def __iter__(self):
        return self

    def __next__(self):
        return 1


def delegate(it):
    try:
        yield from it
    except GeneratorExit:
        print("exit")
        raise
    except BaseException as e:
        print("caught", repr(e))
        yield "after"


def attempt(f, *args):
    try:
        return f(*args)
    except BaseException as e:
        return f"{type(e).__name__}: {e}"


g = delegate(Inner())
next(g)
print(g.throw(123), g.throw("text"), g.throw(ValueError), g.throw(ValueError("v")))
g = delegate(delegate(Inner()))
next(g)
print(g.throw(7))
print(attempt(g.throw, GeneratorExit))
g = delegate(NoThrow())
next(g)
print(attempt(g.throw, 5), attempt(next, g), attempt(g.throw, KeyError("k")), attempt(next, g))


class Bad(Exception):
    def __new__(cls, *args):
        return 3


class Worse(Exception):
    def __init__(self):
        raise LookupError("init")


def one():
    yield 1
    yield 2


for bad in (5, None, object, Bad, Worse, "s"):
    g = one()
    print(attempt(g.throw, bad), attempt(next, g, "ended"))
    g = one()
    next(g)
    print(attempt(g.throw, bad), attempt(next, g, "ended"))


def handling():
    try:
        yield
    except ValueError:
        print(repr(sys.exception()))
        yield
        print(repr(sys.exception()))
        yield
        raise


g = handling()
next(g)
try:
    raise ValueError("shared")
except ValueError as e:
    g.throw(e)
    print(repr(sys.exception()))
print(sys.exception())
next(g)
print(attempt(next, g), sys.exception())


def running():
    print(outer.gi_running, outer.gi_yieldfrom, outer.gi_suspended)
    yield


def wraps():
    yield from running()


outer = wraps()
next(outer)
print(outer.gi_running, type(outer.gi_yieldfrom).__name__, outer.gi_suspended)
