"""Iterators that are asked in unusual order: shrunk lists, functions that end their own walk, iterators without __iter__."""


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__, error)


class Bare:
    """An iterator that is not iterable."""

    def __init__(self):
        self.left = 2

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left


class Source:
    def __iter__(self):
        print("iter called")
        return Bare()


attempt("generator expression", lambda: list(item for item in Source()))
attempt("list comprehension", lambda: [item for item in Source()])
attempt("for", lambda: [item for item in Bare()])
attempt("bare generator expression", lambda: list(item for item in Bare()))
attempt("nested", lambda: list((a, b) for a in Source() for b in Source()))


def shrunk():
    items = list(range(10))
    walk = reversed(items)
    next(walk), next(walk)
    items[1:] = []
    hint = walk.__length_hint__()
    return hint, list(walk), walk.__length_hint__()


attempt("shrunk", shrunk)


def exhausting():
    def give():
        if give.inside:
            return "end"
        give.inside = True
        list(give.walk)
        return "more"

    give.inside = False
    give.walk = iter(give, "end")
    return next(give.walk)


attempt("exhausting", exhausting)


class Long:
    def __iter__(self):
        return iter(b"abc")

    def __len__(self):
        raise RuntimeError("asked for the length")


for make in (list, tuple, bytes, bytearray, set, sorted, dict.fromkeys, bytearray().extend, [].extend, lambda x: [*x]):
    attempt("length", lambda: make(Long()))


class Unmade(Exception):
    def __new__(cls, *args):
        return 5


def generator():
    try:
        yield 1
    except TypeError as error:
        yield f"inside: {error}"


running = generator()
next(running)
attempt("thrown", lambda: running.throw(Unmade))
attempt("after", lambda: next(running))
