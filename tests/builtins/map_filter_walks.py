"""`map` and `filter` walked to the end by builtins: who ends the walk, who raises, and who looks at the iterator meanwhile."""

from functools import reduce


def log(*things):
    print(*things)


def stop_at(limit):
    def inner(x):
        if x == limit:
            raise StopIteration("function")
        return x

    return inner


class Source:
    def __init__(self, n, error=StopIteration):
        self.n = n
        self.error = error

    def __iter__(self):
        return self

    def __next__(self):
        self.n -= 1
        if self.n < 0:
            raise self.error("source")
        return self.n


class Doubling(map):
    def __next__(self):
        return 2 * super().__next__()


class Named(filter):
    pass


# A StopIteration of the function or of the source ends the walk, one of the consumer does not.
for walk in (list, tuple, set, sum, sorted, any, max, lambda m: "".join(map(str, m)), lambda m: 3 in m):
    m = map(stop_at(2), range(5))
    log(walk(m), list(m))
    f = filter(stop_at(3), Source(6))
    log(walk(f), list(f))
    log(walk(map(lambda x: x + 1, filter(lambda x: x % 2, map(int, "12345")))))


class Once:
    def __init__(self, n):
        self.n = n

    def __hash__(self):
        if self.n == 1:
            raise StopIteration("consumer")
        return self.n

    def __repr__(self):
        return f"Once({self.n})"

    def __bool__(self):
        if self.n == 1:
            raise StopIteration("truth")
        return False


m = map(Once, range(4))
try:
    set(m)
except StopIteration as error:
    log(repr(error), list(m))
m = map(Once, range(4))
try:
    any(m)
except StopIteration as error:
    log(repr(error), list(m))
m = map(lambda x: x, map(Once, range(4)))
try:
    any(m)
except StopIteration as error:
    log(repr(error), list(m))
f = filter(None, map(Once, range(4)))
log(list(f), list(f))
f = filter(bool, map(Once, range(4)))
log(list(f), list(f))
try:
    log(list(map(int, ["1", "x", "3"])))
except ValueError as error:
    log(error)
try:
    log(list(map(lambda x: x, Source(1, LookupError))))
except LookupError as error:
    log(repr(error))

# The walked iterator may be asked for items meanwhile.
m = map(lambda x: (x, next(m, None)) if x % 3 == 0 else x, range(8))
log(list(m))
m = map(str, range(10))
log(reduce(lambda a, b: a + b + next(m, "."), m))
f = filter(lambda x: x != next(f, 0) and True, range(6))
log(list(f))

# Subclasses: their own __next__ is asked.
log(list(Doubling(int, "123")), sum(Doubling(int, "123")), 6 in Doubling(int, "123"))
log(list(Named(None, [0, 1, 2])), max(Named(lambda x: x < 2, [0, 1, 2])))

# Several sources, strict ones, early ends.
log(list(map(pow, [2, 3, 4], [3, 2])), sum(map(lambda a, b: a * b, range(4), range(1, 9))))
for args in (([1, 2], [3]), ([1], [2, 3]), ([1, 2], [3, 4]), ([1, 2],)):
    try:
        log(list(map(lambda *a: a, *args, strict=True)))
    except ValueError as error:
        log(error)
m = map(abs, [-1, -2, -3, -4])
log(2 in m, list(m))
f = filter(None, [0, 1, 0, 2, 3])
log(any(f), list(f), list(f))
log(all(map(lambda x: x < 3, (1, 2, 3, 4))), any(map(lambda x: x > 2, (1, 2, 3, 4))))
log(dict(map(lambda k: (k, ord(k)), "ab")), list(zip(map(int, "12"), filter(str.isdigit, "a3b4"))))
log(list(filter(lambda x: [] if x else [0], [0, 1, 0])), [*map(len, ["", "ab"])])

nested = iter(range(5))
for _ in range(60):
    nested = map(lambda x: x + 1, nested)
log(list(nested))
