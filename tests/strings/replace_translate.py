# replace with counts, translate, maketrans, encode-free transformations.
s = "spam spam spam"
print(s.replace("spam", "egg"), s.replace("spam", "egg", 2), s.replace("spam", "egg", 0), s.replace("spam", "egg", -1), s.replace("x", "y"), s.replace(" ", ""))
print("abc".replace("", "-"), "abc".replace("", "-", 2), "".replace("", "x"), "".replace("a", "b"), "aaa".replace("aa", "b"), "aaa".replace("a", ""), "\u00e9a\u00e9".replace("\u00e9", "e"))
print("abc".replace("b", "b"), "a.b.c".replace(".", "::"), "abc".replace("abc", ""), s.replace("spam", "egg", count=1))
print("hello".translate({104: "H", 101: None, 108: 76}), "hello".translate({}), "hello".translate({ord("l"): "LL"}))
table = str.maketrans("abc", "xyz")
print(table, "aabbcc".translate(table), str.maketrans({"a": "1", 98: "2", "c": None}), "abcd".translate(str.maketrans({"a": "1", "c": None})))
print(str.maketrans("ab", "cd", "ef"), "abcdef".translate(str.maketrans("ab", "cd", "ef")), "x".translate({120: "\U0001f600"}))
class Upper:
    def __getitem__(self, key):
        if key == ord("b"):
            raise LookupError(key)
        return chr(key).upper()
print("abc".translate(Upper()), "abc".translate([0] * 97 + ["A"]))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: s.replace("a"))
attempt(lambda: s.replace(1, "b"))
attempt(lambda: s.replace("a", 1))
attempt(lambda: s.replace("a", "b", "c"))
attempt(lambda: str.maketrans("ab", "c"))
attempt(lambda: str.maketrans({"ab": 1}))
attempt(lambda: str.maketrans(1))
attempt(lambda: str.maketrans("a", 1))
attempt(lambda: "a".translate({97: 1.5}))
attempt(lambda: "a".translate({97: -1}))
attempt(lambda: "a".translate(5))
attempt(lambda: "a".translate())
