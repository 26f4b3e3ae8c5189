"""Walking over text of all kinds: characters of one byte, of Latin-1 and beyond; what a loop does to the text meanwhile."""

texts = ["", "a", "abc", "é", "aéb", "ÿ\x80\x7f", "日本語", "a😀b", "x" * 3 + "é" * 2]
for text in texts:
    print([c for c in text], list(text), [*text], [len(c) for c in text], [ord(c) for c in text], text[::-1], text[::-2])
    walk = iter(text)
    print(next(walk, "none"), "".join(walk), list(enumerate(text)), list(zip(text, text[1:])))
    print(text.upper(), text.casefold(), text.swapcase(), [c.upper() for c in text], "".join(reversed(text)) == text[::-1])
text = "abé"
for c in text:
    text = None
    print(c, end=" ")
for outer in "aé":
    for inner in b"xy":
        for innermost in "é日":
            print(outer, inner, innermost, end="; ")
print()


class Text(str):
    def __iter__(self):
        return iter(["mine"])


print([c for c in Text("abc")], list(Text("abc")), [c for c in "".join(["é", "b"])])
grown = "é"
for _ in range(3):
    grown += "é"
first = [c for c in "éé"]
first[0] += "x"
print(grown, first, [c for c in "éé"], chr(233), chr(255), chr(256), "é"[0] == chr(233))
print(b"-".join([b"a", b"", b"c"]), b"".join([]), b"".join((b"x",)), b", ".join([b"a", bytearray(b"b")]), bytearray(b"+").join([b"a", b"b"]))
for wrong in (["a"], [b"a", 1], 5):
    try:
        print(b"-".join(wrong))
    except TypeError as error:
        print(error)
