# unicodedata: names there and back, aliases, and wrong arguments of every function.
import unicodedata

for code in (0x41, 0xE9, 0x3B1, 0x4E2D, 0xAC00, 0xD7A3, 0x1F600, 0xFFFD, 0x2F800, 0x3400, 0x20000, 0x1B170, 0x18B00, 0xE0100, 0x2705):
    name = unicodedata.name(chr(code))
    print(hex(code), name, unicodedata.lookup(name) == chr(code), unicodedata.lookup(name.lower()) == chr(code))
for name in ("NULL", "LF", "line feed", "NBSP", "VS1", "VS17", "VS256", "BELL", "ALERT", "Latin Small Letter A", "no such", "", "LATIN  SMALL LETTER A",
             "LATIN_SMALL_LETTER_A", "CJK UNIFIED IDEOGRAPH-4E2D", "CJK UNIFIED IDEOGRAPH-0041", "HANGUL SYLLABLE GA", "HANGUL SYLLABLE XX",
             "TANGUT IDEOGRAPH-17000", "TANGUT IDEOGRAPH-00041", "VS0", "VS257", "a" * 300, "é"):
    try:
        print(name[:40], ascii(unicodedata.lookup(name)))
    except KeyError as error:
        print(type(error).__name__, str(error)[:80])
for character in ("\0", "\ue000", "\U0010ffff", "\u0378", "\ud800", "\U00017000"):
    try:
        print(unicodedata.name(character))
    except ValueError as error:
        print(ascii(character), error, unicodedata.name(character, "a default"), unicodedata.name(character, None))
FUNCTIONS = [unicodedata.name, unicodedata.category, unicodedata.bidirectional, unicodedata.combining, unicodedata.east_asian_width, unicodedata.mirrored,
             unicodedata.decomposition, unicodedata.decimal, unicodedata.digit, unicodedata.numeric, unicodedata.lookup]
for function in FUNCTIONS:
    for args in ((), (5,), (None,), ("",), ("ab",), (b"a",), ("a", 1, 2)):
        try:
            print(function.__name__, args, function(*args))
        except Exception as error:
            print(function.__name__, args, type(error).__name__, error)
for function in (unicodedata.decimal, unicodedata.digit, unicodedata.numeric):
    for character in "7²½a٣Ⅷ":
        try:
            print(character, function(character), end=" ")
        except ValueError as error:
            print(character, error, function(character, "default"), end=" ")
    print()
