"""JSON of strings whose escapes stand at every place, and the order of members."""

import json

specials = ['"', "\\", "\n", "\r", "\t", "\b", "\f", "\0", "\x1f", " ", "!", "#", "[", "]", "\x7e", "\x7f", "\x80", "é", "日", "😀", "\ud800"]
for special in specials:
    for size in range(20):
        for text in ("x" * size + special, special + "y" * size, "x" * size + special + "y" * (19 - size) + special):
            for ascii_only in (True, False):
                written = json.dumps(text, ensure_ascii=ascii_only)
                assert written == '"' + "".join(json.dumps(c, ensure_ascii=ascii_only)[1:-1] for c in text) + '"', (text, written)
                assert json.loads(written) == text
    print(ascii(special), ascii(json.dumps("12345678" + special)), ascii(json.dumps("12345678" + special, ensure_ascii=False)))

keys = ["b", "a", "é", "ab", "", "😀", "\ud800", "\ue000", "Z", "a" * 20]
print(ascii(json.dumps({k: i for i, k in enumerate(keys)}, sort_keys=True)))
print(json.dumps({3: "c", 1: {"z": 1, "y": [2]}, 2.5: None}, sort_keys=True), json.dumps({True: 1, False: 0}, sort_keys=True))
for mixed in ({"a": 1, 2: 3}, {None: 1, "x": 2}):
    try:
        print(json.dumps(mixed, sort_keys=True))
    except TypeError as e:
        print(e)


class Twice(dict):
    def items(self):
        return [("k", 2), ("a", 0), ("k", 1)]


class Key(str):
    def __lt__(self, other):
        return len(self) < len(other)


print(json.dumps(Twice(x=1), sort_keys=True), json.dumps({Key("zz"): 1, Key("yyy"): 2, Key("x"): 3}, sort_keys=True))


class Clash(dict):
    def items(self):
        return [("k", {}), ("k", {})]


try:
    print(json.dumps(Clash(x=1), sort_keys=True))
except TypeError as e:
    print(e)
