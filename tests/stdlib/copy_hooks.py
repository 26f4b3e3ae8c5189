"""What `copy` asks before it copies, and the memo: the short ways through containers and plain objects must not be seen."""

import copy
import copyreg
import sys


class Plain:
    def __init__(self, **attributes):
        for name, value in attributes.items():
            setattr(self, name, value)


# The structure is kept: what is one object is one object afterwards, cycles included.
shared = [1, "two", 3.5]
data = {"a": shared, "b": (shared, shared), "c": {"shared": shared}, 5: Plain(part=shared)}
made = copy.deepcopy(data)
print(made["a"] is made["b"][0] is made["b"][1] is made["c"]["shared"] is made[5].part, made["a"] is shared, made["a"])
ring = []
ring.append((ring, {"ring": ring}))
made = copy.deepcopy(ring)
print(made is not ring, made[0][0] is made, made[0][1]["ring"] is made)
node = Plain()
node.itself, node.others = node, [node]
made = copy.deepcopy(node)
print(made is not node, made.itself is made, made.others[0] is made, list(vars(made)))
atoms = ((1, "x", None), b"y", 2.5, frozenset({3}), range(3), len, Plain)
print(copy.deepcopy(atoms) is atoms, copy.deepcopy(atoms[0]) is atoms[0], copy.copy(atoms) is atoms)

# Shallow copies.
for thing in ([1, [2]], {"a": [1]}, {1, 2}, bytearray(b"ab"), Plain(a=[1])):
    made = copy.copy(thing)
    print(type(made).__name__, made is thing, getattr(made, "a", None) is getattr(thing, "a", None))


# The hooks, of the class, of the instance, of a metaclass, and through __getattr__.
class Hooked:
    def __copy__(self):
        return "copied"

    def __deepcopy__(self, memo):
        return ("deeply copied", sorted(type(v).__name__ for v in memo.values()))


print(copy.copy(Hooked()), copy.deepcopy(Hooked()), copy.deepcopy([Hooked()]))
own = Plain(a=1)
own.__deepcopy__ = lambda memo: "by the instance"
own.__copy__ = lambda: "never asked"
print(copy.deepcopy(own), type(copy.copy(own)).__name__)


class Any:
    def __getattr__(self, name):
        if name == "__deepcopy__":
            return lambda memo: "got"
        raise AttributeError(name)


print(copy.deepcopy(Any()))


class State:
    def __init__(self):
        self.kept, self.dropped = [1], [2]

    def __getstate__(self):
        return {"kept": self.kept}

    def __setstate__(self, state):
        self.__dict__.update(state, restored=True)


print(vars(copy.copy(State())), vars(copy.deepcopy(State())))


class Reduced:
    def __init__(self, value=None):
        self.value = value

    def __reduce__(self):
        return Reduced, ([self.value],), {"more": [self]}


made = copy.deepcopy(Reduced(7))
print(made.value, made.more[0] is made)


class New:
    def __new__(cls, *args):
        print("new", args)
        return super().__new__(cls)

    def __getnewargs__(self):
        return ([1],)


copy.copy(New(0)), copy.deepcopy(New(0))


class Slots:
    __slots__ = ("a", "b")


class SlotsAndDict(Slots):
    pass


for cls in (Slots, SlotsAndDict):
    thing = cls()
    thing.a = [1]
    if cls is SlotsAndDict:
        thing.c = thing.a
    for made in (copy.copy(thing), copy.deepcopy(thing)):
        print(cls.__name__, made.a, made.a is thing.a, getattr(made, "c", None) is made.a, hasattr(made, "b"))


class Sets:
    def __setattr__(self, name, value):
        print("set", name)
        super().__setattr__(name, value)


thing = Sets()
thing.x = 1
print(vars(copy.deepcopy(thing)))

# The tables.
copyreg.pickle(Plain, lambda plain: (str, ("reduced",)))
print(copy.copy(Plain()), copy.deepcopy([Plain()]))
del copyreg.dispatch_table[Plain]
usual = copy._deepcopy_dispatch[list]
copy._deepcopy_dispatch[list] = lambda x, memo: ("list", len(x))
print(copy.deepcopy({"a": [1, 2], "b": ([3],)}))
copy._deepcopy_dispatch[list] = usual
copy._deepcopy_dispatch[Plain] = lambda x, memo: "plain"
print(copy.deepcopy([[Plain()]]))
del copy._deepcopy_dispatch[Plain]

# The memo.
memo = {}
inner, outer = [1], [[2]]
copy.deepcopy([inner, outer], memo)
print(memo[id(inner)], memo[id(outer)], len(memo), [x is inner or x is outer for x in memo[id(memo)]])
memo = {id(inner): "known"}
print(copy.deepcopy([inner, (inner,)], memo))


class Memo(dict):
    def get(self, key, default=None):
        asked.append(key)
        return super().get(key, default)

    def __setitem__(self, key, value):
        told.append(key)
        super().__setitem__(key, value)


asked, told = [], []
copy.deepcopy([inner, inner], Memo())
print(asked.count(id(inner)), id(inner) in told)


# A dict that changes while it is copied.
class Adds:
    def __deepcopy__(self, memo):
        growing[len(growing)] = 1
        return 0


growing = {0: Adds(), "rest": 1}
try:
    copy.deepcopy(growing)
except RuntimeError as error:
    print("RuntimeError:", error)


class Pops:
    def __deepcopy__(self, memo):
        shrinking.pop()
        return "popped"


shrinking = [Pops(), 1, 2]
print(copy.deepcopy(shrinking))

# Too deep.
deep = []
for _ in range(sys.getrecursionlimit()):
    deep = [deep]
try:
    copy.deepcopy(deep)
except RecursionError as error:
    print("RecursionError:", str(error)[:32])
for call in (lambda: copy.deepcopy(), lambda: copy.deepcopy([], {}, [], 1), lambda: copy.deepcopy(sys)):
    try:
        print(type(call()).__name__)
    except Exception as error:
        print(type(error).__name__)


class Count(list):
    def __init__(self, *items):
        super().__init__(items)
        self.calls = 0


made = copy.deepcopy(Count([1], [2]))
print(made, made.calls, type(made).__name__)
print(copy.deepcopy(x=[1], memo=None), copy.deepcopy(ValueError("text", [1])).args)
