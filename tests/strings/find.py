# find, rfind, index, rindex, count, startswith, endswith with ranges.
s = "abracadabra"
for sub in ("a", "abra", "bra", "", "z", "abracadabra", "abracadabrab", "ra"):
    print(repr(sub), s.find(sub), s.rfind(sub), s.count(sub), s.find(sub, 1), s.find(sub, 2, 9), s.rfind(sub, 2, 9), s.count(sub, 3),
          s.find(sub, -4), s.find(sub, 100), s.count(sub, 5, 2), s.rfind(sub, 0, -1), s.startswith(sub), s.endswith(sub))
print("".find(""), "".count(""), "abc".count(""), "abc".find("", 3), "abc".find("", 4), "aaaa".count("aa"), "aaa".rfind("aa"))
print("\u65e5\u672c\u8a9e\u672c".find("\u672c"), "\u65e5\u672c\u8a9e\u672c".rfind("\u672c"), "\U0001f600x\U0001f600".index("x"), "h\u00e9h\u00e9".count("h"))
print(s.startswith("abra", 7), s.startswith("bra", 1, 3), s.startswith(("x", "ab")), s.endswith(("x", "ra")), s.startswith(()), s.endswith("ab", 0, 2))
print(s.startswith("", 11), s.startswith("", 12), s.endswith("", 12), s.startswith("a", None, None), s.find("a", None, 1))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: s.index("z"))
attempt(lambda: s.rindex("z"))
attempt(lambda: s.index("a", 1))
attempt(lambda: s.rindex("a", 0, 5))
attempt(lambda: s.find())
attempt(lambda: s.find(1))
attempt(lambda: s.find("a", "b"))
attempt(lambda: s.find("a", 1, 2, 3))
attempt(lambda: s.count(None))
attempt(lambda: s.startswith(1))
attempt(lambda: s.startswith(["a"]))
attempt(lambda: s.endswith((1,)))
attempt(lambda: s.find("a", 1.5))
