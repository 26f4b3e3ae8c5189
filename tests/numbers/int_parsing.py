# int() of strings: bases, signs, underscores, spaces, and what is rejected.
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
for text in ("0", "42", "-42", "+42", "  42\n", "4_2", "007", "-0", "1_000_000", "9" * 25):
    print(repr(text), int(text))
for text, base in (("ff", 16), ("0xff", 16), ("0XFF", 16), ("-0b101", 2), ("101", 2), ("0o17", 8), ("z", 36),
                   ("Zz", 36), ("0x1f", 0), ("0b11", 0), ("0o7", 0), ("10", 0), ("0", 0), ("00", 0), ("1_0", 0), ("12", 3),
                   (" 0x_f ", 16)):
    print(repr(text), base, int(text, base))
for text in ("", " ", "abc", "1.5", "1e5", "--1", "1 2", "1__0", "_1", "1_", "0x10", "\u0661\u0662", "1a", "+", "- 1"):
    attempt(lambda: int(text))
for text, base in (("2", 2), ("08", 0), ("9", 8), ("g", 16), ("0b2", 2), ("10", 1), ("10", 37), ("10", -2), ("", 16), ("0x", 16)):
    attempt(lambda: int(text, base))
attempt(lambda: int())
attempt(lambda: int(3.99))
attempt(lambda: int(-3.99))
attempt(lambda: int(True))
attempt(lambda: int(None))
attempt(lambda: int([1]))
attempt(lambda: int(5, 10))
attempt(lambda: int("5", "10"))
attempt(lambda: int("5", base=16))
attempt(lambda: int("5", 10, 2))
attempt(lambda: int(1e20))
print(0x1F, 0b1010, 0o17, 1_000_000, 0xFF_FF, 0XAB, 0B1, 0O7, 0, 00, 0_0)
