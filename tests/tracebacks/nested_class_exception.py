# The printed name of an exception class made inside another scope.
class Outer:
    class Problem(Exception): pass
def make():
    class Local(Outer.Problem): pass
    return Local
try:
    raise Outer.Problem("one")
except Outer.Problem:
    raise make()("two")
