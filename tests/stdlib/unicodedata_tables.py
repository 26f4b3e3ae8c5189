# unicodedata: every property of every character, as checksums, and some of them in plain.
import unicodedata
import zlib

FUNCTIONS = [
    unicodedata.category, unicodedata.bidirectional, unicodedata.combining, unicodedata.east_asian_width, unicodedata.mirrored, unicodedata.decomposition,
    lambda c: unicodedata.decimal(c, None), lambda c: unicodedata.digit(c, None), lambda c: unicodedata.numeric(c, None), lambda c: unicodedata.name(c, None),
]
# The characters that stand for lone surrogates inside minipy are left out.
CHARACTERS = [chr(code) for code in range(0x10D800)] + [chr(code) for code in range(0x10E000, 0x110000)]
print(unicodedata.unidata_version, len(CHARACTERS))
for function in FUNCTIONS:
    sums = []
    for first in range(0, len(CHARACTERS), 0x10000):
        sums.append(zlib.crc32("|".join(map(str, map(function, CHARACTERS[first : first + 0x10000]))).encode()))
    print(getattr(function, "__name__", "?"), sums)
for character in "aA1 é½²٣中한あ\u0301\ud800\ue000\u200d😀\n(":
    print(ascii(character), *(function(character) for function in FUNCTIONS))
