"""Positions in texts that are not ASCII: walked forwards, backwards and at random, in texts that grow, end and take turns."""

import random

UNITS = ["é", "aé", "日本x", "plain text, then 😀", "ab😀é", "x" * 70 + "ü", "имя = значение; "]


def check(text):
    chars = list(text)
    n = len(chars)
    assert n == len(text)
    assert all(text[i] == chars[i] for i in range(n))
    assert all(text[i] == chars[i] for i in range(n - 1, -1, -1))
    assert all(text[-i] == chars[-i] for i in range(1, n + 1))
    picked = random.Random(7)
    for _ in range(300):
        i, j = picked.randrange(n + 3), picked.randrange(n + 3)
        assert text[i:j] == "".join(chars[i:j])
        if i < n:
            assert text[i] == chars[i]
            assert text.find(chars[i], i) == i and text.index(chars[i], i, n) == i
            assert text.startswith(chars[i], i) and not text.startswith("\0", i)
            assert text.rfind(chars[i], 0, i + 1) == i
    for i in (n, n + 1, -n - 1):
        try:
            text[i]
        except IndexError as e:
            print(i - n, e)


for unit in UNITS:
    check(unit * 3)
    check(unit * 40)

# A window looked through by two texts in turn.
one, two = "aé日😀" * 100, "😀日éa" * 100
print(all(one[i] == two[399 - i] for i in range(400)))
print("".join(one[i] + two[i] for i in range(6)))

# A text that grows between two looks at it.
grown, looks = "", []
for i in range(700):
    grown += "é" if i % 5 else "z"
    looks.append(grown[i] + grown[i // 2] + grown[-1])
print(len(grown), hash("".join(looks)) == hash("".join(("é" if i % 5 else "z") + ("é" if i // 2 % 5 else "z") + ("é" if i % 5 else "z") for i in range(700))))

# Texts that end: another of the same size may stand where one stood.
seen = set()
for i in range(2000):
    text = chr(0x100 + i % 90) * 20 + "abc" + chr(0x1F600 + i % 3) * (i % 7)
    seen.add((text[19] == chr(0x100 + i % 90), text[20], text[22], text[23:24] in ("", chr(0x1F600 + i % 3))))
    del text
print(seen)


class Text(str):
    def __getitem__(self, i):
        return "<" + super().__getitem__(i) + ">"


text = Text("aé日😀" * 100)
print(text[1], text[399], text[-1], str.__getitem__(text, 6), text[5:9])
print(Text("ab")[1], Text("é")[0])

# Latin-1 letters whose code is also the first byte of another.
for c in "\xc2\xc3\xe9\xf0\xff":
    text = "é" + c + "é" + c
    print([text[i] == t for i, t in enumerate(("é", c, "é", c))], ascii(text[1] + text[3]))

# Order and equality of characters, met by operators and by jumps.
chars = ["", "0", "9", "a", "z", "é", "ÿ", "日", "\ue000", "😀", "ab", "é1"]
for a in chars:
    row = ""
    for b in chars:
        told = (a < b, a <= b, a > b, a >= b, a == b, a != b)
        jumped = (1 if a < b else 0, 1 if a <= b else 0, 1 if a > b else 0, 1 if a >= b else 0, 1 if a == b else 0, 1 if a != b else 0)
        assert told == jumped
        row += "<" if a < b else ">" if a > b else "="
    print(row)
print([("0" <= c <= "9", "a" <= c <= "z", c in "09az", c in "é日", c not in "0é") for c in chars])
print("\ud800" < "\U00010000", "\U00010000" < "\ud800", "\udfff" > "z", "\udfff" < "\ue000")
try:
    1 in "abc"
except TypeError as e:
    print(e)
try:
    () in "abc"
except TypeError as e:
    print(e)
try:
    "a" < 1
except TypeError as e:
    print(e)
