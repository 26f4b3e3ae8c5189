# Arithmetic of large ints whose operands may be used up by the operation: no int that is still seen changes.


def show(*ints):
    print(*(i if abs(i) < 10**30 else f"{i.bit_length()}:{i % 1000000007}" for i in ints))


def augmented(x, y):
    kept = x
    x += y
    x *= 3
    box = {"x": x}
    x -= y
    x //= 7
    x = y - x
    x = 5 * x
    x = x * x
    show(kept, x, y, box["x"])


def temporaries(x, y):
    a = (x + y) * (x - y)
    b = y - (x * y)
    c = (x * y) // y
    d = -(x * y) // 1000
    e = (x * x) // -(y * y)
    f = (x + 1) - x
    g = (x + y) - (y + x)
    h = 10**50 - (x * y) * 2
    show(x, y, a, b, c, d, e, f, g, h)


for x, y in [
    (10**40, 3),
    (-(10**40), 10**39 + 7),
    (2**200, -(2**199)),
    (3**500, 3**499),
    (-(3**500), -(7**300)),
    (2**127, 2**127 - 1),
    (10**40, True),
]:
    augmented(x, y)
    temporaries(x, y)


def constant():
    x = 123456789012345678901234567890123456789012345
    x += 1
    return x, 123456789012345678901234567890123456789012345 + 0


print(constant(), constant())


def again(n):
    while True:
        yield n
        n *= 10**20


numbers = again(1)
seen = [next(numbers) for _ in range(6)]
show(*seen)


def same(x):
    x += 0
    y = x
    y = y + y
    x = x - x
    return x, y


show(*same(10**45))


def shrinks(x):
    steps = []
    while x > 10:
        x //= 10**15
        steps.append(x)
        x -= 1
    return steps


print(shrinks(10**70))


class Sub(int):
    def __add__(self, other):
        return "Sub.__add__"

    def __rmul__(self, other):
        return "Sub.__rmul__"


class Plain(int):
    pass


def with_subclass(x):
    print(x * 3 + Sub(4), (x * 3) * Sub(4), type(x * 3 + Plain(1)).__name__)
    p = Plain(x)
    p.note = "own"
    q = p
    p += 1
    print(type(p).__name__, q.note, q == x, p == x + 1)


with_subclass(10**41)


def failing(x):
    for text, act in [
        ("zero", lambda x: (x * 3) // 0),
        ("modulo", lambda x: (x * 3) % 0),
        ("text", lambda x: (x * 3) + "a"),
        ("float", lambda x: (x * 3) * 0.5),
        ("large", lambda x: (x**400) * 0.5),
    ]:
        try:
            print(text, act(x))
        except Exception as e:
            print(text, type(e).__name__, e)


failing(10**40)


def kept_by_handler(x):
    x = x * 10**30
    try:
        x //= 0
    except ZeroDivisionError:
        show(x)
    return x


show(kept_by_handler(10**20))
