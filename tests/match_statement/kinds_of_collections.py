"""What is a sequence and what a mapping to a pattern, when a class has bases of both kinds."""
import array
import collections
import collections.abc


def kind(value):
    match value:
        case [*_]:
            return "sequence"
        case {}:
            return "mapping"
        case _:
            return "neither"


class Plain:
    pass


class M1(collections.UserDict, collections.abc.Sequence):
    pass


class M2(collections.UserDict, Plain, list):
    pass


class M3(dict, collections.abc.Sequence, Plain):
    pass


class S1(collections.UserList, dict, Plain):
    pass


class S2(list, Plain, collections.abc.Mapping):
    pass


class S3(Plain, tuple):
    pass


for value in (
    M1(), M2(), M3(), S1(), S2.__new__(S2) if not S2.__abstractmethods__ else [], S3(), memoryview(b"abc"), array.array("b", b"ab"), range(3),
    collections.deque(), "text", b"bytes", bytearray(), {1, 2}, collections.OrderedDict(), iter([]), {}.keys(), Plain(),
):
    print(type(value).__name__, kind(value))

match memoryview(b"abc"):
    case [first, *rest]:
        print(first, rest)
