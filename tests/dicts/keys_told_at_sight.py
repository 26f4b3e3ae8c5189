"""Keys that are found by their word, their text or their identity, and those that only seem to be: every way to ask for one."""


class Plain:
    """Hashes and compares by identity."""


class Named(str):
    """A string that hashes and compares by other rules."""

    def __hash__(self):
        return hash("left")

    def __eq__(self, other):
        return other == "left"


class Table(dict):
    def __getitem__(self, key):
        return ("asked", key)

    def __contains__(self, key):
        return key == "anything"


class Defaulting(dict):
    def __missing__(self, key):
        return ("missing", key)


def ask(table, key):
    try:
        found = table[key]
    except KeyError as error:
        found = "KeyError" + str(error.args == (key,))
    return found, key in table, key not in table


def text(*parts):
    return "".join(parts)


# Ints at the ends of what hashes to itself, and those that share a hash.
LIMIT = 2**61 - 1
NUMBERS = [0, 1, -1, -2, 7, LIMIT - 1, LIMIT, LIMIT + 1, 1 - LIMIT, -LIMIT, -LIMIT - 1, 2**62 - 1, -(2**62), 2**63, -(2**64)]
for size in (4, 8, 9, len(NUMBERS)):
    table = {number: i for i, number in enumerate(NUMBERS[:size])}
    items = set(NUMBERS[:size])
    print(size, [ask(table, number)[0] for number in NUMBERS], [number in items for number in NUMBERS])
table = {0: "zero", 1: "one", -2: "minus two"}
print(ask(table, True), ask(table, 1.0), ask(table, -0.0), ask(table, -1), ask(table, -2.0), ask(table, None))

# Texts: the same object, an equal one, one of the same length, long ones, and instances of a class of strings.
names = {"left": 1, "right": 2, "x" * 40: 3, "": 4, "é": 5}
more = {text("name", str(i)): i for i in range(50)}
for key in ("left", text("le", "ft"), text("le", "fu"), "x" * 39 + "x", text(), text("é"), Named("any"), "name49", text("name", "4")):
    print(repr(key)[:12], ask(names, key), ask(more, key), key in set(names), key in frozenset(more))
print(text("na", "me7") in more, more[text("na", "me7")], text("i", "g") in "right", "g" in text("ri", "ght"), "" in "", "z" in "right")

# Instances by identity, until their class compares and hashes by other rules.
one, other = Plain(), Plain()
small, large = {one: "one"}, {Plain(): i for i in range(20)}
large[one] = "large"
print(ask(small, one), ask(small, other), ask(large, one), ask(large, other), one in {one}, other in {one}, other in set(large))
Plain.__hash__ = lambda self: 5
print(ask(small, one), ask(large, one), one in {one})
Plain.__eq__ = lambda self, right: True
again = {one: "one of all"}
print(ask(again, other), other in {one}, other in [one])
del Plain.__eq__, Plain.__hash__
print(ask(small, one), ask(large, one), ask(small, other))

# Classes of dicts with methods of their own.
print(ask(Table(left=1), "left"), "anything" in Table(), Table(left=1).get("left"))
print(ask(Defaulting(left=1), "left"), ask(Defaulting(), "right"), ask(Defaulting({1: 2}), 1))


# Temporaries on either side, the last of their kind.
class Last:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


def table_of(value):
    return {"k": value, 1: 2}


print(table_of(Last("value"))["k"].name, text("k") in table_of(Last("unread")), 1 in {1: Last("once")})
print(Last("item") in {1, 2}, "k" in {"k", "l"})
holder = [{"k": [1, 2]}]
print(holder.pop()["k"], {"a": {"b": {"c": 3}}}["a"]["b"]["c"], {1: "x"}[len("a")], {text("a", "b"): 1}[text("a", "b")])

# Removed entries, and tables that grow and shrink around what is found.
table = {i: str(i) for i in range(30)}
for i in range(0, 30, 3):
    del table[i]
print([ask(table, i)[0] for i in range(8)], len(table), list(table)[:5])
table[0] = "again"
few = {"a": 1, "b": 2, "c": 3}
del few["b"]
print(ask(table, 0), list(table)[-1], ask(few, "b"), ask(few, "c"))

# What has no hash.
for key in ([1], {1: 2}, (1, [2])):
    for container in ({}, {1: 2}, set(), {1}):
        try:
            print(key in container)
        except TypeError as error:
            print(error)
    try:
        print({}[key])
    except TypeError as error:
        print(error)
