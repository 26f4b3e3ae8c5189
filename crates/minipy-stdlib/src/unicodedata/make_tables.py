"""Writes `tables.z`, the data of the module `unicodedata`, as CPython 3.14 has it: Unicode 16.0.

    python3.14 crates/minipy-stdlib/src/unicodedata/make_tables.py

The aliases of characters come from `minipy-syntax`, which lists them for `\\N{...}`. All numbers are written seven bits to a byte.
"""

import os
import re
import unicodedata
import zlib
from fractions import Fraction

HERE = os.path.dirname(os.path.abspath(__file__))
NAMES = os.path.join(HERE, "../../../minipy-syntax/src/character_names.rs")
assert unicodedata.unidata_version == "16.0.0"
out = bytearray()


def number(value):
    while value > 127:
        out.append(value & 127 | 128)
        value >>= 7
    out.append(value)


def text(value):
    number(len(value.encode()))
    out.extend(value.encode())


characters = [chr(code) for code in range(0x110000)]
# Properties: the words they may have, then where each of a run of equal ones begins.
for ask in (unicodedata.category, unicodedata.bidirectional, unicodedata.east_asian_width, lambda c: str(unicodedata.combining(c)),
            lambda c: str(unicodedata.mirrored(c))):
    words = sorted({ask(c) for c in characters})
    number(len(words))
    for word in words:
        text(word)
    runs = []
    for code, c in enumerate(characters):
        word = words.index(ask(c)) if not runs or ask(c) != words[runs[-1][1]] else runs[-1][1]
        if not runs or word != runs[-1][1]:
            runs.append((code, word))
    number(len(runs))
    before = 0
    for code, word in runs:
        number(code - before)
        number(word)
        before = code
# Numbers: 1 for a digit, 2 for a decimal digit, 4 for a negative number; then numerator and denominator.
numeric = [(code, unicodedata.numeric(c)) for code, c in enumerate(characters) if unicodedata.numeric(c, None) is not None]
number(len(numeric))
before = 0
for code, value in numeric:
    fraction = Fraction(value).limit_denominator(1000)
    assert fraction.numerator / fraction.denominator == value
    kind = (unicodedata.digit(chr(code), None) is not None) | (unicodedata.decimal(chr(code), None) is not None) << 1 | (value < 0) << 2
    for part in (code - before, kind, abs(fraction.numerator), fraction.denominator):
        number(part)
    before = code
# Decompositions, but for Hangul, with their tags. The lowest bit of the count: does the character come back in composition?
tags = [""]
rows = []
for code, c in enumerate(characters):
    words = unicodedata.decomposition(c).split()
    if not words or 0xAC00 <= code < 0xD7A4:
        continue
    tag = words.pop(0) if words[0].startswith("<") else ""
    if tag not in tags:
        tags.append(tag)
    parts = [int(word, 16) for word in words]
    composes = not tag and len(parts) == 2 and unicodedata.normalize("NFC", "".join(map(chr, parts))) == c
    rows.append((code, tags.index(tag), parts, composes))
number(len(tags))
for tag in tags:
    text(tag)
number(len(rows))
before = 0
for code, tag, parts, composes in rows:
    for part in (code - before, tag, len(parts) << 1 | composes, *parts):
        number(part)
    before = code
# Aliases.
with open(NAMES, encoding="utf-8") as file:
    listed = file.read().partition("const ALIASES")[2].partition("];")[0]
aliases = [(name, int(code, 16)) for name, code in re.findall(r'\("([^"]+)", 0x([0-9A-F]+)\)', listed)]
number(len(aliases))
for name, code in aliases:
    assert unicodedata.lookup(name) == chr(code), name
    text(name)
    number(code)
with open(os.path.join(HERE, "tables.z"), "wb") as file:
    file.write(zlib.compress(bytes(out), 9))
print(len(out), "bytes before compression")
