"""Calls whose arguments `*args` and `**kwargs` collect, plainly and from generators, and what is freed when."""


class Freed:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("freed", self.name)

    def __repr__(self):
        return self.name


def rest(*args):
    return args


def named(a, *args):
    return a, args


def default(a, b=5, *args):
    return a, b, args


def keywords(**kwargs):
    return kwargs


def both(*args, **kwargs):
    return args, kwargs


def some(a, b, *args, **kwargs):
    local = "local"
    return a, b, args, kwargs, local


def only(a, *args, k=3, **kwargs):
    return a, args, k, kwargs


def cell(*args, **kwargs):
    return lambda: (args, kwargs)


def items(*args):
    yield from args


def show(f, *args, **kwargs):
    try:
        print(f.__name__, f(*args, **kwargs))
    except TypeError as e:
        print(e)


for _ in range(2):
    for f in (rest, named, default, keywords, both, some, only):
        for args in ((), (1,), (1, 2), (1, 2, 3), tuple(range(30))):
            show(f, *args)
            try:
                print(f(), end=" ")
            except TypeError as e:
                print(e)
            try:
                print(f(1), f(1, 2), f(1, 2, 3, 4))
            except TypeError as e:
                print(e)
    show(both, 1, a=2)
    show(some, 1, b=2)
    show(some, 1, 2, 3, b=2)
    show(only, 1, 2, k=4, m=5)

print(rest() is rest(), rest(1) == (1,), keywords() is keywords())
print(cell(1, 2)(), cell(a=1)(), list(items(1, 2, 3)), list(items()))


def generate():
    yield rest(1, 2, (yield))
    yield some(1, 2, 3, 4)
    yield keywords()
    yield rest()
    yield [default(i, i, i) for i in range(2)]


g = generate()
next(g)
print(g.send(5), *g)

print("what is freed")
rest(Freed("a"), Freed("b"))
print("after")
named(Freed("c"), Freed("d"))
x = both(Freed("e"), Freed("f"))
print(x)
del x


def forgets(*args):
    del args
    print("forgotten")


forgets(Freed("g"))


def deep(n, *args):
    return n if n == 0 else deep(n - 1, *args, n)


print(deep(50), deep(200))


def endless(*args):
    return endless(*args)


try:
    endless(1)
except RecursionError as e:
    print(e)


def decorate(f):
    def wrapper(*args, **kwargs):
        return f(*args, **kwargs)

    return wrapper


@decorate
def plain(a, b=2, *, c=3):
    return a, b, c


print(plain(1), plain(1, c=5), plain(b=1, a=0))
try:
    plain()
except TypeError as e:
    print(e)


class Holder:
    def method(self, *args):
        return len(args)

    @staticmethod
    def static(*args, **kwargs):
        return args, kwargs

    @classmethod
    def made(cls, *args):
        return cls.__name__, args

    def __init__(self, *args, **kwargs):
        self.given = args, kwargs

    def __call__(self, *args):
        return args

    def __getitem__(self, *key):
        return key


h = Holder(1, 2, k=3)
bound = h.method
print(h.given, Holder().given, h.method(), h.method(1, 2), bound(1), h.static(1), Holder.static(k=1), h.made(1), h(), h(1, 2), h[1], h[1, 2])
