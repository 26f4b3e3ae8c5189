# isalpha, isdigit and the other tests, over many kinds of characters.
samples = ["", "a", "A", "1", "a1", " ", "\t\n", "_", "a b", "\u00e9", "\u00b2", "\u00bd", "\u0663", "\u2167", "\u4e94", "\u65e5", "\u00a0", "\u2003",
           "\x00", "\x7f", "!", "a!", "def", "_x1", "1x", "x-y", "\u00aa", "\u0300", "\U0001f600", "abc\n", "\u3000", "\x1c", "\u200b", "\u2460", "Dz"]
for s in samples:
    print(ascii(s), int(s.isalpha()), int(s.isdigit()), int(s.isdecimal()), int(s.isnumeric()), int(s.isalnum()), int(s.isspace()),
          int(s.isupper()), int(s.islower()), int(s.istitle()), int(s.isidentifier()), int(s.isprintable()), int(s.isascii()))
