"""Byte arrays that change while an index or an item is asked for its number; and how they are shown."""


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


class Clearing:
    def __init__(self, array):
        self.array = array

    def __index__(self):
        self.array.clear()
        return 3


array = bytearray(range(5))
attempt(lambda: array.__setitem__(0, Clearing(array)))
array = bytearray(range(5))
attempt(lambda: array.__setitem__(Clearing(array), 0))
array = bytearray(range(5))
attempt(lambda: array.__delitem__(Clearing(array)))
array = bytearray(range(5))
attempt(lambda: array[Clearing(array)])
attempt(lambda: array.__setitem__(9, 256))
attempt(lambda: bytearray(b"a").__setitem__(9, 255))

for text in (b"'", b'"', b"'\"", b"\\'\x00\xff"):
    print(repr(bytearray(text)), repr(text))


class Named(bytearray):
    pass


class Text(bytes):
    pass


print(Named(b"it's"), b"ab".__bytes__(), type(Text(b"ab").__bytes__()))
