"""Chains of delegation that change while nobody looks: their members resumed, closed, thrown into, shared and released by themselves."""

import gc
import sys


def leaf(name, n):
    try:
        for i in range(n):
            got = yield f"{name}{i}"
            if got is not None:
                print("  ", name, "got", got)
    finally:
        print("  ", name, "ends")
    return f"{name} done"


def outer(name, inner):
    try:
        result = yield from inner
        print("  ", name, "result", result)
        yield f"{name} after"
        return f"{name} done"
    except ValueError as e:
        print("  ", name, "caught", type(e).__name__, e.__context__)
        yield f"{name} handling"
        print("  ", name, "still handles", type(sys.exception()).__name__)
        raise


def show(title, generator, count=20):
    print(title, [item for _, item in zip(range(count), generator)])


print("a member is resumed by itself")
a = leaf("a", 6)
b = outer("b", a)
c = outer("c", b)
print(next(c), next(c), next(a), next(c), next(b), next(c))
show("rest", c)

print("a member ends by itself")
a = leaf("a", 2)
b = outer("b", a)
c = outer("c", b)
print(next(c), next(a))
print(next(a, "a is over"))
print(next(c), next(c, "c is over"))

print("a middle one goes on by itself")
a = leaf("a", 2)
b = outer("b", a)
c = outer("c", b)
d = outer("d", c)
print(next(d), next(b), next(b), next(d, "d is over"))

print("two delegate to one")
a = leaf("a", 9)
b, c = outer("b", a), outer("c", a)
e, f = outer("e", b), outer("f", c)
print(next(e), next(f), next(e), next(f), next(b), next(f), next(e), next(c))
print(f.send("to f"), e.send("to e"))
print(next(e, "over"))
print(next(f, "over"), next(e, "over"), next(f, "over"))

print("closed below")
a = leaf("a", 5)
b = outer("b", a)
c = outer("c", b)
print(next(c), next(c))
a.close()
print(next(c), next(c, "c is over"))

print("thrown into a middle one")
a = leaf("a", 5)
b = outer("b", a)
c = outer("c", b)
print(next(c))
print(b.throw(ValueError("here")))
try:
    print(next(c))
except ValueError as e:
    print("out of c:", e)

print("thrown into the first, which goes on")


def stubborn(name, n):
    for i in range(n):
        try:
            yield f"{name}{i}"
        except KeyError as e:
            yield f"{name} was told {e}"


a = stubborn("a", 4)
b = outer("b", a)
c = outer("c", b)
print(next(c), c.throw(KeyError("k")), next(c), a.throw(KeyError("l")), next(c), next(c), next(c, "over"))

print("released in the middle")
a = leaf("a", 5)
b = outer("b", a)
print(next(b), next(b))
del b
print(next(a, "a was closed"))
a = stubborn("a", 9)


def passing():
    yield from a


b = passing()
c = passing()
print(next(b), next(c))
try:
    b.close()
except RuntimeError as e:
    print("RuntimeError", e)
print(next(c, "over"))

print("running already")


def reenter(through):
    yield "first"
    for g in through:
        try:
            next(g)
        except ValueError as e:
            print("  ", e)
        try:
            g.throw(KeyError)
        except ValueError as e:
            print("  ", e)
        try:
            g.close()
        except ValueError as e:
            print("  ", e)
    yield "second"
    return "third"


through = []
a = reenter(through)
b = outer("b", a)
c = outer("c", b)
through += [a, b, c]
print(next(c), next(c), next(c), next(c, "over"))

print("an exception is being handled in the middle")


def handling(inner):
    try:
        raise KeyError("outer")
    except KeyError:
        yield from inner
        print("  ", "still", repr(sys.exception()))
    print("  ", "now", repr(sys.exception()))
    yield "after"


def asking(n):
    for i in range(n):
        yield repr(sys.exception())


a = asking(3)
b = handling(a)
c = outer("c", b)
print(next(c), next(c))
print("alone:", next(a))
show("rest", c)
try:
    1 / 0
except ZeroDivisionError:
    a = asking(3)
    b = outer("b", a)
    c = outer("c", b)
    print(next(c), next(c))
print(next(c))
show("rest", c)

print("cycles of generators")


class Holder:
    pass


for _ in range(3):
    h = Holder()

    def cyclic(h):
        yield from stubborn("cyc", 3)
        h

    h.g = outer("cycle", cyclic(h))
    print(next(h.g), next(h.g))
    del h
    gc.collect()

print("what is sent and not wanted goes at once")


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("  ", self.name, "goes")


def deaf(n):
    for i in range(n):
        yield i
        print("  resumed", i)


def through_one(n):
    yield from deaf(n)


g = deaf(3)
next(g)
print(g.send(Loud("one")))
g = through_one(3)
next(g)
print(g.send(Loud("two")))
print(g.send(Loud("three")))

print("deep")


def deep(n):
    if n:
        yield from deep(n - 1)
    yield n


print(sum(deep(300)), list(deep(5)))


def tree(lo, hi):
    if lo < hi:
        middle = (lo + hi) // 2
        yield from tree(lo, middle)
        yield middle
        yield from tree(middle + 1, hi)


# What is left over is closed in one order everywhere.
a = b = c = d = e = f = g = None
print(sum(tree(0, 1000)), list(tree(0, 20)), max(tree(0, 100)))
