# + and *, comparison, and identity of contents.
print("a" + "b", "a" * 3, 3 * "ab", "x" * 0, "x" * -5, "" * 10, "ab" + "" + "cd", True * "t")
s = "ab"
s += "cd"
s *= 2
print(s)
words = ["apple", "Apple", "app", "banana", "", "apple ", "\u00e9", "z", "Z", "10", "9", "\U0001f600", "\uffff"]
for a in words:
    print(repr(a), "".join("<" if a < b else "=" if a == b else ">" for b in words))
print(sorted(words), max(words), min(words))
print("a" == "a", "a" != "b", "a" == 1, "a" != 1, "abc" < "abd", "abc" < "abcd", "B" < "a", "" < "a", "a" <= "a", "a" >= "b")
print("".join(["a", "b"]) == "ab", hash("ab") == hash("a" + "b"), "a" + "b" in {"ab": 1}, {"x" * 3: 1}["xxx"])
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: "a" + 1)
attempt(lambda: 1 + "a")
attempt(lambda: "a" + None)
attempt(lambda: "a" + ["b"])
attempt(lambda: "a" * 1.5)
attempt(lambda: "a" * "b")
attempt(lambda: "a" - "b")
attempt(lambda: "a" < 1)
attempt(lambda: "a" / 2)
attempt(lambda: -"a")
attempt(lambda: s())
attempt(lambda: "a".foo)
attempt(lambda: "a" & "b")
