"""Items of bytes, bytearrays and arrays by index: from both ends, outside, by odd keys, and what an item replaced."""

from array import array

text, changing = b"\x00a\xff", bytearray(b"\x00a\xff")
numbers = {
    letter: array(letter, values)
    for letter, values in [
        ("b", [-128, 127, 0]),
        ("B", [0, 255, 7]),
        ("h", [-32768, 32767, 1]),
        ("H", [0, 65535, 1]),
        ("i", [-(2**31), 2**31 - 1, 0]),
        ("I", [0, 2**32 - 1, 1]),
        ("l", [-(2**63), 2**63 - 1, 2**62]),
        ("q", [-(2**63), 2**63 - 1, -(2**62) - 1]),
        ("Q", [0, 2**64 - 1, 2**63]),
        ("f", [0.5, -0.0, 3.0]),
        ("d", [0.1, -0.0, float("inf")]),
        ("w", "aé€"),
    ]
}


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


for sequence in [text, changing, *numbers.values()]:
    print([sequence[i] for i in (0, 1, 2, -1, -2, -3)], sequence[True], sequence[Index(-1)], list(sequence))
    for key in (3, -4, 10**30, -(2**62), None, 1.0):
        try:
            print(sequence[key])
        except Exception as error:
            print(type(error).__name__, error)
for key, value in [(0, 5), (-1, 6), (3, 1), (-4, 1), (1, 256), (1, -1), (1, "x"), (Index(1), Index(9)), (1, True)]:
    for sequence in (changing, numbers["B"], numbers["d"], numbers["q"]):
        try:
            sequence[key] = value
            print(sequence[key], end=" ")
        except Exception as error:
            print(type(error).__name__, error, end=" ")
    print()
print(changing, numbers["B"], numbers["d"], numbers["q"])


class Bytes(bytes):
    def __getitem__(self, key):
        return "got", key


class Array(array):
    def __getitem__(self, key):
        return "got", key

    def __setitem__(self, key, value):
        print("set", key, value)


print(Bytes(b"abc")[1], Array("i", [1])[0], [value for value in Array("i", [4, 5])])
own = Array("i", [1])
own[0] = 2


class Shrinking:
    """Its number is asked for while the sequence gets shorter."""

    def __init__(self, sequence):
        self.sequence = sequence

    def __index__(self):
        del self.sequence[1:]
        return 1

    def __float__(self):
        del self.sequence[1:]
        return 1.5


for sequence in (bytearray(b"abc"), array("i", [1, 2, 3]), array("d", [1, 2, 3])):
    try:
        sequence[2] = Shrinking(sequence)
    except IndexError as error:
        print(error, sequence)


# A walk over an array sees what happens to it, and once ended stays so.
growing = array("d", [1.0])
for value in growing:
    print(value, end=" ")
    if len(growing) < 4:
        growing.append(value / 2)
walk = iter(growing)
print(list(walk), next(walk, "end"))
growing.append(9.0)
print(next(walk, "end"))
for value in array("w", "ab"):
    print(value, end=" ")
for value in array("H", [1, 65535]):
    print(value, end=" ")
print()


class Claims:
    @property
    def __class__(self):
        return int


print(isinstance(Claims(), int), isinstance(True, int), isinstance(5, (str, bool)), isinstance([], tuple), isinstance(None, type(None)))


class Meta(type):
    def __instancecheck__(cls, value):
        return value == 5


class Five(metaclass=Meta):
    pass


print(isinstance(5, Five), isinstance(6, Five), isinstance(int, type), isinstance(Five, Meta), isinstance(3, object))
