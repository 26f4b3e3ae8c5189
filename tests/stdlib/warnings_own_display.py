# warnings: functions of the program that show and format them; deprecated
import warnings


def show(message, category, filename, lineno, file=None, line=None):
    print("shown:", category.__name__, message, lineno, file, line)


warnings.showwarning = show
warnings.warn("to our function")
with warnings.catch_warnings():
    warnings.showwarning = lambda *args: print("inner", len(args))
    warnings.warn("inside")
warnings.warn("outside")
with warnings.catch_warnings(record=True) as record:
    warnings.warn("recorded")
print(len(record), record[0].message)


@warnings.deprecated("use g instead")
def f(x):
    """Docs."""
    return x


@warnings.deprecated("use B instead")
class A:
    def __init__(self, x=0):
        self.x = x


@warnings.deprecated("silent", category=None)
def silent():
    return 1


with warnings.catch_warnings(record=True, action="always") as record:
    print(f(3), f.__name__, f.__doc__, f.__deprecated__)
    print(A(5).x, A.__deprecated__)

    class B(A):
        pass

    print(B(6).x, silent(), silent.__deprecated__)
print([(str(w.message), w.category.__name__, w.lineno) for w in record])
for bad in (lambda: warnings.deprecated(5), lambda: warnings.deprecated("x")(5)):
    try:
        bad()
    except TypeError as e:
        print(e)


@warnings.deprecated("no arguments")
class C:
    pass


try:
    C(1)
except TypeError as e:
    print(e)
