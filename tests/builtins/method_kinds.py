"""Which builtin methods are plain methods and which stand for a slot; the empty tuple; docstrings of classes."""

for method in (list.__getitem__, dict.__getitem__, dict.__contains__, set.__contains__, frozenset.__contains__, tuple.__getitem__, list.__contains__, list.__len__, int.__add__, str.__contains__):
    print(type(method).__name__, method)
print([5, 6].__getitem__(1), {1: 2}.__getitem__(1), {1: 2}.__contains__(1), {1}.__contains__({2}), frozenset("a").__contains__("b"))
for wrong in (lambda: [].__getitem__(), lambda: {}.__contains__(1, 2), lambda: {}.__getitem__([])):
    try:
        wrong()
    except TypeError as error:
        print(error)


class Counting(dict):
    def __contains__(self, key):
        return super().__contains__(key) or key == "always"

    def __getitem__(self, key):
        return super().__getitem__(key) + 1


counting = Counting(a=1)
print("a" in counting, "b" in counting, "always" in counting, counting["a"])

print(int.__repr__(True), int.__str__(True), repr(True), int.__repr__(-(10**30)))

empty = ()
print(tuple([]) is empty, tuple("") is empty, (1, 2)[2:] is empty, (lambda *args: args)() is empty, empty + empty is empty)


class Pair(tuple):
    pass


print(Pair() is empty, Pair(), Pair() == empty, type(Pair()), len(Pair([1])))
first, second = Pair(), Pair()
first.name = "first"
print(first is second, hasattr(second, "name"), vars(first))


class Documented:
    "before"


Documented.__doc__ = "after"
print(Documented.__doc__)
doc = type.__dict__["__doc__"]
for change in (lambda: doc.__set__(list, "x"), lambda: doc.__delete__(Documented), lambda: doc.__delete__(list)):
    try:
        change()
    except TypeError as error:
        print(error)
