# Shows __slots__ in classes that derive from builtin containers: members only, and no other attributes.
import copy
import weakref


def attempt(action):
    try:
        return action()
    except (AttributeError, TypeError) as error:
        return f"{type(error).__name__}: {error}"


for base in (list, dict, set, frozenset, bytearray, property):
    class Slotted(base):
        __slots__ = ("mark",)

    class Open(Slotted):
        pass

    thing = Slotted()
    thing.mark = 1
    print(base.__name__, thing.mark, hasattr(thing, "__dict__"))
    print(" ", attempt(lambda: setattr(thing, "other", 2)))
    print(" ", attempt(lambda: thing.other))
    print(" ", attempt(lambda: delattr(thing, "other")))
    del thing.mark
    print(" ", attempt(lambda: thing.mark))
    child = Open()
    child.mark, child.other = 3, 4
    print(" ", child.mark, child.other, "other" in child.__dict__)


class Pair(list):
    __slots__ = ("left", "right", "__weakref__")


pair = Pair("ab")
pair.left = "l"
reference = weakref.ref(pair)
print(reference() is pair, pair.__weakref__ is reference, Pair().__weakref__)
twin = copy.copy(pair)
print(twin, twin.left, attempt(lambda: twin.right), type(twin).__name__)


class Plain:
    pass


plain = Plain()
print(plain.__weakref__)
first = weakref.ref(plain)
second = weakref.ref(plain, print)
print(plain.__weakref__ is first)
