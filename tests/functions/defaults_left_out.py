"""Calls that leave parameters with defaults out, at the same sites, while functions and defaults change."""


def three(a, b=2, c=3):
    return a, b, c


def call(function, *rest):
    if rest == ():
        return function(1)
    if len(rest) == 1:
        return function(1, rest[0])
    return function(1, rest[0], rest[1])


for round in range(2):
    for rest in ((), (20,), (20, 30)):
        print(call(three, *rest))

three.__defaults__ = ("new",)
for rest in ((), (20,)):
    try:
        print(call(three, *rest))
    except TypeError as error:
        print(error)
three.__defaults__ = None
try:
    call(three)
except TypeError as error:
    print(error)
three.__defaults__ = (10, 11, 12)
print(call(three), three())


class Counter:
    def __init__(self, start=5, step=1):
        self.value, self.step = start, step

    def add(self, times=1, *, twice=False):
        self.value += self.step * times * (2 if twice else 1)
        return self

    def more(self, times=1, note=None):
        self.value += times
        return self.value, note


counter = Counter()
print(counter.add().add(2).add(twice=True).value, counter.more(), counter.more(3), counter.more(3, "n"))
bound = counter.more
print(bound(), bound(2), Counter(7).more(), Counter(step=3).add().value)


def gives(a, b=4):
    yield a
    yield b


def deep(n, acc=()):
    return acc if n == 0 else deep(n - 1, acc + (n,))


print(list(gives(1)), list(gives(1, 2)), deep(5))


def generator():
    for i in range(3):
        yield three(i), counter.more(i)


print(list(generator()))


def spreading(*given):
    """Calls whose arguments are in no window, from a window that is not on the stack."""
    named = {}
    yield three(*given), three(*given, **named), counter.more(*given), Counter(*given).value
    more = counter.more
    yield more(*given), (lambda x, y="y": (x, y))(*given), deep(*given)


async def waiting(*given):
    return three(*given), counter.more(*given), Counter(*given).value


print(list(spreading(2)))
try:
    waiting(3).send(None)
except StopIteration as stop:
    print(stop.value)

lambdas = [lambda x, i=i: (x, i) for i in range(3)]
print([f(0) for f in lambdas], [f(0, 9) for f in lambdas])


def cells(a, b=[1], c=2):
    b.append(a)
    return lambda: (a, b, c)


print(cells(5)(), cells(6)(), cells(7, [])())


def forever(a, b=1):
    return forever(a)


try:
    forever(0)
except RecursionError as error:
    print(type(error).__name__)


def shadow(a, print=print):
    print("shadow", a)


shadow(1)


def wants(a, b, c=3):
    return a, b, c


for arguments in ((), (1,), (1, 2), (1, 2, 3), (1, 2, 3, 4)):
    try:
        print(wants(*arguments))
    except TypeError as error:
        print(error)
try:
    wants(1)
except TypeError as error:
    print(error)
