# join over every kind of iterable, and its errors.
print(", ".join(["a", "b", "c"]), "-".join("abc"), "".join([]), "x".join(["only"]), "".join(("a", "b")), "+".join({"k": 1, "j": 2}))
print("/".join(str(i) for i in range(5)), " ".join(map(str, [1, 2.5, None])), ",".join(sorted({"b", "a"})), "\u00e9".join("\u65e5b"), "".join(reversed("abc")))
print("ab".join("12"), "".join(c for c in "a1b2" if c.isalpha()), "\n".join(["x", "y"]).split("\n"), "".join(["a"] * 5), ", ".join(x for x in []))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: ",".join([1]))
attempt(lambda: ",".join(["a", 2, "b"]))
attempt(lambda: ",".join(["a", None]))
attempt(lambda: ",".join(5))
attempt(lambda: ",".join())
attempt(lambda: ",".join("a", "b"))
attempt(lambda: ",".join(x for x in [1, 2]))
attempt(lambda: ",".join(1 / 0 for x in [1]))
attempt(lambda: ",".join([["a"]]))
attempt(lambda: str.join(1, ["a"]))
attempt(lambda: str.join("-", "abc"))
