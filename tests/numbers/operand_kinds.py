# Operators on every pair of kinds of numbers, and what happens to the objects that hold the larger ones.
import math

INF, NAN = float("inf"), float("nan")


class F(float):
    def __add__(self, other):
        return "F.__add__"

    def __rmul__(self, other):
        return "F.__rmul__"

    def __lt__(self, other):
        return "F.__lt__"


class PlainF(float):
    pass


class I(int):
    def __sub__(self, other):
        return "I.__sub__"

    def __gt__(self, other):
        return "I.__gt__"


class C(complex):
    def __mul__(self, other):
        return "C.__mul__"


values = [
    0, 1, -1, 7, True, False, 2**53, 2**53 + 1, -(2**53) - 1, 2**61, 2**62 - 1, 2**62, -(2**62), -(2**62) - 1,
    2**63, 2**64 - 1, 2**64, -(2**64), 2**100 + 1, 2**126, 2**127 - 1, 2**127, -(2**127), 2**128, 10**40,
    0.0, -0.0, 1.5, -2.0, 0.5, 1e300, 1e-300, INF, -INF, NAN, 0j, 1 + 2j, -0j, 1.5j, complex(INF, 1),
    F(2.5), PlainF(0.0), I(5), C(1, 1), None, "s",
]


def show(value):
    if isinstance(value, int) and value.bit_length() > 400:
        return f"{value.bit_length()} bits, {value % 1000003}"
    return f"{type(value).__name__} {value!r}"


def apply(name, function, x, y):
    try:
        return show(function(x, y))
    except Exception as e:
        return f"{type(e).__name__}: {e}"


def checksum(lines):
    h = 0
    for line in lines:
        for c in line:
            h = (h * 1000003 ^ ord(c)) & 0xFFFFFFFFFFFFFFFF
    return h


OPERATORS = {
    "+": lambda x, y: x + y,
    "-": lambda x, y: x - y,
    "*": lambda x, y: x * y,
    "/": lambda x, y: x / y,
    "//": lambda x, y: x // y,
    "%": lambda x, y: x % y,
    "&": lambda x, y: x & y,
    "|": lambda x, y: x | y,
    "^": lambda x, y: x ^ y,
    "<": lambda x, y: x < y,
    "<=": lambda x, y: x <= y,
    "==": lambda x, y: x == y,
    "!=": lambda x, y: x != y,
    ">": lambda x, y: x > y,
    ">=": lambda x, y: x >= y,
    "if <": lambda x, y: "yes" if x < y else "no",
    "if ==": lambda x, y: "yes" if x == y else "no",
    "if not >=": lambda x, y: "yes" if not x >= y else "no",
}
for name, function in OPERATORS.items():
    lines = [apply(name, function, x, y) for x in values for y in values]
    print(name, len(lines), checksum(lines), lines[27], lines[1290])

for name, function in {
    "<<": lambda x, y: x << y,
    ">>": lambda x, y: x >> y,
    "**": lambda x, y: x**y,
}.items():
    lines = [apply(name, function, x, y) for x in values for y in [0, 1, -1, 2, 61, 63, 64, 127, 0.5, -2.0, True, 0.0]]
    print(name, len(lines), checksum(lines), lines[14], lines[40])

print("constants on either side")
for x in values:
    print(
        apply("", lambda x, _: x * 0.0, x, 0),
        apply("", lambda x, _: 2 + x, x, 0),
        apply("", lambda x, _: x & 0xFFFFFFFF, x, 0),
        apply("", lambda x, _: x % 18446744073709551616, x, 0),
        apply("", lambda x, _: 1j - x, x, 0),
        apply("", lambda x, _: "pos" if x > 0.0 else "not", x, 0),
        apply("", lambda x, _: -x, x, 0),
        sep=" | ",
    )

print("an object in use is not written over")


def shared(x):
    y = x
    x = x * 3
    box = [x]
    x += 1
    x = x ^ 0xFF
    return y, box[0], x


for start in [2**70, -(2**90), 2**63, 1 + 2j, 3.5]:
    try:
        print(shared(start))
    except TypeError as e:
        print(e)


def kept(x):
    seen = []
    for i in range(4):
        x = x * 3 + i
        seen.append(x)
    return seen


print(kept(2**64), kept(1j))


def argument(x):
    def inner(x):
        x = x * x
        x -= 1
        return x

    return inner(x), x


print(argument(2**60), argument(2 + 3j))
big = 2**65
print(argument(big), big)


print("an answer that the next operation takes")


class Mask:
    def __rand__(self, other):
        return ("rand", other)

    def __and__(self, other):
        return ("and", other)


def chained(a, b, c):
    yield lambda: (a * b) & c
    yield lambda: (a * b) % c
    yield lambda: c - (a * b)
    yield lambda: c ^ (a << 5) ^ (a >> 3)
    yield lambda: (a * b) >> c
    yield lambda: (a * b + c) // 3 % 1000003
    yield lambda: (a * b) * (a * b) & 0xFFFF
    yield lambda: (a * b) * (b * a)
    yield lambda: -(a * b) % 2**64
    yield lambda: (a * b) ** 2 % c
    yield lambda: (a * b) / c
    yield lambda: (a * b) < c
    yield lambda: [a * b][0] & c


for a, b, c in [
    (2**62 - 1, 3, 0xFFFFFFFF),
    (2**64 - 1, -(2**61), 2**64 - 1),
    (2**63, 2**63 + 1, 7),
    (-(2**40), 2**40, 0),
    (2**62, 4, -1),
    (2**62, 4, True),
    (2**62, 4, 2.5),
    (2**70, 2**70, 2**64),
    (2**62, 4, Mask()),
]:
    for number, function in enumerate(chained(a, b, c)):
        text = apply("", lambda x, y: function(), 0, 0)
        print(number, text if len(text) < 90 and " at 0x" not in text else (len(text) > 90))


def lines(a):
    return (
        (a * a)
        % 0
    )


try:
    lines(2**40)
except ZeroDivisionError as e:
    print(e, e.__traceback__.tb_next.tb_lineno)


class Loud:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name)


def replaced():
    x = Loud("float")
    x = 0.0 * 1.5
    print(x)
    x = Loud("int")
    x = 2**62 * (len("ab") * 8)
    print(x)
    x = Loud("complex")
    x = 1j * len("abc")
    print(x)


replaced()

print("zeros keep their sign and NaN its identity")
zeros = [0.0 * 1, -1.0 * 0.0, -0.0 + 0.0, 0.0 - 0.0, math.copysign(0.0, -1), -(0.0), 5 * -0.0]
print(zeros, [math.copysign(1, z) for z in zeros])
a, b = INF - INF, INF - INF
print(a is b, a == a, a in [a], b in [a], [a] == [a], [a] == [b], {a: 1}.get(b))
sub = PlainF(0.0)
sub.note = "own"
print(sub.note, hasattr(0.0, "note"), type(sub + 0.0).__name__, PlainF(INF) == INF, type(PlainF(-0.0)).__name__)
