"""int() and float() of numbers, with the names shadowed and derived from; equality of complex numbers and of like sequences; divmod."""

for number in (0, -7, 2**61, -(2**62), 2**62 - 1, 2**62, 2**63, 10**20, True, 0.0, -0.0, 1.5, -1.5, 0.999, -0.999,
               2.0**60, 2.0**61, 2.0**62, -(2.0**62), 2.0**63, 1e18, 1e300, 5e-324, -1e-300):
    print(number, int(number), float(number), type(int(number)).__name__, type(float(number)).__name__)
for number in (float("inf"), float("-inf"), float("nan"), 10**400):
    for convert in (int, float):
        try:
            print(convert(number) == number)
        except (OverflowError, ValueError) as error:
            print(type(error).__name__, error)


class Int(int):
    def __init__(self, value):
        print("init", value)


class Float(float):
    def __new__(cls, value):
        return super().__new__(cls, value + 1)


print(type(Int(3.7)).__name__, int(Int(3)), type(int(Int(3))).__name__, Float(2), type(float(Float(2))).__name__)
print(int("12"), int("ff", 16), int("0b11", base=0), float("1e3"), int(), float())


def shadowed(int, float):
    return int(2.5), float(3)


print(shadowed(str, bool), [int(x) for x in (1.9, -1.9, 7)], sum(float(i) for i in range(4)))

zero = complex(0.0, -0.0)
nan = complex(float("nan"), 0)
numbers = (1j, complex(1, 0), zero, complex(-0.0, 0.0), nan, 1, 0.0, complex(0, 1))
for left in numbers:
    print([left == right for right in numbers], [left != right for right in numbers])
try:
    print(1j < 2j)
except TypeError as error:
    print(error)


class Complex(complex):
    def __eq__(self, other):
        return "asked"

    def __ne__(self, other):
        return "asked too"


print(1j == Complex(1j), Complex(2) != 2j, 1j == 1j and "equal")


class Equal:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print("eq", self.name)
        return True


a, b, nan = Equal("a"), Equal("b"), float("nan")
print([a, b] == [a, b], [a, 1] == [b, 1], [1, a, 2] == [1, b, 2.0], [nan] == [nan], (nan, 1) == (nan, True))
print([1, 2] == [1, 2, 3], (1, 2, 3) == (1, 2), [[1], [2]] == [[1], [2.0]], [] == [], [1, 2] != [1, 2], (1, 2) != (1, 3))
print([1, [2, [3, "x"]]] == [1, [2, [3, "x"]]], ["a"] == [b"a"], (1.0, -0.0) == (1, 0))
for left in (7, -7, 2**62, 2**64, 10**30):
    print([divmod(left, right) for right in (2, -2, 3, 2**63, 10**20)])
try:
    divmod(1, 0)
except ZeroDivisionError as error:
    print(error)
