# Copying keys from a dict or a set into another takes over their hashes: `__hash__` is not called again.
class Key:
    def __init__(self, number):
        self.number = number

    def __hash__(self):
        print("hash", self.number)
        return self.number

    def __eq__(self, other):
        print("eq", self.number)
        return isinstance(other, Key) and self.number == other.number


d = {Key(1): 1, Key(2): 2}
s = {Key(3), Key(4)}
frozen = frozenset(s)
OPERATIONS = {
    "{**d}": lambda: {**d},
    "{0: 0, **d}": lambda: {0: 0, **d},
    "{**d, **d}": lambda: {**d, **d},
    "fromkeys(d)": lambda: dict.fromkeys(d),
    "fromkeys(d, 3)": lambda: dict.fromkeys(d, 3),
    "fromkeys(s)": lambda: dict.fromkeys(s),
    "fromkeys(frozen)": lambda: dict.fromkeys(frozen),
    "fromkeys(list)": lambda: dict.fromkeys(list(d)),
    "fromkeys of a subclass": lambda: type("Sub", (dict,), {}).fromkeys(d),
    "dict(d)": lambda: dict(d),
    "dict(d, a=1)": lambda: dict(d, a=1),
    "d | d": lambda: d | d,
    "update": lambda: {}.update(d),
    "set(d)": lambda: set(d),
    "set(s)": lambda: set(s),
    "s | frozen": lambda: s | frozen,
    "s & frozen": lambda: s & frozen,
    "s - frozen": lambda: s - frozen,
    "s.union(d)": lambda: s.union(d),
    "s == frozen": lambda: s == frozen,
    "d == dict(d)": lambda: d == dict(d),
    "{*s}": lambda: {*s},
    "{k: 0 for k in d}": lambda: {k: 0 for k in d},
}
for name, operation in OPERATIONS.items():
    print("--", name)
    result = operation()
    if isinstance(result, dict):
        print([(getattr(key, "number", key), value) for key, value in result.items()])
