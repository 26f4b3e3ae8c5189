# Literal and value patterns: compared with ==, singletons with `is`, the subject on the left.
import math
import sys


class Color:
    RED = 1
    BIG = 10**30


class Talks:
    def __init__(self, name, answer):
        self.name, self.answer = name, answer

    def __eq__(self, other):
        print(self.name, "==", other)
        return self.answer

    __hash__ = None


def kind(v):
    match v:
        case 0: return "zero"
        case -1: return "minus one"
        case 1.5: return "one and a half"
        case -2.5e10: return "float"
        case 3j: return "imaginary"
        case 1 + 2j: return "complex"
        case -1 - 2j: return "negative complex"
        case 123456789012345678901234567890: return "big"
        case -123456789012345678901234567890: return "negative big"
        case "a" "b": return "ab"
        case b"ab": return "bytes"
        case r"\n": return "raw"
        case True: return "True"
        case False: return "False"
        case None: return "None"
        case Color.RED: return "red"
        case Color.BIG: return "big color"
        case math.pi: return "pi"
        case sys.flags.verbose: return "unreachable"
    return "nothing"


values = [0, False, 0.0, -1, 1.5, -2.5e10, 3j, 1 + 2j, -1 - 2j, 123456789012345678901234567890, -123456789012345678901234567890]
values += ["ab", b"ab", "\\n", True, 1, 1.0, None, 10**30, math.pi, "b", b"", (), [], 2]
for value in values:
    print(repr(value), kind(value))

match Talks("t", []):
    case 1: print("never")
    case "x": print("never")
    case None: print("never")
    case Color.RED: print("never")
    case _: print("default")
match Talks("u", [0]):
    case 1 | 2: print("truth of the answer decides")


class NoTruth:
    def __bool__(self):
        raise ValueError("no truth")


for answer in (NoTruth(), NotImplemented):
    try:
        match Talks("v", answer):
            case 5: print("five")
            case _: print("other")
    except ValueError as error:
        print("ValueError:", error)

match float("nan"):
    case math.nan: print("never")
    case _: print("nan is not nan")
nan = math.nan
match nan:
    case math.nan: print("never")
    case _: print("nor is the same one")

try:
    match 1:
        case Color.GREEN: pass
except AttributeError as error:
    print(error)
try:
    match 1:
        case missing.x: pass
except NameError as error:
    print(error)
match 1:
    case 2: print("two")
print("no case, no effect")
