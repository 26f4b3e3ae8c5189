"""sys.tracebacklimit in the functions of traceback; the place of an exception class that is none."""
import sys
import traceback


def depth(n):
    if n == 0:
        raise ValueError("deep")
    depth(n - 1)


for limit in (10, 2, 1, 0, -1):
    sys.tracebacklimit = limit
    try:
        depth(2)
    except ValueError:
        print(limit)
        traceback.print_exc(file=sys.stdout)
del sys.tracebacklimit
try:
    try:
        depth(1)
    except "deep":
        print("never")
        print("here")
except TypeError:
    traceback.print_exc(file=sys.stdout)
