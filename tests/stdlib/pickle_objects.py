# pickle: instances of all kinds: attributes, slots, reduce, state, arguments of new, subclasses of containers, and what is found by name.
import collections
import copyreg
import enum
import pickle
from fractions import Fraction


class Plain:
    def __init__(self, value=None):
        self.value = value

    class Inner:
        def method(self):
            return "method"


class Slotted:
    __slots__ = ("x", "y")


class Mixed(Slotted):
    __slots__ = ("__dict__",)


class Reduced:
    def __reduce__(self):
        return int, ("5",)


class ReducedEx:
    def __reduce_ex__(self, protocol):
        return str, (f"protocol {protocol}",)


class State:
    def __getstate__(self):
        return {"kept": 1}

    def __setstate__(self, state):
        self.restored = state


class NoState:
    def __getstate__(self):
        return None


class NewArguments:
    def __new__(cls, *args):
        made = object.__new__(cls)
        made.args = args
        return made

    def __getnewargs__(self):
        return 1, 2


class NewKeywords:
    def __new__(cls, *args, **kwargs):
        made = object.__new__(cls)
        made.got = args, kwargs
        return made

    def __getnewargs_ex__(self):
        return (1,), {"k": 2}


class OwnDict(dict):
    pass


class OwnList(list):
    pass


class OwnInt(int):
    pass


class Color(enum.Enum):
    RED = 1


class Builder:
    def __init__(self):
        self.items = []

    def append(self, item):
        self.items.append(item)

    def __setitem__(self, key, value):
        self.items.append((key, value))

    def __reduce__(self):
        return Builder, (), {"more": 1}, iter([1, 2]), iter([("a", 1)]), None


def set_state(made, state):
    made.by_setter = state


class Setter:
    def __reduce__(self):
        return Setter, (), "state", None, None, set_state


Point = collections.namedtuple("Point", "x y")


def function():
    pass


def described(value):
    attributes = getattr(value, "__dict__", None)
    slots = {name: getattr(value, name) for name in ("x", "y") if hasattr(value, name)} if isinstance(value, Slotted) else None
    base = next((repr(base(value)) for base in (dict, list, int) if isinstance(value, base)), "")
    return f"{type(value).__name__} {attributes} {slots} {base}"


plain = Plain([1])
plain.me = plain
mixed = Mixed()
mixed.x, mixed.z = 1, 2
slotted = Slotted()
slotted.y = [5]
own_dict = OwnDict(a=1, b=2)
own_dict.extra = 3
own_list = OwnList([1, 2, 3])
own_list.extra = 4
for value in (Plain(), plain, slotted, mixed, Reduced(), ReducedEx(), State(), NoState(), NewArguments(), NewKeywords(), own_dict, own_list, OwnInt(7), Color.RED,
              Point(1, 2), Builder(), Setter(), Plain, Plain.Inner, Plain.Inner(), Plain.Inner.method, function, collections.OrderedDict(b=1, a=2),
              collections.Counter("aab"), collections.deque([1, 2], 5), collections.defaultdict(int, {1: 2}), Fraction(1, 3)):
    for protocol in range(6):
        try:
            data = pickle.dumps(value, protocol)
        except Exception as error:
            print(protocol, type(error).__name__, error)
            continue
        if protocol in (0, 2, 5) and type(value) is not Plain:
            print(protocol, data)
        again = pickle.loads(data)
        if protocol in (2, 5) and not isinstance(value, Plain):
            print("   ", described(again) if type(again).__module__ == "__main__" else again if "0x" not in repr(again) else again.__qualname__)
again = pickle.loads(pickle.dumps(plain))
print(again.me is again, again.value)


class Registered:
    def __init__(self, value):
        self.value = value


copyreg.pickle(Registered, lambda made: (Registered, (made.value,)))
print(pickle.dumps(Registered(3)), pickle.loads(pickle.dumps(Registered(3))).value)
# A long chain of objects needs no deep stack.
chain = None
for number in range(3000):
    chain = Plain(chain)
data = pickle.dumps(chain)
depth = 0
chain = pickle.loads(data)
while chain:
    chain = chain.value
    depth += 1
print(len(data), depth)
