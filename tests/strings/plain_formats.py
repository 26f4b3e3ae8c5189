"""The formats most programs use, of every kind of value: %, format, f-strings; and where they end and the rare ones begin."""


def attempt(function):
    try:
        return function()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Int(int):
    def __format__(self, spec):
        return f"<{spec}>"

    def __str__(self):
        return "Int!"


class Float(float):
    def __str__(self):
        return "Float!"


class Str(str):
    def __str__(self):
        return "Str!"

    def __format__(self, spec):
        return "formatted " + spec


values = [
    0, 7, -7, 255, -255, 123456, 2**70, -(2**70), True, 0.0, -0.0, 1.5, -2.675, 1e-7, 123456.789, 1e15, 1e16, 1e22, 1e300,
    float("inf"), float("nan"), "", "a", "abc", "éà", "日本", None, Int(5), Float(2.5), Str("s"),
]
specs = [
    "", "d", "5", "5d", "05d", "05", "<5", ">5", "<5d", ">08", "<08", "x", "X", "02x", "4X", ".2f", "8.3f", "08.3f", "<8.1f",
    "f", ".0f", "10", "s", "5s", "<5s", ">5s", "05s", "30", "100", ".3", ".22f", ".23f", "^9", "+d", ",", "_x", "#x", "e", "%",
    "5.", ".f", "c", "n", "é", ">>5", "3.2s",
]
for value in values:
    for spec in specs:
        first = attempt(lambda: format(value, spec))
        second = attempt(lambda: f"[{value:{spec}}]")
        third = attempt(lambda: ("[{:" + spec + "}]").format(value))
        same = second == f"[{first}]" == third or first == second == third
        print(repr(value), repr(spec), repr(first), "" if same else (second, third))

conversions = [
    "%d", "%i", "%5d", "%05d", "%-5d", "%-05d", "%+d", "%x", "%02X", "%8x", "%f", "%.2f", "%8.3f", "%08.3f", "%-8.1f", "%.0f",
    "%s", "%5s", "%-5s", "%05s", "%.2s", "%5.1s", "%r", "%.5d", "%u", "%100d", "%-100s|", "%e", "%%", "%q", "%5", "%c",
]
for value in values:
    for conversion in conversions:
        print(repr(value), conversion, repr(attempt(lambda: conversion % value)), repr(attempt(lambda: conversion % (value,))))

print("%d-%s-%5.1f|%-4d|%04d" % (1, "two", 3.0, 4, -5), attempt(lambda: "%d %d" % 1), attempt(lambda: "%d" % (1, 2)))
print("%(a)s %(b)05d %(c).2f" % {"a": 1, "b": 2, "c": 3}, attempt(lambda: "%(a)d %d" % {"a": 1}))
print(b"%s %5d %-5s|%02x %.1f" % (b"ab", 7, b"c", 10, 2.5), attempt(lambda: b"%s" % 5), attempt(lambda: b"%5s" % "a"))

# Ints stay ints until the string is built; what others do meanwhile comes in its order.
log = []


class Loud:
    def __init__(self, name):
        self.name = name

    def __format__(self, spec):
        log.append((self.name, spec))
        return f"{self.name}{len(log)}"

    def __str__(self):
        log.append(self.name)
        return "str of " + self.name


one, big = 1, 2**64
print(f"{one}{Loud('x')}{one}:{Loud('y'):spec}{-one}{big}{one!r}{one!s}{Loud('z')!s}", log)
print(f"{one}", f"{one}{one}", f"{one}{''}", f"{''}{''}", f"{one}{'é'}", f"{True}{None}", f"{1.5}{one}{-0.0}")
print(f"{1}{2}{3}{4}{5}{6}{7}{8}{-9}{10**18}{-(2**62)}{2**62 - 1}")
print(attempt(lambda: f"{one}{1 / 0}{one}"))


def generator():
    yield f"{one}{(yield 'first')}{one + 1}"


running = generator()
print(next(running), running.send("sent"))
many = "".join(f"{{n + {i}}}-" for i in range(200))
n = 5
print(eval('f"' + many + '"'))
print("{} {} {}".format(1, "b", 2.5), attempt(lambda: "{} {}".format(1)), attempt(lambda: "{} {0}".format(1, 2)))
print("{0} {1} {0}".format(1, 2), attempt(lambda: "{0} {}".format(1, 2)), "{:{}} {}".format(1, 5, 2), "{x} {}".format(1, x=2))
