"""Operators on strings that are decided before anybody is asked for a method: what they must leave to subclasses, and to whoever
formats while something is being formatted."""


class Text(str):
    def __add__(self, other):
        return "add:" + str.__str__(self)

    def __radd__(self, other):
        return "radd:" + other

    def __rmod__(self, other):
        return "rmod:" + other

    def __rmul__(self, other):
        return "rmul:%r" % (other,)

    def __getitem__(self, key):
        return "item:%r" % (key,)

    def __lt__(self, other):
        return "lt"

    def __gt__(self, other):
        return "gt"

    def __eq__(self, other):
        return "eq"

    __hash__ = str.__hash__


class Plain(str):
    pass


def operators():
    plain, text = "ab%s", Text("cd")
    print(plain + text, text + plain, plain % text, 3 * text, text[0], text[0:1])
    print(plain < text, text < plain, plain == text, text == plain)
    other = Plain("ef")
    print(plain + other, other + plain, plain % other, other * 2, type(other * 1), type(other + ""), type("" + other))
    print(other[0], other[-1], other < "eg", other == "ef", "ef" == other)
    for left, right in [("a", 1), ("a", b"b"), (1, "a"), ("a", None), ("a", [1]), ("%s", ()), ("x", 1), ("x", {}), ("x", [])]:
        for name, operate in [("+", lambda a, b: a + b), ("*", lambda a, b: a * b), ("%", lambda a, b: a % b)]:
            try:
                print(repr(left), name, repr(right), "=", repr(operate(left, right)))
            except (TypeError, ValueError) as error:
                print(repr(left), name, repr(right), type(error).__name__, error)


def repetition():
    for text in ("", "a", "ab", "é", "日本", "abc" * 20):
        for times in (-1, 0, 1, 2, 3, 7, True):
            repeated = text * times
            print(len(repeated), repeated == "".join([text] * times), end=" ")
        print(3 * text == text * 3)
    for text, times in [("ab", 1 << 62), ("a", 1 << 61), ("ab", 1 << 70), ("", 1 << 61)]:
        try:
            print(repr(text * times))
        except (OverflowError, MemoryError) as error:
            print(type(error).__name__, error)


def appending():
    first = "start"
    kept = first
    first += "-more"
    first += first
    print(first, kept)
    grown = "é"
    for i in range(40):
        grown += "日" if i % 3 else "x"
        grown = grown + str(i)
    print(len(grown), grown[-5:], grown[0], hash(grown) == hash("".join(list(grown))))
    table = {grown: 1}
    grown += "!"
    print(grown in table, grown[:-1] in table)
    a, b, c = "1", "22", "333"
    print(a + b + c + a, (a + b) + (c + a), a + (b + c), a + b * 2 + c)
    whole = ""
    for size in (1, 2, 3, 4, 7, 8, 9, 15, 16, 17, 31, 33):
        piece = "".join(chr(97 + i % 26) for i in range(size))
        whole = whole + piece + "|"
        assert ("<" + piece) + ">" == f"<{piece}>" == "<%s>" % piece == "".join(["<", piece, ">"])
    print(whole)


def items():
    for text in ("abc", "aéc", "日本語"):
        print([text[i] for i in range(-3, 3)], [text[-1], text[0]], text[True], text[::-1], text[2:0:-1], text[::2], text[5:1:-2])
        for key in (3, -4, 1 << 63, -(1 << 80), "a", 1.0, None):
            try:
                print(text[key])
            except (IndexError, TypeError) as error:
                print(type(error).__name__, error, end="; ")
        print()
    try:
        "abc"[::0]
    except ValueError as error:
        print(error)


def order():
    texts = ["", "a", "ab", "b", "B", "é", "z", "日", "\ud800", "\U0001f600", "\uffff", "aé"]
    for left in texts:
        print("".join("<=>"[(left >= right) + (left > right)] for right in texts), end=" ")
        assert all((left == right) == (not left != right) == (left <= right and left >= right) for right in texts)
    print(sorted(texts) == sorted(texts, key=lambda text: [ord(c) for c in text]))


class Nested:
    def __init__(self, depth):
        self.depth = depth

    def __str__(self):
        return "%d(%s)" % (self.depth, Nested(self.depth - 1)) if self.depth else "{}".format("end")

    def __format__(self, spec):
        return f"[{self.depth:>{spec}}|{self!s}]"

    def __repr__(self):
        raise KeyError("no repr")


def formatting():
    print("<%s %s>" % (Nested(3), Nested(1)), "{:3} {}".format(Nested(2), "x" * 3), f"{Nested(2):4}")
    for fail in (lambda: "abc %s %r" % (1, Nested(0)), lambda: "abc {} {!r}".format(1, Nested(0)), lambda: f"{1:3}{Nested(0)!r}"):
        try:
            fail()
        except KeyError as error:
            print("failed", error, "%s" % "fine", "{:2}|".format(7))
    long = "x" * 70000
    print(len("%s!" % long), "%s" % "short", len("{:80000}".format(long)), f"{5:3}")
    print(f"{12}{-3}{True}{0!r}{7!a}{1 << 80}", "%d|%5d|%-5d|%x" % (1, 2, 3, 255))


def arguments():
    print("a b c".split(), "a b c".split(None, 1), "a b c".split(maxsplit=1), "a,b".split(sep=","), "a-b-a".replace("a", "", 1))
    print("a-b-a".replace("a", "", count=1), "é".encode(), "é".encode("latin-1"), "é".encode(errors="strict"), b"\xc3\xa9".decode())
    print(b"abc".decode(), b"abc".decode("ascii"), b"\xff".decode(errors="replace"), b"a b".split(maxsplit=0), "a\tb".expandtabs())
    print("a\nb\r\nc\x0bd\x1ce\x85f\u2028g\u2027h\xc3".splitlines(), "a\nb".splitlines(True), "a\n\nb".splitlines(keepends=False))
    for call in (
        lambda: "a".split(1, 2, 3), lambda: "a".split(sep=1), lambda: "a".split(what=1), lambda: "a".replace("a"),
        lambda: "a".replace("a", "b", 1, 2), lambda: "a".encode(1), lambda: "a".encode("ascii", "strict", 1), lambda: b"a".decode(1),
        lambda: "a".split(None, sep=None), lambda: "a".splitlines(1, 2), lambda: b"\xff".decode(), lambda: "\ud800".encode(),
        lambda: str.split(), lambda: str.split(1), lambda: "a".find(), lambda: "a".find(1), lambda: "a".startswith(1),
    ):
        try:
            print(call())
        except (TypeError, UnicodeError) as error:
            print(type(error).__name__, error)


def searches():
    text, other = "abcabc" * 4, "äbcäbc" * 4
    for whole in (text, other, "abc", ""):
        for part in ("c", "bc", "x", "", "ca", "ä"):
            print(whole.find(part), whole.rfind(part), whole.find(part, 3), whole.find(part, -2, None), whole.count(part), part in whole, end=" ")
            print(whole.startswith(part), whole.endswith(part), whole.startswith(part, 1), whole.endswith((part, "q")))


for function in (operators, repetition, appending, items, order, formatting, arguments, searches):
    print("--", function.__name__)
    function()
