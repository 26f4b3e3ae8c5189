# Keys of every builtin class, tuples of them, and instances: stored, found, replaced, removed, by all methods.
class Plain:
    pass


class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        return hash(self.number)

    def __eq__(self, other):
        return isinstance(other, Key) and self.number == other.number


p, nan = Plain(), float("nan")
keys = [1, -1, 0, 2**70, 1.5, 0.0, nan, True, None, ..., "a", "é", b"a", b"", (), (1,), (1, 2), (1, (2, ("x", b"y", None, 1.5))), frozenset([1, 2]), frozenset(), p, Plain, len, Key(1), (Key(1), 2), range(3), 1j, ((p,), p), (nan,), (nan, 1)]


def copy(key):
    if isinstance(key, tuple):
        return tuple([copy(item) for item in key])
    if isinstance(key, Key):
        return Key(key.number)
    if isinstance(key, (str, bytes)):
        return key[:1] + key[1:]
    return key


d = {}
for i, key in enumerate(keys):
    d[key] = i
print(len(d), len(keys), list(d.values()))
for key in keys:
    again = copy(key)
    print(d[again], d.get(again), again in d, again in d.keys(), d.setdefault(again, "new"), again in set(keys), {key} == {again}, {key: 1} == {again: 1}, end="; ")
    d[again] = d[again] + 100
print(list(d.values()))
print(len(d), [d.pop(copy(key), "gone") for key in keys], d)
d = dict.fromkeys(keys)
d |= {copy(key): 1 for key in keys}
d.update([(copy(key), 2) for key in keys])
d.update({copy(key): 3 for key in keys})
print(len(d), list(d.values()))
for key in keys:
    if copy(key) in d:
        del d[copy(key)]
print(d, d.get((1, [2])) if False else None)

# Equal keys of different classes are one; tuples of them too.
d = {}
for key in (1, 1.0, True, (1, 2), (1.0, 2), (True, 2.0), ((1,),), ((1.0,),), 0, -0.0, False, (0,), (-0.0,)):
    d[key] = key
print(d)

# Hashes that collide: keys are told apart, and those that are equal to none cost nothing but time.
m = 2**61 - 1
d = {0: "a", m: "b", 2 * m: "c", (0,): "d", (m,): "e", (2 * m,): "f", "x": "g"}
print([d[key] for key in (0, m, 2 * m, (0,), (m,), (2 * m,))], d.get(3 * m), d.get((3 * m,)), 0.0 in d, (float(m + 1),) in d)

# A class that gets methods after its instances became keys.
q = Plain()
d = {p: 1, q: 2, (p, q): 3}
print(d[p], d[q], d[p, q], (q, p) in d, p in {q}, Plain() in d)
Plain.__eq__ = lambda self, other: True
Plain.__hash__ = lambda self: 42
print(p in d, (p, q) in d, d.get(Plain()), {Plain(): 1}[Plain()])
del Plain.__eq__, Plain.__hash__
print(d[p], d[q], d[p, q], (q, p) in d)

# defaultdict, Counter and OrderedDict with such keys.
from collections import Counter, OrderedDict, defaultdict

groups, ordered = defaultdict(list), OrderedDict()
for i in range(20):
    groups[i % 2, (i % 3, "k")].append(i)
    ordered[i % 2, (i % 3, "k")] = i
print(dict(groups), dict(ordered), Counter((i % 2, str(i % 3)) for i in range(20)).most_common())
