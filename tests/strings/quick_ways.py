"""Operations on text and bytes that have a short way for common arguments: each beside those that must not take it."""

import sys


class Text(str):
    def __eq__(self, other):
        return "asked"

    __hash__ = str.__hash__

    def __str__(self):
        return "told"

    def __getitem__(self, index):
        return ("item", index)


class Raw(bytes):
    def __bytes__(self):
        return b"told"


class Whole(int):
    pass


class Index:
    def __init__(self, value):
        self.value = value

    def __index__(self):
        return self.value


def attempt(function, *args):
    try:
        return function(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


s, sub = "abc", Text("abc")
print("-- comparisons, as values")
print(s == "abc", s == "abd", s != "abcd", s < "b", s <= "abc", s > "B", s >= "é", "é" < "z", "" < "a", "" == "")
print(sub == "abc", "abc" == sub, s == b"abc", s == 1, b"ab" == b"ab", b"ab" < b"b", bytearray(b"ab") == b"ab")
print("-- items by constants")
print(s[0], s[-1], sub[0], sub[-1], "é!"[1], "é!"[0], attempt(lambda: s[3]), attempt(lambda: s[-4]), {0: 1}[0], b"ab"[0])

print("-- replacing one character")
for text in ("banana", "bänänä", "", "xyz", "日本a日本"):
    print(text.replace("a", "o"), text.replace("a", "ä"), text.replace("ä", "a"), text.replace("a", ""), text.replace("a", "b", 1))
same = "xyz" * 3
print(same.replace("a", "b") is same, same.replace("x", "x") is same, type(Text("aXa").replace("X", "b")), type(sub.replace("q", "b")))

print("-- translating")
table = str.maketrans("abc", "xyz", "d")
print("abcdeé".translate(table), "aé".translate({233: "e", 97: None}), "añb".translate({ord("b"): "ñ"}), "".translate(table))
print("abc".translate({97: "long", 98: 233}), "日a".translate({97: 98}))

print("-- searching from a place")
text = "abcabc日本abc"
for start in (0, 1, 3, 6, 8, 9, 20, -3, -20, True, Index(2), None, 1 << 70, -(1 << 70)):
    print(text.find("abc", start), text.rfind("c", start), text.count("a", start), text.startswith("abc", start), end="; ")
    print(attempt(text.index, "b", start), attempt(text.rindex, "b", start))
print(attempt(text.find, "a", "b"), attempt(text.find, "a", 1.0), attempt(text.count, 1))

print("-- percent")
print("%s" % s, "%s" % (s,), "%s" % sub, "%s and %s" % (s, sub), "100%% %s" % s, "%%", "%%" % (), "%s%%" % 5, "%-5s|%5s|" % (s, s))
print("%s" % [1], "%s" % {"a": 1}, "%(a)s %(a)s" % {"a": s}, "%(a)s" % {"a": sub}, "x" % {}, "%.2s%c%r" % (s, "é", sub))
print(attempt(lambda: "%s %s" % s), attempt(lambda: "x" % s), attempt(lambda: "%s" % (1, 2)), attempt(lambda: "%(a)s" % s))
print(attempt(lambda: "%s %y" % (s, s)), attempt(lambda: "%"), attempt(lambda: "%s%" % s), attempt(lambda: "%(a" % {}), "x" % [])
print(b"%s" % b"ab", b"%s %b" % (b"ab", bytearray(b"cd")), b"%s" % b"\xff", b"\xfe%s" % b"a", b"%s" % Raw(b"x"), b"%5s|" % b"ab")
print(b"%d %x %a" % (5, 255, "é"), b"%c" % 200, attempt(lambda: b"%s" % "a"), b"%(k)s" % {b"k": b"v"}, b"%.1s" % b"ab", b"%%")
print(attempt(lambda: b"x" % b"y"), attempt(lambda: b"x" % memoryview(b"y")), bytearray(b"%s") % b"a", b"%r" % "é")

print("-- bytes")
print(b"ab" * 3, b"a" * 4, b"" * 5, b"ab" * 0, b"ab" * -1, 2 * b"ab", b"ab" * True, b"ab" * Index(2), attempt(lambda: b"a" * 1.0))
print(97 in b"ab", 99 in b"ab", True in b"\x01", Index(97) in b"ab", attempt(lambda: 256 in b"ab"), attempt(lambda: -1 in b"ab"))
print(b"" in b"ab", attempt(lambda: "a" in b"ab"), 97 in bytearray(b"ab"), attempt(lambda: 1.0 in b"a"), Raw(b"ab") * 2)

print("-- digits of other bases")
for number in (0, 1, -1, 7, 8, -255, 1 << 61, -(1 << 62), (1 << 63) - 1, -(1 << 63), 1 << 64, True, Whole(10), Index(-9)):
    print(hex(number), oct(number), bin(number))
print("%x %X %o %#x" % (255, 255, 8, -1), attempt(hex, 1.0))

print("-- ints as bytes")
for number in (0, 1, -1, 127, 128, -128, -129, 255, 256, 65535, (1 << 62) - 1, -(1 << 62), 1 << 62, (1 << 63) - 1, -(1 << 63), 1 << 63):
    for length in (0, 1, 2, 7, 8, 9):
        for signed in (False, True):
            try:
                big = number.to_bytes(length, "big", signed=signed)
                little = number.to_bytes(length, "little", signed=signed)
            except OverflowError as error:
                print(error, end="; ")
                continue
            assert big == little[::-1]
            assert int.from_bytes(big, signed=signed) == int.from_bytes(little, "little", signed=signed) == number
            print(big.hex() or "-", end=" ")
    print()
print(int.from_bytes(b"\xff" * 8), int.from_bytes(b"\xff" * 8, signed=True), int.from_bytes(b""), int.from_bytes([1, 2]))
print(int.from_bytes(Raw(b"x")), Whole.from_bytes(b"\x05"), type(Whole.from_bytes(b"\x05")), bool.from_bytes(b"\x01"), True.to_bytes())
print(attempt(int.from_bytes, "a"), attempt(int.from_bytes, b"a", "middle"), attempt((1).to_bytes, -1), attempt((1).to_bytes, 1, 2))

print("-- interned strings")
made = "".join(["in", "terned", " once"])
print(sys.intern(made) is made, sys.intern("".join(["in", "terned once"])) is made, attempt(sys.intern, sub), attempt(sys.intern, 1))
made += "!"
print(made, sys.intern("interned " + "once"))

print("-- encodings by any name")
for name in ("ascii", "ASCII", "us_ascii", "latin-1", "Latin_1", "latin 1", "L1", "utf8", "UTF-8", "utf_8", "U8", "utf-16-le", "UTF_16LE"):
    print("ab".encode(name), b"abcd".decode(name), end=" ")
print(attempt("a".encode, "nope"), attempt("é".encode, "ASCII"), attempt(b"\xff".decode, "ascii"))
