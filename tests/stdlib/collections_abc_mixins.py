# _collections_abc: the mixin methods of Set, MutableSet, Mapping, MutableMapping, Sequence, MutableSequence
from _collections_abc import *


def attempt(call, *args):
    try:
        return call(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class ListSet(MutableSet):
    def __init__(self, items=()):
        self.items = list(dict.fromkeys(items))

    def __contains__(self, x):
        return x in self.items

    def __iter__(self):
        return iter(self.items)

    def __len__(self):
        return len(self.items)

    def add(self, value):
        if value not in self.items:
            self.items.append(value)

    def discard(self, value):
        if value in self.items:
            self.items.remove(value)

    def __repr__(self):
        return f"ListSet({self.items})"


a, b = ListSet([1, 2, 3]), ListSet([3, 4])
print(a & b, a | b, a - b, a ^ b, a.isdisjoint([9]), a & [2, 3], [3, 9] | a if False else a | [9], {9, 1} - a)
print(a < b, a <= ListSet([1, 2, 3]), a > ListSet([1]), a >= {1, 2}, a == {3, 2, 1}, a != b, attempt(lambda: a < [1]))
print(hash(frozenset([1, 2, 3])) == a._hash(), ListSet()._hash() == hash(frozenset()), attempt(hash, a))
a |= [5, 6]
a &= {1, 5, 6}
a -= [6]
a ^= [5, 7]
print(a, attempt(a.remove, 100), a.pop(), len(a))
a.clear()
print(a, attempt(a.pop))
a ^= a
b -= b
print(a, b)


class Table(MutableMapping):
    def __init__(self, *args, **kwargs):
        self.data = {}
        self.update(*args, **kwargs)

    def __getitem__(self, key):
        return self.data[key]

    def __setitem__(self, key, value):
        self.data[key] = value

    def __delitem__(self, key):
        del self.data[key]

    def __iter__(self):
        return iter(self.data)

    def __len__(self):
        return len(self.data)

    def __repr__(self):
        return f"Table({self.data})"


t = Table([("x", 1)], y=2)
print(t, t.keys(), t.items(), t.values(), t.get("z"), t.get("z", 0), "x" in t, t == {"x": 1, "y": 2}, t != {})
print("x" in t.keys(), ("x", 1) in t.items(), ("x", 2) in t.items(), 2 in t.values(), len(t.keys()), sorted(t.keys() | {"q"}))
print(t.setdefault("x", 9), t.setdefault("w", 9), t.pop("w"), t.pop("w", "gone"), attempt(t.pop, "w"), t.popitem(), t)
class HasKeys:
    def keys(self):
        return ["k"]

    def __getitem__(self, key):
        return key * 2
t.update(HasKeys())
t.update({"self": 1}, other=2)
print(t, attempt(reversed, t), attempt(hash, t))
t.clear()
print(t, attempt(t.popitem), attempt(t.update, 5), attempt(t.update, [(1, 2, 3)]))


class Row(MutableSequence):
    def __init__(self, items=()):
        self.data = list(items)

    def __getitem__(self, i):
        return self.data[i]

    def __setitem__(self, i, value):
        self.data[i] = value

    def __delitem__(self, i):
        del self.data[i]

    def __len__(self):
        return len(self.data)

    def insert(self, i, value):
        self.data.insert(i, value)


r = Row("abc")
r.append("d")
r.extend("ef")
r += ["g"]
r.reverse()
print(list(r), r.pop(), r.pop(0), "c" in r, r.index("c"), attempt(r.index, "z"), r.count("c"), list(reversed(r)))
print(r.index("c", -3), attempt(r.index, "f", 1), attempt(r.index, "c", 0, -3), attempt(r.remove, "nope"))
r.remove("c")
r.extend(r)
print(list(r))
r.clear()
print(list(r), attempt(r.pop))
print(KeysView({1: 2}), ItemsView({1: 2}), ValuesView({1: 2}), MappingView({}))
