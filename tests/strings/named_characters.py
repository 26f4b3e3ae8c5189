# \N{...} in string literals and f-strings: names, aliases, and what is wrong with others.
CASES = [
    "'\\N{nope}'", "'ab\\N{nope}c'", "'é\\N{nope}'", "f'\\N{nope}'", "'\\N{}'", "'\\N{'", "'\\N'", "'\\N{LATIN SMALL LETTER A}'",
    "'\\N{latin small letter a}'", "'\\N{LATIN  SMALL LETTER A}'", "'\\N{LATIN_SMALL_LETTER_A}'", "'\\N{LINEFEED}'",
    "'\\N{line feed}'", "'\\N{LF}'", "'\\N{VS17}'", "'\\N{vs1}'", "'\\N{VS257}'", "'\\N{VS0}'", "'\\N{VS01}'",
    "'\\N{CJK UNIFIED IDEOGRAPH-4E00}'", "'\\N{cjk unified ideograph-4e00}'", "'\\N{CJK UNIFIED IDEOGRAPH-04E00}'",
    "'\\N{HANGUL SYLLABLE GAG}'", "'\\N{hangul syllable gag}'", "'\\N{HANGUL SYLLABLE A}'", "'\\N{TANGUT IDEOGRAPH-17000}'",
    "'\\N{NUSHU CHARACTER-1B170}'", "'\\N{LATIN SMALL LETTER R WITH TILDE}'", "'\\N{-x}'", "'\\N{ SPACE}'", "'\\N{SPACE }'",
    "'\\N{CJK COMPATIBILITY IDEOGRAPH-F900}'", "'\\N{HANGUL JUNGSEONG O-E}'", "'\\N{HANGUL JUNGSEONG OE}'", "f'\\N{BULLET} {1}'",
    "rb'\\N{x}'", "'\\N{SNOWMAN}\\N{EM DASH}x'", "'\\N{EGYPTIAN HIEROGLYPH-13460}'", "'\\N{KHITAN SMALL SCRIPT CHARACTER-18B00}'",
    "f'{1:\\N{BULLET}>3}'", "rf'\\N{1}'", "'\\N{a'", "'\\N{é}'", "'\\N{SNOWMAN'", "'\\N{\\x41}'", "f'\\N{'", "f'\\N{}'", "f'\\N'",
    "f'\\N{SNOWMAN'", "f'\\N x{1}'", "'\\N{LATIN SMALL LETTER GHA}'", "'\\N{LATIN SMALL LETTER OI}'", "'\\N{BELL}'", "'\\N{BEL}'",
    "'\\N{AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA}'",
    "'\\N{SIGN OF THE HORNS}'",
]
for case in CASES:
    try:
        print(case[:50], ascii(eval(case)))
    except SyntaxError as error:
        print(case[:50], "|", error.msg)
print("\N{GREEK SMALL LETTER PI} \N{RIGHTWARDS ARROW} \N{GRINNING FACE}", f"{1 + 1}\N{DEGREE SIGN}C{{\N{EURO SIGN}}}", "\\N{x}", r"\N{x}")
print("\N{NO-BREAK SPACE}".isspace(), len("\N{COMBINING ACUTE ACCENT}e"), "\N{LEFT CURLY BRACKET}\N{RIGHT CURLY BRACKET}")
