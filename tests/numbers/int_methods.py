# Methods and attributes of int and bool.
for n in (0, 1, -1, 7, 8, 255, -256, 2**62, 2**64, -(2**100)):
    print(n, n.bit_length(), n.bit_count(), n.numerator, n.denominator, n.real, n.imag, n.conjugate(), n.is_integer())
print((5).as_integer_ratio(), (-3).as_integer_ratio(), True.as_integer_ratio())
print((5).__add__(3), (5).__sub__(3), (5).__mul__(3), (5).__floordiv__(3), (5).__mod__(3), (5).__neg__(), (5).__eq__(5))
print((5).__add__("a"), (5).__lt__(2.0), (5).__lt__(9), (5).__pow__(2), (5).__radd__(1), (5).__truediv__(2))
print((5).__bool__(), (0).__bool__(), (5).__hash__(), (5).__repr__(), (5).__index__(), (5).__int__(), (5).__float__())
print((5).__abs__(), (-5).__abs__(), (5).__divmod__(3), (5).__round__(), (-5).__invert__(), (5).__format__("03d"))
print(True.bit_length(), True.real, type(True.real), True.__int__(), isinstance(True, int), issubclass(bool, int))
print(int.__add__(2, 3), int.bit_length(9), int.__name__, bool.__name__, bool.__bases__, int.__mro__)
print(int(7), int("7"), type(7), type(7) is int, type(True) is int)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: (5).foo)
attempt(lambda: (5).bit_length(1))
attempt(lambda: int.bit_length("a"))
attempt(lambda: int.bit_length())
attempt(lambda: True.foo)
