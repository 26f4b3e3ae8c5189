"""Positions in long texts that are not ASCII: indices, slices and searches agree with a list of the characters, also while the text
grows, and going through a text by position takes time in proportion to its length."""

import json
import re
import time

UNITS = ["é", "aé", "日本x", "plain words, then 😀", "\n€"]


def agrees(text):
    letters = list(text)
    assert len(text) == len(letters)
    order = [(i * 7919) % len(letters) for i in range(0, len(letters), 3)]
    assert all(text[i] == letters[i] for i in order)
    assert all(text[-1 - i] == letters[-1 - i] for i in order)
    for i in order[:60]:
        for size in (0, 1, 5, 63, 64, 65, 200, 5000):
            assert text[i : i + size] == "".join(letters[i : i + size])
        assert text[i:] == "".join(letters[i:])
        assert text[:i:-3] == "".join(letters[:i:-3])
        assert text.find(letters[i], i) == i
        assert text.rfind(letters[i], 0, i + 1) == i
        assert text.index(letters[i], i, i + 1) == i
        assert text.startswith(letters[i], i) and text.endswith(letters[i], i, i + 1)
        assert text.count(letters[i], i) == letters[i:].count(letters[i])
        assert text.find("no such text", i) == -1
        match = re.compile(re.escape(letters[i])).match(text, i)
        assert match.span() == (i, i + 1)
    return len(letters)


for unit in UNITS:
    print(ascii(unit), [agrees(unit * times) for times in (1, 13, 90, 700)])


class Text(str):
    pass


print("subclass", agrees(Text("ab€" * 500)))

# A text that grows at its end, asked for characters meanwhile.
text, letters = "é" * 300, ["é"] * 300
for n in range(3000):
    piece = "x" if n % 3 else "😀"
    text += piece
    letters.append(piece)
    assert text[-1] == piece and text[n] == letters[n]
print("grown", text == "".join(letters), len(text))

# Many texts with known positions, each for a short time.
print("many", sum(len(("ä" * n)[n // 2 : n // 2 + 3]) for n in range(200, 3000, 7)))

# A JSON text read value by value.
document = ", ".join(json.dumps({"ключ": i}, ensure_ascii=False) for i in range(200))
decoder, at, seen = json.JSONDecoder(), 0, []
while at < len(document):
    value, at = decoder.raw_decode(document, at)
    seen.append(value["ключ"])
    at += 2
print("json", seen == list(range(200)), at)

long = "ünïcode " * 100_000
began = time.perf_counter()
spaces = sum(1 for i in range(0, len(long), 7) if long[i] == " ")
words, at = 0, 0
while (at := long.find(" ", at) + 1) > 0:
    words += 1
print("walked", spaces, words, time.perf_counter() - began < 20)
