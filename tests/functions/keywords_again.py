"""Calls by keyword that are made again and again: where the arguments went the first time must not decide what changes between."""


def tried(call):
    try:
        return call()
    except TypeError as error:
        return str(error)


def f(a, b=2, *, c=3, d=4):
    return a, b, c, d


def every(a, /, b, c=30, *rest, d, e=50, **others):
    return a, b, c, rest, d, e, others


# The same call before and after the defaults change.
def changing():
    for round in range(4):
        print(round, tried(lambda: f(b=round, a=1)), tried(lambda: f(1, d=round)), tried(lambda: f(c=1, a=round)))
        if round == 0:
            f.__defaults__ = None
            f.__kwdefaults__ = {"d": 44, "c": 33}
        elif round == 1:
            f.__defaults__ = (7, 8)
            f.__kwdefaults__ = {"d": 45}
        elif round == 2:
            f.__kwdefaults__ = None
            f.__defaults__ = (1, 2, 3)


changing()
f.__defaults__, f.__kwdefaults__ = (2,), {"d": 4, "c": 3}


# The same code for functions with other defaults.
def made(default):
    def inner(x, y=default, *, z=default * 2):
        return x, y, z

    return inner


print([made(i)(z=i, x=0) for i in range(3)], [made(i)(x=i) for i in range(3)])

# More kinds of calls than are kept.
kinds = [
    lambda: every(1, 2, d=4),
    lambda: every(1, b=2, d=4),
    lambda: every(1, d=4, b=2),
    lambda: every(1, 2, 3, d=4, e=5),
    lambda: every(1, 2, 3, 4, 5, e=5, d=4),
    lambda: every(1, c=3, d=4, b=2),
    lambda: every(1, 2, a=10, d=4),
    lambda: every(1, z=0, y=1, d=4, b=2, x=2),
    lambda: every(1, 2, 3, 4, zz=1, d=4),
    lambda: every(d=4, b=2),
    lambda: every(a=1, d=4, b=2),
    lambda: every(1, 2, b=3, d=4),
    lambda: every(1, 2, e=3),
    lambda: f(1, 2, 3, c=4),
    lambda: f(1, a=2),
    lambda: f(1, bb=2),
]
for _ in range(2):
    for kind in kinds:
        print(tried(kind))


# Names that are equal, and not the same string.
class Name(str):
    pass


for _ in range(2):
    late = "".join(["", "c"])
    print(f(**{"a": 1, "b": 2, late: 5, "d": 0}), f(1, **{Name("d"): 6, "b": 0}), every(1, 2, **{"d" * 1: 3, Name("zz"): 4}))
    print(tried(lambda: f(1, **{1: 2})), tried(lambda: f(1, 2, **{late: 1}, c=2)))


# Generators, coroutines, classes, bound methods, callables.
def gen(a, b=2, *rest, c=3):
    yield a, b, rest, c


class Point:
    def __init__(self, x, y=0, *, z=0):
        self.all = x, y, z

    def moved(self, dx=0, dy=0):
        return self.all, dx, dy

    def __call__(self, *args, **kwargs):
        return args, kwargs

    @classmethod
    def of(cls, *, x):
        return cls(x=x).all


def calls():
    p = Point(y=1, x=2)
    yield next(gen(c=1, a=0)), next(gen(1, 2, 3, c=4)), next(gen(b=0, a=1))
    yield p.all, Point(1, z=3).all, Point(z=1, x=0).all, Point.of(x=4)
    yield p.moved(dy=1), p.moved(1, dy=2), p.moved(dy=2, dx=3), p(a=1), p(1, 2, b=3)
    m = p.moved
    yield m(dy=5), m(dx=6), m(1, dy=7)


for _ in range(2):
    for answer in calls():
        print(*answer)


def many(a0, a1, a2, a3, a4, a5, a6, a7, a8, a9, b0, b1, b2, b3, b4, b5, b6=6, b7=7, *, k=1):
    return a0 + a9 * 10 + b5 * 100, b6, b7, k


def all_of(p0=0, p1=1, p2=2, p3=3, p4=4, p5=5, p6=6, p7=7, p8=8, p9=9, q0=0, q1=1, q2=2, q3=3, q4=4, q5=5):
    return p0, p7, q5


names = [f"a{i}" for i in range(10)] + [f"b{i}" for i in range(6)]
for _ in range(2):
    print(many(**{name: i for i, name in enumerate(names)}), many(*range(10), b5=1, b4=2, b3=3, b2=4, b1=5, b0=6, b7=70))
    print(all_of(q5=-1, p0=-2), all_of(1, p7=3), all_of(**{f"q{i}": i * i for i in range(6)}))


# What is forwarded: the dict is a new one each time, and the tuple is the same.
def forward(*args, **kwargs):
    kwargs["seen"] = len(kwargs)
    return target(*args, **kwargs), target(*args, **{})


def target(*args, **kwargs):
    return args, sorted(kwargs.items())


shared = {"one": 1}
for _ in range(2):
    print(forward(1, 2, **shared), forward(b=1, a=2), shared)


# Deep recursion by keyword ends in the error.
def deep(*, n):
    return deep(n=n + 1)


def deeper(**n):
    return deeper(**n)


for recurse in (lambda: deep(n=0), lambda: deeper(n=0)):
    try:
        recurse()
    except RecursionError as error:
        print(error)


# Arguments go when the call does, in their order.
class Dies:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def ignore(*args, a, b=None, **kwargs):
    print("in", len(args), sorted(kwargs))


for _ in range(2):
    ignore(Dies(1), b=Dies("b"), a=Dies("a"), c=Dies("c"))
    print("next")
