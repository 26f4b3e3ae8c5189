# Exceptions from workers: the object itself, where it was raised, causes, and that nothing stays alive because of it.
import gc
import weakref
from concurrent.futures import ThreadPoolExecutor, as_completed


class Thing:
    pass


class Problem(Exception):
    def __init__(self, code, detail):
        super().__init__(code, detail)
        self.code = code


def inner(code):
    raise Problem(code, "detail")


def outer(code):
    try:
        inner(code)
    except Problem as error:
        raise RuntimeError("outer") from error




with ThreadPoolExecutor(2) as pool:
    future = pool.submit(inner, 5)
    try:
        future.result()
    except Problem as error:
        print(error.code, error.args, error is future.exception())
    future = pool.submit(outer, 6)
    try:
        future.result()
    except RuntimeError as error:
        print(repr(error), repr(error.__cause__), error.__cause__.code, error.__suppress_context__)
    outcomes = {}
    for future in as_completed({pool.submit(divmod, 10, n): n for n in (0, 3)}):
        try:
            outcomes[True] = future.result()
        except ZeroDivisionError as error:
            outcomes[False] = repr(error)
    print(sorted(outcomes.items()))

    thing = Thing()
    reference = weakref.ref(thing)
    future = pool.submit(lambda thing: 1 / 0, thing)
    del thing
    try:
        future.result()
    except ZeroDivisionError:
        pass
    del future
    gc.collect()
    print(reference())

    thing = Thing()
    reference = weakref.ref(thing)
    print(pool.submit(lambda thing: "used", thing).result())
    del thing
    pool.submit(str).result()
    gc.collect()
    print(reference())

    # A generator's and a class's own errors pass through as well.
    def generator():
        yield 1
        raise Problem(7, "from a generator")

    print(repr(pool.submit(lambda: list(generator())).exception()))
    print(repr(pool.submit(lambda: next(iter([]))).exception()))

    class Raises:
        def __init__(self):
            raise LookupError("from a constructor")

    print(repr(pool.submit(Raises).exception()))
