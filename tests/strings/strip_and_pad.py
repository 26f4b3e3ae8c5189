# strip, removeprefix, center, ljust, rjust, zfill, expandtabs.
for s in ("  hi  ", "xxhixx", "\t\nhi\r\n", "", "   ", "xyhiyx", "\u2003hi\u00a0", "hi"):
    print(repr(s.strip()), repr(s.lstrip()), repr(s.rstrip()), repr(s.strip("x")), repr(s.strip("xy")), repr(s.lstrip("x")), repr(s.rstrip("x")),
          repr(s.strip("")), repr(s.strip(None)))
print("TestCase".removeprefix("Test"), "TestCase".removesuffix("Case"), "abc".removeprefix("x"), "aab".removeprefix("a"), "a".removeprefix("a") == "", "x".removesuffix(""))
for w in (0, 2, 5, 6, 7, 8, -3):
    print(repr("abcd".center(w)), repr("abc".center(w, "*")), repr("abc".ljust(w, ".")), repr("abc".rjust(w, "\u00e9")), repr("".center(w, "-")))
for s in ("42", "-42", "+42", "", "abc", "-", "--5", "12345", "\u0663"):
    print(repr(s.zfill(5)), repr(s.zfill(0)), repr(s.zfill(len(s) + 1)))
print(repr("a\tb".expandtabs()), repr("a\tb\tc".expandtabs(4)), repr("\t".expandtabs(0)), repr("ab\ncd\te".expandtabs(4)), repr("a\tb".expandtabs(tabsize=2)), repr("\ta".expandtabs(-1)))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: "a".strip(1))
attempt(lambda: "a".strip("a", "b"))
attempt(lambda: "a".center(5, "ab"))
attempt(lambda: "a".center(5, ""))
attempt(lambda: "a".ljust("5"))
attempt(lambda: "a".ljust())
attempt(lambda: "a".zfill())
attempt(lambda: "a".zfill("3"))
attempt(lambda: "a".removeprefix(1))
attempt(lambda: "a".rjust(5, 1))
