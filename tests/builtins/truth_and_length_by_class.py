"""The truth and length of containers of the library, of scripts' subclasses of them, and of classes that change."""
from array import array
from collections import ChainMap, Counter, OrderedDict, UserList, defaultdict, deque
from types import MappingProxyType


def judge(name, value):
    while_true = 0
    while value and while_true < 2:
        while_true += 1
    try:
        length = len(value)
    except TypeError as e:
        length = e
    print(name, bool(value), not value, while_true, length, "yes" if value else "no", bool(value and 1), bool(value or 0))


made = [
    list, tuple, set, frozenset, dict, deque, bytearray, bytes, str, Counter, OrderedDict, UserList,
    lambda items="": range(len(items)), lambda items="": defaultdict(int, Counter(items)),
    lambda items="": array("i", range(len(items))), lambda items="": MappingProxyType(dict.fromkeys(items)),
    lambda items="": dict.fromkeys(items).keys(), lambda items="": dict.fromkeys(items).items(),
    lambda items="": memoryview(bytes(len(items))), lambda items="": ChainMap({}, dict.fromkeys(items)),
]
for make in made:
    name = getattr(make, "__name__", "made")
    empty = make()
    full = make(b"ab") if make in (bytes, bytearray) else make(["ab", "cd"])
    judge(name + " empty", empty)
    judge(name + " full", full)

for value in (iter([]), (x for x in ()), map(abs, []), object(), len, type, type(None), 0.0, 1j, 2**80, ...):
    judge(type(value).__name__, value)

for base in (list, tuple, set, dict, str, deque, Counter, int, float):
    class Plain(base):
        pass

    class Long(base):
        def __len__(self):
            return 3

    class Short(base):
        def __len__(self):
            return 0

    class Yes(base):
        def __bool__(self):
            return True

    class No(Long):
        def __bool__(self):
            return False

    class Wrong(base):
        def __bool__(self):
            return 1

    class Unknown(base):
        __bool__ = None

    class Negative(base):
        def __len__(self):
            return -1

    class Without(base):
        __len__ = None

    for kind in (Plain, Long, Short, Yes, No, Wrong, Unknown, Negative, Without):
        try:
            judge(f"{base.__name__} {kind.__name__}", kind())
        except Exception as e:
            print(base.__name__, kind.__name__, type(e).__name__, e)

    changing = Plain()
    before = bool(changing), not changing
    Plain.__bool__ = lambda self: True
    between = bool(changing), not changing
    Plain.__bool__ = lambda self: False
    after = bool(changing), not changing
    del Plain.__bool__
    Plain.__len__ = lambda self: 9
    print(base.__name__, before, between, after, bool(changing), len(changing))

queue = deque(range(5))
while queue:
    item = queue.popleft()
    if item == 1:
        queue.appendleft("one")
        queue.append("last")
print(len(queue), item)
few = deque(maxlen=2)
for i in range(4):
    few.append(i)
    few.appendleft(-i)
    print(list(few), len(few), bool(few), end=" ")
print()


class Item:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


few.append(Item("right"))
few.append(Item("more"))
few.append(1)
few.appendleft(2)
few.clear()
if deque([Item("in a temporary")]):
    print("inside")
print(len([Item("in a list")]), "outside")
