"""Padding, changing case and translating: ASCII and other text, odd widths, and tables of every kind."""


def attempt(function):
    try:
        return function()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


texts = ["", "a", "ab", "abc", "é", "日本", "-5", "+é", "héllo wörld", "a b-c_d'e 1x2Y", "HELLO World", "ǆ ß ﬁ"]
for text in texts:
    for width in (-1, 0, 1, 2, 5, 6, 17):
        print([text.ljust(width), text.rjust(width, "*"), text.center(width, "é"), text.center(width), text.zfill(width)])
    print([text.title(), text.capitalize(), text.swapcase(), text[::-1], text[::2], text[-1:0:-2], text[4:1:-1], list(text)])
    print([text.expandtabs(), (text + "\t" + text + "\n\t").expandtabs(4)])
for width in (2**62, 2**63):
    print(attempt(lambda: "ab".ljust(width)), attempt(lambda: "ab".center(width, "é")), attempt(lambda: "ab".zfill(width)))
print(attempt(lambda: "a".ljust(5, "xy")), attempt(lambda: "a".center("5")), attempt(lambda: "a".rjust(5, 5)))


class Text(str):
    pass


same = Text("abc")
print(type(same.ljust(2)), type(same.expandtabs()), type(same.zfill(1)), same.title())

table = str.maketrans("abc", "xyz", "-")
print("a-b-c-d".translate(table), "é-a".translate(table), "".translate(table))
print("abc".translate({97: None, 98: "BB", 99: 233, 100: "d"}), "ccba".translate({98: "", 99: "c"}), "日a".translate({0x65E5: 97}))
print(attempt(lambda: "ab".translate({97: "x", 98: -1})), attempt(lambda: "ab".translate({97: 1.5})))
print("abcé".translate({}), "abc".translate({97: 97, 98: 0x110000 - 1}) == "a\U0010ffffc", attempt(lambda: "a".translate(5)))


class Table:
    def __init__(self):
        self.asked = []

    def __getitem__(self, code):
        self.asked.append(code)
        if code == 97:
            raise LookupError
        return code + 1


class Missing(dict):
    def __missing__(self, code):
        return "?"


asking = Table()
print("aabba".translate(asking), asking.asked, "aéa".translate(Missing({97: "x"})))
print("abcabc".translate(["x", "y"] * 60), b"abc".translate(bytes(range(256))[::-1]))
