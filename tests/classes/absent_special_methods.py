# An AttributeError while a special method is bound means, for some operations, that there is no such method.
import math


class Descriptor:
    def __init__(self, error):
        self.error = error

    def __get__(self, instance, owner=None):
        raise self.error("from the descriptor")


def in_place(x):
    x += 1


OPERATIONS = {
    "__eq__": [lambda x: x == 1, lambda x: 1 == x, lambda x: x != 1, lambda x: x == x, hash],
    "__ne__": [lambda x: x != 1, lambda x: x != x],
    "__lt__": [lambda x: x < 1, lambda x: 1 > x],
    "__ge__": [lambda x: x >= 1],
    "__add__": [lambda x: x + 1, in_place],
    "__radd__": [lambda x: 1 + x],
    "__iadd__": [in_place],
    "__matmul__": [lambda x: x @ 1],
    "__pow__": [lambda x: x**2, lambda x: pow(x, 2, 3)],
    "__divmod__": [lambda x: divmod(x, 1)],
    "__neg__": [lambda x: -x],
    "__iter__": [iter, list, lambda x: 1 in x, lambda x: [i for i in x]],
    "__next__": [next],
    "__contains__": [lambda x: 1 in x],
    "__hash__": [hash, lambda x: {x}, lambda x: {x: 1}],
    "__bool__": [bool, lambda x: not x, lambda x: "true" if x else "false"],
    "__len__": [len, bool],
    "__getitem__": [lambda x: x[0], list],
    "__call__": [lambda x: x()],
    "__repr__": [lambda x: repr(x)[:13], lambda x: str(x)[:13], lambda x: f"{x}"[:13]],
    "__str__": [str],
    "__format__": [format],
    "__index__": [int, lambda x: [1][x]],
    "__int__": [int],
    "__float__": [float],
    "__abs__": [abs],
    "__round__": [round],
    "__trunc__": [math.trunc],
    "__floor__": [math.floor],
    "__reversed__": [reversed],
    "__dir__": [dir],
    "__bytes__": [bytes],
    "__class_getitem__": [lambda x: type(x)[0]],
}

for error in (AttributeError, ValueError):
    print(f"== {error.__name__}")
    for name, operations in OPERATIONS.items():
        for number, operation in enumerate(operations):
            value = type("C", (), {name: Descriptor(error)})()
            try:
                print(name, number, operation(value))
            except Exception as raised:
                print(name, number, f"{type(raised).__name__}: {raised}")


class Indexed:
    __iter__ = __contains__ = Descriptor(AttributeError)

    def __getitem__(self, index):
        return "abc"[index]


print(list(Indexed()), "b" in Indexed(), "x" in Indexed())


class Deleted:
    __del__ = Descriptor(AttributeError)


Deleted()
