"""Builtins walk over a generator while what they call looks at it, resumes it, closes it, raises, or walks over others."""

import sys


def log(*things):
    print(*things)


class Item:
    """Runs code wherever a builtin asks it something."""

    def __init__(self, value, act=None):
        self.value = value
        self.act = act

    def run(self, asked):
        log(asked, self.value)
        if self.act:
            self.act()

    def __bool__(self):
        self.run("bool")
        return bool(self.value)

    def __eq__(self, other):
        self.run("eq")
        return self.value == getattr(other, "value", other)

    def __hash__(self):
        self.run("hash")
        return hash(self.value)

    def __lt__(self, other):
        self.run("lt")
        return self.value < other.value

    def __radd__(self, other):
        self.run("radd")
        return other + self.value

    def __add__(self, other):
        self.run("add")
        return Item(self.value + getattr(other, "value", other), self.act)


def numbers(n):
    got = []
    for i in range(n):
        got.append((yield i))
    log("sent", got)
    return "end"


# Plain walks: what the generator is sent is None, and it is over afterwards.
for walk in (list, tuple, set, frozenset, sum, max, min, sorted, any, lambda g: all(x + 1 for x in g)):
    g = numbers(4)
    log(walk(g), list(g))
log(dict((k, k * k) for k in numbers(3)), "-".join(str(k) for k in numbers(3)), 2 in numbers(4), 9 in numbers(2))

# `any` stops at the first: the rest is still there.
g = numbers(5)
log(any(x == 2 for x in g), list(g))
g = numbers(5)
log(2 in g, g.gi_suspended, next(g))

# The walker's calls see a suspended generator, and may take items from it.
g = numbers(8)
log(max(g, key=lambda x: (g.gi_running, g.gi_suspended, next(g, -1))))
g = numbers(9)
log(min(g, key=lambda x: -sum(y for _, y in zip(range(2), g)) + x))
g = (Item(i, lambda: log("state", g.gi_running, g.gi_suspended)) for i in range(3))
log(any(Item(0) if x else x for x in g))

# They may end it.
for end in ("close", "throw"):

    def ending():
        if end == "close":
            h.close()
        else:
            try:
                h.throw(KeyError("thrown in"))
            except KeyError as error:
                log("came back", repr(error))

    def three():
        try:
            for i in range(3):
                yield Item(i + 1, ending if i == 1 else None)
        finally:
            log("left")

    h = three()
    log([item.value for item in sorted(h)] if end == "close" else all(h))
    h = three()
    log(sum(h))
    h = three()
    log(len({item for item in set(h)}))


# It is running while it makes an item: resuming it then is an error that it sees itself.
def selfish():
    for walker in (next, list, lambda g: g.send(1)):
        try:
            walker(me)
        except ValueError as error:
            yield str(error)


me = selfish()
log(list(me))


# Errors of the generator and of the walker.
def failing(n):
    try:
        yield from range(n)
        1 / 0
    finally:
        log("cleaned", sys.exception())


for walk in (list, sum, any, set):
    try:
        log(walk(failing(0 if walk is any else 2)))
    except ZeroDivisionError as error:
        log(walk.__name__, error, error.__traceback__.tb_next.tb_lineno)
g = (1 // x for x in (1, 2, 0, 3))
try:
    sum(g)
except ZeroDivisionError as error:
    log("sum", error, list(g))
g = (x for x in (1, 2, "three", 4))
try:
    sum(g)
except TypeError as error:
    log(error, list(g))


def complain():
    raise LookupError("in the middle")


g = (Item(i, complain if i == 2 else None) for i in range(4))
try:
    set(g)
except LookupError as error:
    log(error, [item.value for item in g])


def stops():
    yield 1
    raise StopIteration("too early")


try:
    list(stops())
except RuntimeError as error:
    log(error, repr(error.__cause__))
try:
    list(next(iter(())) for _ in range(2))
except RuntimeError as error:
    log(error)

# Walks in walks, also of the same generator.
log(sum(sum(x for x in range(y)) for y in range(5)), list(list(set(z for z in range(y))) for y in range(3)))
g = numbers(10)
log([list(x for x, _ in zip(g, range(2))) for _ in range(2)], sum(x + sum(y for _, y in zip("ab", g)) for x in g))
g = numbers(6)
log(list(map(lambda x: (x, list(y for y in g)), g)))
same = (sum(same) if i == 9 else i for i in range(3))
log(sum(same))


# Delegation: what is yielded deep down goes to the walker; the chain grows and shrinks meanwhile.
def tree(depth):
    if depth:
        yield from tree(depth - 1)
        yield depth
        yield from tree(depth - 1)


log(list(tree(3)), sum(tree(5)), max(tree(4)), sorted(tree(2)), sum(x for x in tree(3) if x != 2))
inner = numbers(6)


def outer():
    log("result", (yield from inner))


log(max(outer(), key=lambda x: next(inner, 0)))


# An exception is being handled inside, or outside.
def handling():
    for i in range(3):
        try:
            [][i]
        except IndexError:
            yield i
            log(repr(sys.exception()))
    yield sys.exception()


log(list(handling()))
try:
    {}["outside"]
except KeyError:
    log(list(handling()), sum(numbers(4)), [sys.exception() for _ in range(1)], list(sys.exception() for _ in range(1)))


class Watch:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        log("gone", self.name)

    def __bool__(self):
        return False


def watched():
    for name in "ab":
        yield Watch(name)
        log("after", name)


log(any(watched()))
log(len(list(watched())))
log(2 in (w for w in watched()))


class Growing(list):
    pass


grown = Growing()
grown.extend(len(grown) for _ in range(5))
log(grown)
into = [0]
into.extend(into.append("x") or len(into) for _ in range(3))
log(into)
into += (into.pop() for _ in range(2))
log(into)
seen = {1, 2}
seen.update(len(seen) + 10 for _ in range(3))
log(seen)


def deep(n):
    return 1 + sum(deep(n - 1) for _ in range(1)) if n else 0


log(deep(150))


def endless():
    return 1 + sum(endless() for _ in range(1))


try:
    endless()
except RecursionError:
    log("too deep")
