"""What bytes and bytearray are made of when an object offers several ways; the separator of hex()."""


class Bytes:
    def __bytes__(self):
        return b"abc"


class Walked(Bytes):
    def __iter__(self):
        return iter([1, 2])


class Indexed(Walked):
    def __index__(self):
        return 2


class NoIndex(bytes):
    def __index__(self):
        raise TypeError("no number")


class BadIndex(bytes):
    def __index__(self):
        raise ValueError("bad number")


def attempt(function, *args):
    try:
        print(function.__name__, [type(arg).__name__ for arg in args], function(*args))
    except Exception as error:
        print(function.__name__, [type(arg).__name__ for arg in args], type(error).__name__, error)


for value in (Bytes(), Walked(), Indexed(), NoIndex(b"xy"), BadIndex(b"xy"), 3, -1, 1 << 70, 1.5, None):
    attempt(bytes, value)
    attempt(bytearray, value)


def replace(value):
    data = bytearray(b"abcdef")
    data[1:3] = value
    return data


for value in (Bytes(), Walked(), Indexed(), NoIndex(b"xy")):
    attempt(replace, value)
    attempt(bytearray(b"x").extend, value)
    attempt(int.from_bytes, value)

for separator in ("", "xx", "ÿ", b"\xff", b"\x80", b"\x7f", "-", b"zz", 1, None):
    attempt(b"abc".hex, separator)
    attempt(bytearray(b"abc").hex, separator, 2)
    attempt(b"".hex, separator)
for size in (1 << 31, -(1 << 40), 1 << 80, "x"):
    attempt(b"abc".hex, "-", size)


class Real:
    def __float__(self):
        return 1.5


class Inner:
    class Number(Real):
        pass


for value in (Real(), Inner.Number(), None, "x", b"xy"):
    attempt(b"%c".__mod__, value)

for number in (-1, 0, 1, -128, 127, 255, -129):
    for length in (0, 1, 2):
        attempt(lambda: number.to_bytes(length, signed=True))


class Sized:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        return self.length


for length in (-1, -(1 << 70), 1 << 70, True, "x"):
    attempt(len, Sized(length))
    attempt(bool, Sized(length))


class Hinted:
    def __init__(self, hint):
        self.hint, self.left = hint, 3

    def __iter__(self):
        return self

    def __next__(self):
        self.left -= 1
        if self.left < 0:
            raise StopIteration
        return self.left

    def __length_hint__(self):
        return self.hint


numbers = [9]
for hint in ((1 << 63) - 1, 1 << 62, 1 << 70, -1):
    attempt(numbers.extend, Hinted(hint))
    print(numbers)
