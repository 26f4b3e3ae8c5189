"""`f(*args, **kwargs)` for every kind of callable: functions, methods, classes, builtins that call back."""


def f(a, b=2, *rest, k=3, **more):
    return a, b, rest, k, more


class A:
    def __init__(self, *args, **kwargs):
        self.made = args, kwargs

    def method(self, x, y=0):
        return x, y, self.made

    @classmethod
    def of(cls, *args):
        return cls(*args).made

    @staticmethod
    def plain(*args):
        return args

    def __call__(self, *args, **kwargs):
        return "called", args, kwargs


class B(A):
    def __init__(self, *args):
        super().__init__(*args, extra=len(args))


t = (1, 2, 3)
print(f(*t), f(*t[:1]), f(*[4, 5]), f(*"ab"), f(*range(4), k=9))
print(f(*t, *t, k=0, z=1), f(0, *t), f(*(), **{"a": 1}), f(*(1,), **{"b": 5}, q=6))
print(A(*t).made, B(*t).made, A(1).method(*(7,)), A(1).method(*(7, 8)), A.of(*t), A.plain(*t), A(0)(*t, w=1))
bound = A(5).method
print(bound(*(1, 2)), A.method(*(A(6), 1)))
print(max(*t), min(*t, key=lambda n: -n), print(*t, sep="-"), "{}{}{}".format(*t), divmod(*(7, 2)))
print(list(map(*(lambda x, y: f(x, *[y]), t, t))))
print(sorted(*([3, 1, 2],), key=lambda n: f(*(n,))[0], reverse=True))


def gen(*args, **kwargs):
    yield args
    yield kwargs


print(list(gen(*t, **{"x": 1})), list(gen(*())))


def depth(n, *rest):
    return len(rest) if n == 0 else depth(n - 1, *rest, n)


print(depth(50))
print(len(f(*range(5000))[2]), sum(f(*range(2000))[2]))


class Calls:
    """Each item, as it is taken, calls what is called with it."""

    def __iter__(self):
        for n in range(3):
            f(*range(n + 1))
            yield n


print(f(*Calls()), max(*Calls()))


def show(call):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)


def two(a, b):
    return a, b


show(lambda: two(*t))
show(lambda: two(*(1,)))
show(lambda: two(*(1, 2), **{"a": 3}))
show(lambda: two(*(1, 2), c=3))
show(lambda: A(*t).method(*t))
show(lambda: B(*t, k=1))
show(lambda: two(*None))
show(lambda: two(**None))
show(lambda: two(**{"a": 1, 2: 3}))
five = 5
show(lambda: five(*t))
show(lambda: gen(*5))
show(lambda: two(*iter([1, 2]), *[]))


def lost():
    raise LookupError("in the middle")
    yield


show(lambda: two(*lost()))


class NoInit:
    pass


show(lambda: NoInit(*t))
show(lambda: type(NoInit(*())).__name__)


def endless(*args):
    return endless(*args, 1)


try:
    endless()
except RecursionError as error:
    print(type(error).__name__, error)
