"""Pickles of instances of scripts' classes: those that say nothing about it, and every hook that a class may have."""

import copyreg
import dataclasses
import io
import pickle
import sys


class Plain:
    def __init__(self, *values):
        self.values, self.name, self.ratio = list(values), "name", 0.5


class Empty:
    pass


class Base(Empty):
    kind = "base"


class Derived(Base):
    def __init__(self, x):
        self.x = x


@dataclasses.dataclass
class Point:
    x: int
    y: int = 0


def shown(value):
    return type(value).__name__ + repr(sorted(vars(value).items()) if hasattr(value, "__dict__") else value)


def check(label, value, show=shown):
    data = pickle.dumps(value)
    # What the class Pickler writes is the same.
    file = io.BytesIO()
    pickle.Pickler(file).dump(value)
    assert data == file.getvalue(), label
    back = pickle.loads(data)
    print(label, len(data), data.hex() if len(data) < 120 else "", show(back))
    return back


check("plain", Plain(1, 2.5, None, "text", b"bytes", (1, 2), {"k": [True]}), lambda v: (v.values, v.name, v.ratio))
check("empty", Empty())
check("inherited", Derived(Base()), lambda v: shown(v.x) + v.kind)
check("dataclass", [Point(1), Point(2, 3)], repr)

twice = Point(1, 2)
a, b = check("shared", [twice, twice], repr)
print(a is b)
ring = Empty()
ring.me, ring.all = ring, [ring]
back = check("ring", ring, lambda v: (v.me is v, v.all[0] is v))
one, two = Empty(), Empty()
one.other, two.other = two, one
check("pair", (one, two), lambda v: v[0].other is v[1])
many = check("~many", [Derived(i) for i in range(2500)], len)
print(sum(m.x for m in many), {type(m) for m in many} == {Derived})
long = check("~long", [Derived("x" * 700 + str(i)) for i in range(300)], len)
print(long[299].x[-4:], long[0].x is not long[1].x)
wide = Empty()
for i in range(1005):
    setattr(wide, f"a{i}", i)
print(sum(vars(check("~wide", wide, type)).values()))

# The text of a name and of a value may be the same object.
x = sys.intern("x")
d = Derived(x)
check("same text", [x, d, x, "__main__"], lambda v: (v[0], v[1].x, v[2:]))

# A dict of attributes that others hold.
held = Derived(1)
attributes = vars(held)
back = check("held dict", [held, attributes], lambda v: v[1])
print(vars(back[0]) is back[1])


# ---- hooks ----

class State:
    def __getstate__(self):
        return {"saved": 1}


class SetState(Empty):
    def __setstate__(self, state):
        self.told = sorted(state)


class Reduce:
    def __reduce__(self):
        return Point, (7, 8)


class ReduceEx:
    def __reduce_ex__(self, protocol):
        return Point, (protocol, protocol)


class NewArgs:
    def __new__(cls, x=0):
        made = super().__new__(cls)
        made.made_with = x
        return made

    def __getnewargs__(self):
        return (5,)


class Slots:
    __slots__ = ("a", "b")

    def __init__(self):
        self.a = 1


class SlotsAndDict(Slots):
    pass


class SetAttr(Empty):
    def __setattr__(self, name, value):
        raise AttributeError("not set this way")


class Descriptor(Empty):
    @property
    def x(self):
        return "property"


class GetAttr:
    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return "made up"


class Deleted:
    ended = 0

    def __del__(self):
        Deleted.ended += 1


class Meta(type):
    pass


class OfMeta(metaclass=Meta):
    pass


for kind in (State, SetState, Reduce, ReduceEx, NewArgs, Slots, SlotsAndDict, SetAttr, Descriptor, GetAttr, OfMeta):
    value = kind()
    if hasattr(value, "__dict__"):
        vars(value)["x"] = 3
    data = pickle.dumps([value, Point(1)])
    back = pickle.loads(data)[0]
    print(kind.__name__, len(data), shown(back) if not isinstance(back, Slots) else back.a)
print(Descriptor().x, vars(pickle.loads(pickle.dumps(Descriptor()))))
pickle.loads(pickle.dumps([Deleted()]))
print(Deleted.ended)

# An attribute of the instance may be a hook too.
odd = Empty()
odd.__reduce_ex__ = lambda protocol: (Point, (4, 4))
print(pickle.loads(pickle.dumps(odd)))
odd = Empty()
vars(odd)["__setstate__"] = 5
try:
    print(vars(pickle.loads(pickle.dumps(odd))))
except TypeError as e:
    print(e)

copyreg.pickle(Base, lambda base: (Point, (9, 9)))
print(pickle.loads(pickle.dumps([Base(), Derived(2)]))[0])
del copyreg.dispatch_table[Base]
print(type(pickle.loads(pickle.dumps(Base()))))
copyreg.add_extension("__main__", "Base", 200)
print(pickle.dumps(Base()).hex())
copyreg.remove_extension("__main__", "Base", 200)
print(pickle.dumps(Base()).hex())


# ---- names that are not found ----

def local():
    class Inner:
        pass

    return Inner()


class Outer:
    class Nested:
        pass


print(type(pickle.loads(pickle.dumps(Outer.Nested()))).__qualname__)
old = Plain()
saved = pickle.dumps(Empty())
Kept = Empty


class Empty:
    note = "another class of the name"


print(pickle.loads(saved).note)
for value in (local(), Kept(), type("Gone", (), {})()):
    try:
        pickle.dumps([1, value])
    except Exception as e:
        print(type(e).__name__, str(e).partition(" at 0x")[0].partition(" object <")[0])
del Empty
for data in (saved, saved[:-3], saved.replace(b"__main__", b"nowhere_")):
    try:
        pickle.loads(data)
    except Exception as e:
        print(type(e).__name__, str(e).partition(" on <")[0])

# ---- what no pickler writes ----

point = b"\x8c\x08__main__\x8c\x05Point\x93"
for body in (
    point + b")\x81.", point + b")\x81}\x8c\x01xK\x05sb.", point + b")\x81}K\x01K\x05sb.", point + b"K\x01\x85\x81.", b")\x81.", b"}b.",
    b"]}\x8c\x01xK\x05sb.", point + b")\x81Nb.", point + b"b.", point + b".", b"K\x01K\x02\x93.",
    point + b")\x81}(\x8c\x01xK\x01\x8c\x01yK\x02ub}\x8c\x01xK\x09sb.", b"\x8c\x08builtins\x8c\x03int\x93)\x81.",
    b"\x8c\x08builtins\x8c\x06object\x93)\x81.", b"\x8c\x08__main__\x8c\x05shown\x93)\x81.",
):
    try:
        back = pickle.loads(b"\x80\x04" + body)
        print(sorted(vars(back).items()) if type(back) is Point else back if not type(back) is object else "object")
    except Exception as e:
        print(type(e).__name__, str(e).partition(" at 0x")[0])
