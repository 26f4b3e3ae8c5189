"""Containers and operators on operands of exactly the builtin classes, and on those that only look so."""


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


class Same:
    """Equal to everything, and of the hash of 1."""

    def __eq__(self, other):
        return True

    def __hash__(self):
        return hash(1)


class Text(str):
    def __eq__(self, other):
        return NotImplemented

    def __hash__(self):
        return hash("a")


class Number(int):
    def __add__(self, other):
        return "added"

    def __radd__(self, other):
        return "added from the right"


big = 2**70
print(big + Number(1), Number(1) + big, 1.5 + Number(1), big + 1.5, 0.0 + big, True + big, big - True)
for action in (
    lambda: big << 1.5, lambda: big // 0, lambda: 0.0 % 0.0, lambda: big @ big, lambda: 1 << -1, lambda: big << big,
    lambda: 1.5 | 1, lambda: 0.0**-1, lambda: 10**400 * 1.5, lambda: "a" + 1, lambda: big + "a",
):
    print(attempt(action))
value = big
value += 1
value *= 3
value -= 2**71
value <<= 2
value //= 7
value %= 10**15
print(value, 0.0 * -1, -0.0 + 0.0, 0.0 / 5, 5 // 0.3, -7 // 2.0, -7 % 2.5)

table = {1: "one", "a": "letter", (1, 2): "pair", None: "none", 1.5: "float", True: "true"}
print(table, table[1.0], table[True], table[1, 2], table[1.0, 2], table[None], table.get((1, 2.0)))
table[Same()] = "same"
print(table[1], len(table), attempt(lambda: table[2]), Text("a") in table, "a" in {Text("a"): 0})
print(list({Same(): 0, 1: 1}.values()), {1: 0, Same(): 1}[1], {Same()} == {1}, 1 in {Same()}, Same() in {1, 2})
print({(1, "a"), (1, "b"), (1.0, "a"), (1, "a", 2), ((1, 2), 3), ((1, 2), 3)} == {(True, "a"), (1, "b"), (1, "a", 2), ((1, 2), 3)})
nan = float("nan")
print(nan in {nan}, (nan,) in {(nan,)}, float("nan") in {nan}, (1, nan) == (1, nan), (1, nan) == (1, float("nan")))
print(attempt(lambda: {[]: 1}), attempt(lambda: {([],): 1}), attempt(lambda: {1: 2}[[]]), attempt(lambda: {[1]}))


class Meddler:
    """Changes the table while its keys are compared."""

    def __init__(self, table):
        self.table = table

    def __hash__(self):
        return hash("key")

    def __eq__(self, other):
        self.table.clear()
        return False


meddled = {}
meddled["key"] = 1
print(attempt(lambda: meddled[Meddler(meddled)])[:9], meddled)
meddled["key"] = 1
meddled[Meddler(meddled)] = 2
print(len(meddled))


class Missing(dict):
    def __missing__(self, key):
        return ("missing", key)

    def __setitem__(self, key, value):
        super().__setitem__(key, ("set", value))


own = Missing()
own["a"] = 1
print(own["a"], own["b"], own.get("b"), dict(own), list(own.items()))
source = {i: i for i in range(20)}
del source[3]
copy = source.copy()
copy[3] = "again"
source[4] = "changed"
print(list(source)[:5], list(copy)[-2:], copy[4], len(source), len(copy), dict(copy) == copy)
full = {i: i for i in range(20)}
twin = full.copy()
twin["more"] = 0
del twin[0]
full[0] = "first"
print(len(full), len(twin), 0 in twin, full[0], list(twin)[:2], list(twin)[-1])
print([*{"a": 1}], list({3, 1, 2}), list(range(5, -5, -3)), list("aé"), tuple({"x": 1}.items()), [*{"x": 1}.values()])
items = [1, 2]
items.extend(items)
items += items
items.extend({"k": 0})
items.extend(range(2))
print(items, attempt(lambda: list(range(10**18))) == "MemoryError: ")
for template, values in (
    ("%s|%d|%i|%.2f|%f", ("é", -5, 7, -1.005, 2.5)), ("%s %s", (1, 2.5)), ("%d", True), ("%d", 2.9), ("%s", (None,)), ("%.3f", 1e300),
    ("%.1f", -0.04), ("%.0f", 2.5), ("%s", {"a": 1}), ("%(a)s %(a)d", {"a": 1}), ("%s%%%d", ("x", 3)), ("%d", "x"), ("%s %s", (1,)),
    ("%d", (1, 2)), ("%.9f", 0.1), ("%f", float("inf")), ("%s", Text("sub")), ("%.2f", big), ("%d", big), ("%.2f", "x"),
):
    print(attempt(lambda: template % values))
print("abcabc".replace("b", "X"), "abcabc".replace("b", "", 1), "aaa".replace("aa", "b"), "abc".find("bc"), "abc".find("cd"), "".find(""), "abc".find(""))
print("ab".split(sep="b"), "a b".split(None, 1), "a,b".split(",", maxsplit=0), attempt(lambda: "a".split(1)), attempt(lambda: "a".split(",", 1, 2)))
print("abc".encode(), attempt(lambda: "é".encode("ascii")), "é".encode(errors="strict"), b"abc".decode(), (5).to_bytes(2), (5).to_bytes(length=2))
text = "añb日"
print(text[1:3], text[:-1], text[5:], "abc"[1:], "abc"[:], "abc"[2:1], "abc"[-2:], "abc"[0:1], text[::2], "abc"[None:None])
