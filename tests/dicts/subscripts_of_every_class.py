# Subscripts, `in` and stores in the loop: what a script's class redefines is asked, whatever shortcut its builtin class has.
class Upper(dict):
    def __getitem__(self, key):
        return "got " + str(key)

    def __contains__(self, key):
        return key == "no"


class Stored(dict):
    def __setitem__(self, key, value):
        dict.__setitem__(self, key, [value])


class Missing(dict):
    def __missing__(self, key):
        return "missing", key


class Plain(dict):
    pass


for cls in dict, Upper, Stored, Missing, Plain:
    d = cls(a=1)
    d["b"] = 2
    d["b"] = 3
    try:
        print(cls.__name__, d["a"], d["b"], "a" in d, "no" in d, "a" not in d, d["c"])
    except KeyError as error:
        print(cls.__name__, "KeyError", error)
Plain.__getitem__ = lambda self, key: "later"
d = Plain(a=1)
print(d["a"], d["z"])
del Plain.__getitem__
print(d["a"])

# Keys that are equal, of one class or several; the first one stays.
d = {}
for key in (1, 1.0, True, "ab", "".join(["a", "b"]), (1, "ab"), (1.0, "".join("ab")), (True, "ab"), -1, -2, (-1,), (-2,), 2**61 - 1, 0, 2**61, -(2**61), 2**70, float(2**70)):
    d[key] = d.get(key, ()) + (type(key).__name__,)
for key, classes in d.items():
    print(repr(key), classes)
nan = float("nan")
d = {nan: 1, (nan,): 2}
print(nan in d, float("nan") in d, (nan,) in d, (float("nan"),) in d, d[nan], d[(nan,)])


class Str(str):
    def __eq__(self, other):
        print("eq", str(self), str(other))
        return str.__eq__(self, other)

    __hash__ = str.__hash__


class Pair(tuple):
    def __eq__(self, other):
        print("eq of pair")
        return tuple.__eq__(self, other)

    def __hash__(self):
        print("hash of pair")
        return tuple.__hash__(self)


d = {"key": 1, (1, 2): 2}
print(d[Str("key")], Str("key") in d, d[Pair((1, 2))], Pair((1, 2)) in d, (1, 2) in {Pair((1, 2)): 0})
d[Str("key")] = "new"
d[Pair((1, 2))] = "new"
print([(type(key).__name__, value) for key, value in d.items()])

# Removed entries are never found, whatever their hash.
for size in (1, 3, 8, 9, 30):
    d = {f"k{i}": i for i in range(size)}
    for i in range(size):
        del d[f"k{i}"]
    print(size, d, [key in d for key in (0, 1, 2, -1, 3, "k0", (), 1.0)], end=" ")
    d[1] = "one"
    print(d[1], True in d, 1.0 in d, len(d))


# A value that is replaced goes before the next instruction, and sees the new one.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return f"Noisy {self.name}"

    def __del__(self):
        print("del", self.name, sorted(map(str, table)))


table = {}
for key in ("a", 1, (1, 2)):
    table[key] = Noisy(key)
    table[key] = 0
    print("stored", key)
    table[key] = Noisy((key, "again"))
    table[key] = Noisy((key, "third"))
    print("stored again", key)
table[Noisy("key")] = 1
print(len(table), Noisy("sought") in table)
table.clear()


# Keys that cannot be hashed, and errors half way.
class Bad:
    def __hash__(self):
        raise ValueError("no hash")


for key in ([], (1, []), (1, (2, {})), Bad(), (Bad(),)):
    for action in (lambda: table[key], lambda: key in table, lambda: table.__setitem__(key, 1), lambda: {key: 1}, lambda: {key}):
        try:
            print(action())
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)
        assert not table


def stores(d):
    d[[]] = 1


for cls in dict, Stored, Missing:
    try:
        stores(cls())
    except TypeError as error:
        print(error)

# Names of modules and functions are entries of dicts as well.
globals()["made"] = 5
print(made, "made" in globals(), globals()["made"])
globals()["made"] = 6
print(made)
del globals()["made"]
print("made" in globals())
