"""Building strings: what is shared, what a subclass changes, and odd texts, on the paths that write a result at once."""


class Text(str):
    def __str__(self):
        return self


class Adds(str):
    def __add__(self, other):
        return ("add", str.__str__(self), other)

    def __radd__(self, other):
        return ("radd", other)


word = "".join(["he", "llo"])
for left, right in [(word, ""), ("", word), (word, word), ("", ""), (Text("ab"), ""), ("", Text("ab")), (Text("a"), "\u00e9")]:
    both = left + right
    print(repr(both), len(both), type(both) is str, both is left, both is right)
print(Adds("x") + "y", "y" + Adds("x"), "y" + Adds(""))
constant = "item" + Adds("x")
print(constant, Adds("x") + "item")
grown = "a"
for piece in ["b", Text("c"), "\U0001f600", "", "\ud800"]:
    grown = grown + piece
    grown += piece
print(ascii(grown), len(grown))

# str() of an object whose __str__ gives a subclass: the __init__ of that class does not run.
class Loud(str):
    def __init__(self, *args):
        print("Loud.__init__", len(args))


class Gives:
    def __str__(self):
        return Loud("loud")


print(type(str(Gives())).__name__, type(str(Text("t"))).__name__)
for number in [0, 7, 9, 10, 99, 100, 101, 12345, -1, -10, -99, -100, 10**9, 2**46, -(2**47), 2**63, True]:
    print(str(number), repr(number), f"{number}", end=" ")
print()
print(str(), str(object="o"), int("12"), float("1.5"), int(), bool(3), repr(tuple("ab")), bytes(3))
for call in [lambda: str(1, 2, 3, 4), lambda: int("x"), lambda: int(x=3), lambda: float("y")]:
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

# split and join
for text in ["", " ", "a", " a ", "a b", "\x1c a\x1d\x1eb\x1f\t c\n", "\u00a0a\u2003b\u00a0", "a\u00e9 b", Text("whole"), word, "one  two   three"]:
    print([ascii(part) for part in text.split()], text.split(None, 1), text.split(" ", 1), text.split("e"))
    parts = text.split("|")
    print(parts[0] is text, type(parts[0]) is str)
for items in [[], [word], [Text("sub")], ["a", Text("b"), "\u00e9"], ("x",), iter("abc"), ["a", 1], [1], ("a", None), {"k": 1}, 5]:
    try:
        joined = ", ".join(items)
        print(ascii(joined), len(joined), type(joined) is str, joined is word)
    except TypeError as error:
        print(error)


class Items(list):
    def __iter__(self):
        return iter(["own", "iter"])


print("-".join(Items(["a", "b"])), Text("-").join(["a", "b"]), "\u00e9".join(["a"] * 5), len("\u00e9".join(["a"] * 5)))
for text in ["aBc", "", "x", "\u00e9B", "\u00df", Text("Sub"), "a" * 40 + "Z[`{@"]:
    print(text.upper(), text.lower(), type(text.upper()) is str, len(text.upper()))
