"""Weak dictionaries and sets: walked while members die or come, copied deeply, used as mappings."""
import collections.abc
import copy
import weakref


class Thing:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Thing({self.name})"


def things(count):
    return [Thing(i) for i in range(count)]


for kind in ("keys", "values"):
    alive = things(6)
    table = weakref.WeakKeyDictionary() if kind == "keys" else weakref.WeakValueDictionary()
    for thing in alive:
        if kind == "keys":
            table[thing] = thing.name
        else:
            table[thing.name] = thing
    thing = None
    seen = []
    for key, value in table.items():
        seen.append(str(key) if kind == "keys" else key)
        if len(seen) == 2:
            del key, value
            del alive[3:]
            # Those that are dead by now are gone at once, also while somebody walks.
            print(kind, len(table))
    print(seen, len(table), sorted(map(str, table)), sorted(map(str, table.values())))
    key = value = None

    class Marked(type(table)):
        pass

    marked = Marked(table)
    for twin in (copy.copy(marked), marked.copy(), copy.deepcopy(marked)):
        print(type(twin).__name__, len(twin), twin == marked)
    print(isinstance(table, collections.abc.MutableMapping), table == dict(table), table != {}, type(table | {}).__name__)
    extra = Thing("extra")
    try:
        print(len({extra: 1} | table if kind == "keys" else {"extra": extra} | table))
    except TypeError as error:
        print(error)
    for missing in (Thing("gone"), "gone"):
        for use in (lambda: table[missing], lambda: table.pop(missing), lambda: table.pop(missing, 5), lambda: table.get(missing, 6)):
            try:
                print(use())
            except (KeyError, TypeError) as error:
                print(type(error).__name__)
    table.clear()
    print(len(table), list(table))

# A value is deeply copied, its weak key is not.
key = Thing("key")
table = weakref.WeakKeyDictionary({key: [1, [2]]})
twin = copy.deepcopy(table)
print(twin[key], twin[key] is table[key], next(iter(twin)) is key)
reference = weakref.ref(key)
print(copy.copy(reference) is reference, copy.deepcopy([reference])[0] is reference)

# Sets.
alive = things(5)
members = weakref.WeakSet(alive)
for thing in members:
    thing = None
    del alive[2:]
print(len(members), isinstance(members, collections.abc.MutableSet), weakref.WeakSet[int])
one, two = alive
print(members == weakref.WeakSet([two, one]), members == {one, two}, members >= {one}, members < {one, two, Thing(9)}, members.isdisjoint([one]))
print(len(members ^ {one}), len(members | {one}), len(members & {one}), len(members - {one}), members.symmetric_difference([two]) == {one})
for use in (lambda: members == 5, lambda: members <= [1], lambda: members | [1]):
    try:
        print(use())
    except TypeError as error:
        print(error)
members ^= members
print(len(members))
print(len(copy.copy(weakref.WeakSet(alive))), len(copy.deepcopy(weakref.WeakSet(alive))))
