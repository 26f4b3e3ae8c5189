"""Cells of closures compared, and what throw() takes besides an exception."""
import sys
from types import CellType


def attempt(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


for left, right in ((CellType(2), CellType(3)), (CellType(2), CellType(2)), (CellType(), CellType(2)), (CellType(), CellType()), (CellType(3), CellType("a"))):
    attempt(lambda: left == right)
    attempt(lambda: left < right)
    attempt(lambda: left >= right)
    attempt(lambda: left != right)
attempt(lambda: CellType(1) == 1)
attempt(lambda: CellType(1) < 1)
attempt(hash, CellType(1))


def walk():
    try:
        yield 1
    except Exception as error:
        yield error


try:
    1 / 0
except ZeroDivisionError as error:
    trace = error.__traceback__
import warnings

warnings.simplefilter("ignore")
for third in (None, trace, 23, "x"):
    for started in (True, False):
        steps = walk()
        if started:
            next(steps)
        attempt(steps.throw, ValueError, "text", third)
steps = walk()
next(steps)
attempt(steps.throw, 1, None, 5)
attempt(steps.throw, ValueError("a"), "b")
