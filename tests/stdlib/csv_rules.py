"""The rules of the module csv one by one: options, quoting, escapes, what is an error."""
import copy
import csv
import fractions
import io


def attempt(function, *args, **options):
    try:
        print(type(function(*args, **options)).__name__)
    except Exception as error:
        print(type(error).__name__, error)


def read(lines, **options):
    try:
        print(lines, options, list(csv.reader(lines, **options)))
    except Exception as error:
        print(lines, options, type(error).__name__, error)


def write(row, **options):
    out = io.StringIO()
    try:
        print(row, options, csv.writer(out, **options).writerow(row), repr(out.getvalue()))
    except Exception as error:
        print(row, options, type(error).__name__, error)


for make, file in ((csv.reader, []), (csv.writer, io.StringIO())):
    attempt(make)
    attempt(make, None)
    attempt(make, file, nonsense=0)
    attempt(make, file, "no such")
    attempt(make, file, None, None)
    for name in ("delimiter", "escapechar", "quotechar", "lineterminator", "quoting", "strict"):
        for value in (None, "", "^^", 1, "\n", " ", b"x", 7, 1.5, "x"):
            print(name, repr(value), end=": ")
            attempt(make, file, **{name: value})
    for options in (
        {"escapechar": " ", "skipinitialspace": True}, {"quotechar": " ", "skipinitialspace": True}, {"delimiter": "^", "escapechar": "^"},
        {"delimiter": '"'}, {"escapechar": '"'}, {"delimiter": "x", "lineterminator": "xy"}, {"quotechar": None},
        {"dialect": "excel", "quotechar": None}, {"quoting": csv.QUOTE_ALL, "quotechar": None}, {"quoting": csv.QUOTE_NONE, "quotechar": ""},
    ):
        print(options, end=": ")
        attempt(make, file, **options)

settings = csv.reader([]).dialect
print(type(settings), csv.__version__)
for name in ("delimiter", "quoting", "strict", "other"):
    attempt(delattr, settings, name)
    attempt(setattr, settings, name, 1)
attempt(copy.copy, settings)
for args in ((None,), (1, None), ("x",), (1.5,)):
    attempt(csv.field_size_limit, *args)


class Incomplete(csv.Dialect):
    delimiter = ","


attempt(Incomplete)

QUOTINGS = [{"quoting": quoting} for quoting in range(6)]
for lines in (
    [',3,"5",7.3, 9'], [',,"",'], ['a,"b\\\n', 'c"'], ["a\\\n", "b"], ["a\\\r\n", "b,c"], ['"a'], ['a,"'], ["a,^"], ['"ab"c'],
    ['"ab""c"d'], ["a\rb"], ["", " ", "\n", "a\n\n"], ['"a\n', 'b"'], [" a, b"], ["abc,3"],
):
    for options in (
        *QUOTINGS, {"quoting": 3, "escapechar": "\\"}, {"escapechar": "\\"}, {"escapechar": "^"}, {"strict": True},
        {"strict": True, "escapechar": "^"}, {"doublequote": False}, {"skipinitialspace": True},
        {"delimiter": " ", "skipinitialspace": True}, {"quotechar": None, "escapechar": "\\"},
    ):
        read(lines, **options)
csv.field_size_limit(3)
read(["abc,abcd"])
read(['"abc","abcd"'])
csv.field_size_limit(131072)


class Shown(float):
    def __repr__(self):
        return "repr"

    def __str__(self):
        return "str"


for row in (
    [""], [None], ["", ""], [None, None], ["a b", " x"], ['a"b'], ["a\nb", "c\\d"], [1, 2.5, 3j, fractions.Fraction(1, 3), "x", None],
    [True, b"q"], [Shown(1)], [], ["a,b"], "ab", [[1, 2]], [" "],
):
    for options in (
        *QUOTINGS, {"quoting": 3, "escapechar": "\\"}, {"delimiter": " ", "skipinitialspace": True},
        {"delimiter": " ", "skipinitialspace": True, "quoting": 3}, {"delimiter": " ", "skipinitialspace": True, "quoting": 4},
        {"doublequote": False}, {"doublequote": False, "escapechar": "\\"}, {"lineterminator": "x"}, {"quotechar": None, "escapechar": "\\"},
    ):
        write(row, **options)
write(1)


class Again:
    """Lines that are asked for while they are read."""

    lines = iter(["skipped", "a,b", "x"])

    def __iter__(self):
        return self

    def __next__(self):
        line = next(self.lines)
        if line == "skipped":
            print(next(self.reader))
        return line


again = Again()
again.reader = csv.reader(again)
attempt(next, again.reader)
attempt(next, again.reader)
attempt(next, again.reader)
