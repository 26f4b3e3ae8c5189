# split, rsplit, splitlines, partition, rpartition.
for s in ("a b c", "  a  b\tc\n", "", "   ", "abc", "a,b,,c,", ",", "a, b, c", "\u00e9\u2003b\u00a0c"):
    print(repr(s), s.split(), s.rsplit(), s.split(None, 1), s.rsplit(None, 1), s.split(","), s.rsplit(",", 1), s.split(",", 1), s.split(", "))
print("a1b1c1d".split("1", 2), "a1b1c1d".rsplit("1", 2), "a1b1c1d".split("1", 0), "a1b1c1d".split("1", -1), "aXXbXX".split("XX"), "aaa".split("aa"))
print("a b c d".split(maxsplit=2), "a b c d".rsplit(maxsplit=2), "a-b-c".split(sep="-", maxsplit=1), "a-b".split("-", maxsplit=5), " a b ".split(None, 0))
for s in ("", "a", "a\n", "a\nb", "a\n\nb\n", "a\r\nb\rc", "\n", "a\x0bb\x0cc\x1cd\x1de\x1ef\x85g\u2028h\u2029i", "\r\n\r\n"):
    print(repr(s), s.splitlines(), s.splitlines(True), s.splitlines(keepends=True) == s.splitlines(1))
for s in ("k=v", "k=v=w", "kv", "=", ""):
    print(s.partition("="), s.rpartition("="))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: "a".split(""))
attempt(lambda: "a".split(1))
attempt(lambda: "a".split(",", "b"))
attempt(lambda: "a".rsplit(""))
attempt(lambda: "a".partition(""))
attempt(lambda: "a".partition(1))
attempt(lambda: "a".split(",", 1, 2))
attempt(lambda: "a".split(foo=1))
attempt(lambda: "a".splitlines("x", 1))
attempt(lambda: "a".split(",", 1.5))
