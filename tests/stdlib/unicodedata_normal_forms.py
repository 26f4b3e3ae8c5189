# unicodedata.normalize and is_normalized: every character by itself and in combinations, in all four forms.
import random
import unicodedata
import zlib

FORMS = ("NFC", "NFKC", "NFD", "NFKD")
ASSIGNED = [chr(code) for code in range(0x30000) if unicodedata.category(chr(code)) not in ("Cn", "Co", "Cs")]
MARKS = [c for c in ASSIGNED if unicodedata.combining(c)]
source = random.Random(3)
texts = ["".join(source.choices(ASSIGNED, k=3)) + "".join(source.choices(MARKS, k=source.randint(1, 4))) + source.choice(ASSIGNED) for _ in range(5000)]
texts += [chr(source.randint(0x1100, 0x11FF)) + chr(source.randint(0x1160, 0x11A7)) + chr(source.randint(0x11A7, 0x11C3)) for _ in range(500)]
for form in FORMS:
    print(form, [zlib.crc32("|".join(unicodedata.normalize(form, c) for c in ASSIGNED[at : at + 40_000]).encode()) for at in range(0, len(ASSIGNED), 40_000)])
    print(form, zlib.crc32("|".join(unicodedata.normalize(form, text) for text in texts).encode()), sum(unicodedata.is_normalized(form, text) for text in texts))
for text in ("", "abc", "é", "e\u0301", "ﬁ", "Å", "한글", "\u1112\u1161\u11ab", "q\u0307\u0323", "①½", "\u0344", "ａｂ", "\ud800e\u0301"):
    print(ascii(text), *(ascii(unicodedata.normalize(form, text)) for form in FORMS), *(unicodedata.is_normalized(form, text) for form in FORMS))
for args in (("NFX", "a"), ("nfc", "a"), ("NFC", 5), (5, "a"), ("NFC",), (), ("NFC", b"a")):
    for function in (unicodedata.normalize, unicodedata.is_normalized):
        try:
            print(function(*args))
        except Exception as error:
            print(type(error).__name__, error)
