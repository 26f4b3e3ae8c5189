# Class patterns whose one positional sub-pattern is the subject itself: which builtin classes allow it.
values = [True, bytearray(b"x"), b"x", {1: 2}, 1.5, frozenset([1]), 7, [1], {1}, "s", (1,), 2j, memoryview(b"m"), range(3)]
for value in values:
    try:
        match value:
            case value.__class__(inner):
                print(type(value).__name__, inner is value)
    except TypeError as error:
        print(error)


class Bytes(bytearray):
    pass


match Bytes(b"sub"):
    case bytearray(inner):
        print(inner)
