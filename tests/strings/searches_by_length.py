"""Searches, splits and replacements in texts of many lengths, held against a plain walk over the positions."""


def first(text, part):
    return next((i for i in range(len(text) - len(part) + 1) if text[i:i + len(part)] == part), -1)


def last(text, part):
    return next((i for i in range(len(text) - len(part), -1, -1) if text[i:i + len(part)] == part), -1)


def count(text, part):
    found, i = 0, 0
    while (at := first(text[i:], part)) >= 0:
        found, i = found + 1, i + at + len(part)
    return found


seen = 0
for length in [0, 1, 2, 7, 8, 9, 15, 16, 17, 31, 32, 33, 63, 64, 65, 100, 127, 255, 256, 257, 300]:
    for unit in ["a", "ab", "aab", "xaaab", "é", "abé", "the quick brown fox "]:
        text = (unit * length)[:length]
        for part in ["b", "ab", "aab", "ba", "é", "fox", "quick b", "zz", unit, unit + "!"]:
            for whole in (text, text + part, part + text, text[:length // 2] + part + text[length // 2:]):
                assert whole.find(part) == first(whole, part), (whole, part)
                assert whole.rfind(part) == last(whole, part), (whole, part)
                assert (part in whole) == (first(whole, part) >= 0)
                assert whole.count(part) == count(whole, part), (whole, part)
                assert whole.split(part) == whole.replace(part, "\0").split("\0")
                assert part.join(whole.split(part)) == whole and part.join(whole.rsplit(part, 2)) == whole
                assert len(whole.split(part)) == count(whole, part) + 1
                head, middle, tail = whole.rpartition(part)
                assert head + middle + tail == whole and (not middle or len(head) == last(whole, part))
                raw, piece = whole.encode(), part.encode()
                assert raw.find(piece) == first(raw, piece) and raw.rfind(piece) == last(raw, piece)
                assert raw.count(piece) == count(raw, piece) and raw.split(piece) == [p.encode() for p in whole.split(part)]
                seen += 1
print(seen)

# Whitespace of every kind, between parts of every length.
spaces = [chr(c) for c in range(128) if chr(c).isspace()]
print([hex(ord(c)) for c in spaces], [len(f"a{chr(c)}b".split()) for c in range(34)])
for size in range(1, 20):
    for space in spaces:
        parts = [("x" * size)[: 1 + i % size] + chr(1) * (i % 3) for i in range(5)]
        text = space + (space * 2).join(parts) + space
        assert text.split() == parts, (text, parts)
        assert text.split(None, 2)[:2] == parts[:2]
print("a\x00b\x1fc\x0e d".split(), "\x1c\x1d".split(), "abcdefgh\x1f".split(), "abcdefg\x1bh i".split())
