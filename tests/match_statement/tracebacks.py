# Where an exception in a match is shown: the value, the pattern, the guard.
class P:
    __match_args__ = ("x",)
    @property
    def x(self): return 1 / 0


class Cmp:
    def __eq__(self, other): raise ValueError("no comparison")


class Seq(list):
    def __len__(self): raise OSError("no length")
    def __iter__(self): raise OSError("no iteration")


class Half(list):
    def __iter__(self): raise OSError("no iteration")


def f(v):
    match v:
        case [1, 2]:
            pass
        case {"a": 1,
              "b": missing.name}:
            pass
        case P(0):
            pass
        case [_, Cmp.x, *_]: pass
        case int() | P(1, 2): pass


import sys


def frames():
    tb = sys.exc_info()[2]
    while tb:
        print(tb.tb_lineno - f.__code__.co_firstlineno, end=" ")
        tb = tb.tb_next
    print()


for value in (P(), Seq([1]), Half([1, 2]), {"a": 1, "b": 2}, Cmp()):
    try:
        f(value)
        print("fine")
    except Exception as error:
        print(type(error).__name__, error)
        frames()


def last(v):
    match v:
        case [a, b] if a / b > 1: return 1
        case str(x, y): return 2


try:
    last("s")
except TypeError as error:
    print(error)
last([1, 0])
