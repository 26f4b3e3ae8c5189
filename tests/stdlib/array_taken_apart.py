"""Arrays taken apart and put together again, arrays as sequences, and weak references to them."""
import collections.abc
import copy
import weakref
from array import _array_reconstructor as rebuild, array


def attempt(function, *args):
    try:
        print(function.__name__, args, "->", function(*args))
    except Exception as error:
        print(function.__name__, args, "->", type(error).__name__, error)


class Named(array):
    pass


named = Named("d", [1.0, 2.5])
named.label = "x"
for protocol in (0, 2, 3, 4):
    for one in (named, array("w", "añ"), array("L", [1])):
        function, parts, state = one.__reduce_ex__(protocol)
        print(protocol, function.__name__, parts, state)
        again = function(*parts)
        print(type(again).__name__, again == one, again.typecode == one.typecode)
twin = copy.copy(named)
print(twin == named, copy.deepcopy(array("i", [1, 2])))

# Formats of other machines.
for letter, form, data in (
    ("b", 0, b"\xff\x01"), ("H", 3, b"\x01\x02"), ("l", 9, b"\xff\xff\xff\xfe"), ("b", 12, bytes([5]) + bytes(7)),
    ("f", 16, bytes(8)), ("d", 15, b"\x3f\x80\x00\x00"), ("d", 17, b"\x3f\xf0" + bytes(6)), ("w", 19, b"\0a\x26\x3a"),
    ("w", 18, b"a\0b\0\x3d\xd8\x00\xde"), ("w", 21, b"\0\0\0b\0\0\0c"), ("w", 20, b"c\0\0\0"),
):
    print(letter, form, rebuild(array, letter, form, data))
for args in (
    ("", "b", 0, b""), (str, "b", 0, b""), (array, "b", "", b""), (array, "b", 0, ""), (array, "?", 0, b""), (array, "b", -1, b""),
    (array, "b", 22, b""), (array, "d", 16, b"a"), (array, "bb", 1, b""), (array, "b", 2, b"abc"), (array, 1, 2, b""), (1, 2),
):
    attempt(rebuild, *args)

# Iterators.
numbers = array("i", [1, 2, 3])
walk = iter(numbers)
print(next(walk), walk.__reduce__()[1:])
walk.__setstate__(2)
print(list(walk), walk.__reduce__()[1:])
walk.__setstate__(0)
print(list(walk))
print(list(copy.copy(iter(numbers))))

# An array is a sequence.
print(isinstance(numbers, collections.abc.MutableSequence), issubclass(Named, collections.abc.Sequence))
match numbers:
    case [first, *rest]:
        print("matched", first, rest)
match numbers:
    case {}:
        print("a mapping")
    case _:
        print("no mapping")

proxy = weakref.proxy(numbers)
print(proxy[1], len(proxy), weakref.ref(numbers)() is numbers)
del numbers, walk
try:
    len(proxy)
except ReferenceError as error:
    print(error)
