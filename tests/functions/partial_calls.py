"""Calls of partials: arguments before, keywords behind, what is refused, freed and raised, and partials that call themselves."""

from functools import partial, lru_cache


def f(a, b=2, *args, c=3, **kwargs):
    return a, b, args, c, kwargs


def plain(a, b):
    return a, b


def items(*args):
    yield from args


def show(p, *args, **kwargs):
    try:
        print(p(*args, **kwargs))
    except Exception as e:
        print(type(e).__name__, e)


for _ in range(2):
    for p in (partial(f), partial(f, 1), partial(f, 1, 2, 3), partial(f, b=5), partial(f, 1, c=9, d=8), partial(partial(f, 1), 2, c=4)):
        try:
            print(p(), p(7), p(7, 8))
        except TypeError as e:
            print(e)
        try:
            print(p(c=1), p(6, d=2), p(x=1))
        except TypeError as e:
            print(e)
        show(p, 1, 2, 3, c=0)
    half = partial(plain, 1)
    print(half(2), half(b=3))
    for call in (lambda: half(), lambda: half(1, 2), lambda: half(a=1), lambda: half(2, b=3), lambda: half(x=1)):
        try:
            print(call())
        except TypeError as e:
            print(e)
    print(list(partial(items, 1)(2)), partial(len)([1]), partial(int, base=2)("101"), partial(print, "printed", end="!\n")())


def generate():
    yield half(2)
    yield partial(f, 1, k=2)(3)
    yield [*partial(items, 1)(5)]


print(*generate())


class Freed:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)


def ignore(*args, **kwargs):
    print("called")


partial(ignore, Freed("a"))(Freed("b"))
partial(ignore, key=Freed("c"))(Freed("d"))
print("after")


def replace(x, y):
    global self_calling
    self_calling = None
    return x, y


self_calling = partial(replace, 1)
print(self_calling(2), self_calling)


def count(n, m):
    return m if n == 0 else again(m - 1, m)


def down(m, n):
    return n if n == 0 else step(n - 1)


step = partial(down, 0)
print(step(50))


def endless(a, b):
    return forever(b)


forever = partial(endless, 1)
try:
    forever(2)
except RecursionError as e:
    print(e)


class Holder:
    def __repr__(self):
        return "holder"

    def method(self, *args):
        return args

    bound = partial(f, 1)


h = Holder()
print(partial(h.method, 1)(2), partial(Holder.method, h)(3), h.bound(2))
p = partial(f, 1, c=2)
p.keywords["c"] = 5
p.keywords["e"] = 6
print(p(), p(2, e=7))
p.keywords[3] = 1
try:
    p()
except TypeError as e:
    print(e)
print(list(map(h.method, "ab")), sorted([3, 1], key=partial(lambda sign, x: sign * x, -1)), list(filter(h.method, "a")), list(map(h.method, "ab", "cd")))


@lru_cache
def square(x, *more):
    print("computing", x)
    return x * x


@lru_cache(maxsize=2)
def few(x):
    print("computing", x)
    return -x


for i in (1, 2, 1, 1.0, True, "a", "a", (1, 2)):
    try:
        print(square(i))
    except TypeError as e:
        print(e)
print(square(3, 4), square(3, 4), square.cache_info())
for i in (1, 2, 1, 1, 3, 2, 2, 1):
    print(few(i))
print(few.cache_info())
few.cache_clear()
print(few(1), few.cache_info())
