"""Copies of instances derived from builtin values, with attributes; __getnewargs__ as the instance gives it; sys.getsizeof and __sizeof__."""
import copy
import sys

for base, value in ((bytes, b"ab"), (str, "ab"), (int, 5), (float, 2.5), (tuple, (1, 2)), (complex, 1j), (frozenset, {1})):
    derived = type("Derived", (base,), {})
    one = derived(value)
    one.note, one.twin = [1], derived(value)
    for make in (copy.copy, copy.deepcopy):
        made = make(one)
        print(base.__name__, make.__name__, type(made).__name__, made == one, made.note, made.note is one.note, type(made.twin).__name__)
    if hasattr(one, "__getnewargs__"):
        print(one.__getnewargs__(), [type(arg).__name__ for arg in one.__getnewargs__()])


class Pair(list):
    def __new__(cls, a, b):
        made = super().__new__(cls)
        made.sum = a + b
        return made

    def __init__(self, *args):
        super().__init__()

    @classmethod
    def __getnewargs__(cls):
        return 1, 2


pair = Pair(1, 2)
pair.append(5)
print(copy.copy(pair), copy.copy(pair).sum, copy.deepcopy(pair))


class Sized:
    def __sizeof__(self):
        return 84

    def __getattribute__(self, name):
        print("asked for", name)
        return super().__getattribute__(name)


print(sys.getsizeof(Sized()) > 84)
