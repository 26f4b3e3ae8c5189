"""Sums and comparisons of bytes, alone, in conditions and with classes that have a say."""


def told(a, b):
    values = [a == b, a != b, a < b, a <= b, a > b, a >= b]
    jumped = [1 if a == b else 0, 1 if a != b else 0, 1 if a < b else 0, 1 if a <= b else 0, 1 if a > b else 0, 1 if a >= b else 0]
    assert values == [bool(j) for j in jumped]
    return "".join("01"[v] for v in values)


samples = [b"", b"a", b"b", b"ab", b"\xff", b"abcdefghijklmnopq", b"abcdefghijklmnopr", b"abcdefghijklmnop" * 3]
for a in samples:
    print([told(a, b) for b in samples], a + b"!" == b"".join([a, b"!"]), b"<" + a + b">")
same = bytes([1, 2, 3])
print(told(same, same), told(same, bytes([1, 2, 3])), same + same, same + b"" == same, b"" + b"")


class Own(bytes):
    def __add__(self, other):
        return "add"

    def __radd__(self, other):
        return "radd"

    def __eq__(self, other):
        return "eq"

    def __ne__(self, other):
        return ""

    def __lt__(self, other):
        return "lt"

    __hash__ = bytes.__hash__


own = Own(b"x")
print(b"a" + own, own + b"a", own == b"x", b"x" == own, own != b"x", b"x" != own, own < b"a", b"a" > own, b"a" < own)
print("yes" if b"a" != own else "no", "yes" if own == b"q" else "no")
total = b"start"
keep = total
for i in range(5):
    total += bytes([65 + i]) + b"-"
print(total, keep)
for wrong in ("a", 1, None, [1]):
    for run in (lambda: b"a" + wrong, lambda: b"a" < wrong):
        try:
            print(run())
        except TypeError as e:
            print(e)
    print(b"a" == wrong, b"a" != wrong, 1 if b"a" == wrong else 0)
print(b"a" + bytearray(b"b"), bytearray(b"b") + b"a", b"a" == bytearray(b"a"), b"a" + memoryview(b"c"))

# Membership in texts: one byte, one character, more, and none.
text = "the é quick brown fox jumps over the lazy dog, 0123456789 and so on and on and on"
for part in ["", "t", "é", "z", "!", "the", "on and on and", "on and on!", "é q", text, text + "."]:
    print(repr(part[:12]), part in text, part not in text, 1 if part in text else 0, 0 if part not in text else 1, part in "".join([text, "."]))


class Text(str):
    def __contains__(self, part):
        return part == "asked"


print("asked" in Text("the"), "the" in Text("the"), Text("the") in "the", Text("th") in "the", "t" in Text("the"))

# Case, by every ASCII character and length.
ascii_text = "".join(map(chr, range(128)))
print(ascii(ascii_text.upper()), ascii(ascii_text.lower()))
for size in range(40):
    word = ("aZ@[`{zA09" * 4)[:size]
    assert word.upper() == "".join(c.upper() for c in word) and word.lower() == "".join(c.lower() for c in word), word
print("Straße É".upper(), "STRASSE É".lower(), "a" * 9 + "É", ("A" * 9 + "É").lower())
