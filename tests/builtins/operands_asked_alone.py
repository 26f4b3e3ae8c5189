"""What a sequence answers when `+` and `*` are called as its methods: it does not leave the question to the other operand."""

import array
from collections import deque


class Reflected:
    def __radd__(self, other):
        return "reflected sum"

    def __rmul__(self, other):
        return "reflected product"


class Two:
    def __index__(self):
        print("asked for its index")
        return 2


SEQUENCES = ("12", [1], (1,), b"x", bytearray(b"y"), deque([1]), array.array("i", [1]))
METHODS = ("__add__", "__mul__", "__rmul__", "__iadd__", "__imul__")

for sequence in SEQUENCES:
    for name in METHODS:
        method = getattr(sequence, name, None)
        for other in (Reflected(), Two(), 1.5, None, True, 10**30):
            if method is None:
                continue
            try:
                print(type(sequence).__name__, name, type(other).__name__, method(other))
            except Exception as error:
                print(type(sequence).__name__, name, type(other).__name__, type(error).__name__, error)
    print(sequence + Reflected(), "and", sequence * Reflected())


class Words(list):
    def __add__(self, other):
        return super().__add__(other)


try:
    Words("ab") + Reflected()
except TypeError as error:
    print(error)
print((1).__add__("x"), {1}.__or__([2]), {}.__or__(3))
