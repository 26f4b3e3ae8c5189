"""Replacements that are given to sub again and again: to one pattern, to several, and changed in between."""

import re

one, two = re.compile(r"(a)(b)?"), re.compile(r"(?P<name>b)")
same, named, wrong = r"<\1>", r"[\g<name>]", r"\2"
for _ in range(3):
    print(one.sub(same, "abab"), two.sub(same, "abab"), two.sub(named, "abab"))
    for pattern, text in ((two, wrong), (one, named), (one, wrong)):
        try:
            print(pattern.sub(text, "abaa"), pattern.match("b" if pattern is two else "ab").expand(text))
        except (re.error, IndexError) as e:
            print(type(e).__name__, e)
for text in (r"x\n", "x\n", r"\\", "plain", "", r"\g<0>\g<0>"):
    print([ascii(one.sub(text, "ab-a")) for _ in range(2)], two.subn(text, "abb", count=1))
for i in range(4):
    print(one.sub("%d\\1" % (i % 2), "ab"), one.sub(lambda m: str(i), "ab"))


class Text(str):
    pass


print(one.sub(Text(r"\1!"), "ab"), one.sub(Text(r"\1?"), "ab"))
raw = re.compile(rb"(a)")
change = bytearray(rb"\1!")
for _ in range(2):
    print(raw.sub(change, b"xax"), raw.sub(rb"<\1>", b"xax"))
    change[-1:] = b"?"
