"""What `x *= sequence` says where x is no number: who is asked depends on whether x is something like a sequence itself."""

import collections


class C:
    pass


class Number(int):
    pass


class Index:
    def __index__(self):
        return 2


class Factor(list):
    def __rmul__(self, other):
        return "asked"


LEFT = [{}, {1}, frozenset(), C(), range(3), {}.keys(), {}.items(), {}.values(), memoryview(b"ab"), int.__dict__]
LEFT += [collections.Counter(), collections.deque(), 1.5, 1j, None, len, int, C, (i for i in ()), slice(1), ValueError(), Number(3), Index(), 3, True]

for left in LEFT:
    for right in [1], (1,), "a", b"a", Factor():
        x = left
        try:
            print(x * right)
        except TypeError as error:
            print(type(left).__name__, "*", type(right).__name__, error)
        try:
            x *= right
            print(x)
        except TypeError as error:
            print(type(left).__name__, "*=", type(right).__name__, error)
