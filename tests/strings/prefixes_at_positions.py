"""startswith and endswith at positions: of ASCII and of other texts, held against slices."""


class Index:
    def __init__(self, at):
        self.at = at

    def __index__(self):
        return self.at


count = 0
for text in ("", "abcabc", "aéaéb", "x" * 70 + "end", "日本語" * 30):
    n = len(text)
    for start in [None, *range(-n - 2, n + 3)] if n < 10 else [None, 0, 1, n - 3, n - 1, n, n + 1, -3, -n - 1]:
        for end in [None, 0, 1, n - 1, n, n + 5, -1, "absent"]:
            for part in ("", "a", "ab", "é", "end", "語日", text, text + "!"):
                bounds = (start,) if end == "absent" else (start, end)
                low, high, _ = slice(*bounds if len(bounds) == 2 else (start, None)).indices(n)
                # A start beyond the end is not brought back, as in a slice.
                beyond = start is not None and start > n
                piece = text[low:high]
                fits = not beyond and low <= high
                assert text.startswith(part, *bounds) == (fits and piece[:len(part)] == part), (text, part, bounds)
                assert text.endswith(part, *bounds) == (fits and len(part) <= len(piece) and piece[len(piece) - len(part):] == part)
                assert text.startswith(("#", part), *bounds) == text.startswith(part, *bounds)
                count += 1
print(count)
print("abc".startswith("b", Index(1)), "abc".startswith("b", True), "abc".startswith("", 3), "abc".startswith("", 4), "abc".endswith("", 4))
print("abc".startswith("b", 10**30), "abc".startswith("c", -1), "abc".startswith("a", -(10**30)), "é".startswith("", 1), "é".startswith("", 2))
for args in ((1,), ("a", "b"), (("a", 1),), (b"a",), ("a", 1.0), (), ("a", 1, 2, 3), (["a"],)):
    for name in ("startswith", "endswith"):
        try:
            print(getattr("xyz", name)(*args))
        except TypeError as e:
            print(e)
