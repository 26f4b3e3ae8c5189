# Everyday string work: counting, reversing, checking, building, aligning.
s = "The quick brown fox jumps over the lazy dog"
print(len(s), s.upper(), s.lower(), s.title(), s.swapcase(), s[::-1], s.split()[::-1], " ".join(w[::-1] for w in s.split()), s.replace("quick", "slow"), s.count("o"), s.find("fox"), s.index("dog"), s.startswith("The"), s.endswith("dog"), "fox" in s, sorted(set(s.lower()) - {" "}) == sorted("abcdefghijklmnopqrstuvwxyz"), sep="\n")
words = s.split(); print(max(words, key=len), min(words, key=len), sorted(words, key=str.lower), [len(w) for w in words], {len(w): w for w in words}, sum(map(len, words)) / len(words))
print("".join(c for c in "a1b2c3" if c.isdigit()), "".join(filter(str.isalpha, "a1b2")), "hello world".capitalize(), "hello_world_again".replace("_", " ").title().replace(" ", ""), "".join("_" + c.lower() if c.isupper() else c for c in "camelCaseName"), " a  b ".split(), "a-b-c".split("-", 1), "x=1;y=2".split(";"), dict(p.split("=") for p in "x=1;y=2".split(";")))
out = ""
for i in range(5): out += str(i) * i
print(out, "".join(reversed(out)), out.strip("1"), out.partition("3"), out.rpartition("3"), "%s has %d chars" % (out, len(out)), "{0:>12}|{0:<12}|{0:^12}".format(out), f"{out!r:*^20}")
print("abc" < "abd", "a" * 3 + "b", "ab" "cd", ord("a"), chr(98), [chr(ord("a") + i) for i in range(5)], "".join(chr((ord(c) - 97 + 13) % 26 + 97) for c in "hello"), "5".zfill(3), "3.14".replace(".", ","), int("42") + float("0.5"), str(42) + "!", "line1\nline2".splitlines(), "tab\tsep".expandtabs(8), "a,b,,c".split(","), ",".join(["a", "", "b"]))
text = """one
two  three

four"""
print(text.splitlines(), text.split("\n"), text.split(), len(text), text.count("\n"), [l.strip() for l in text.splitlines() if l], text.find("\n\n"), repr(text))
def palindrome(t): t = "".join(c.lower() for c in t if c.isalnum()); return t == t[::-1]
def vowels(t): return sum(c in "aeiouAEIOU" for c in t)
def counts(t): return {c: t.count(c) for c in sorted(set(t))}
print(palindrome("No lemon, no melon"), palindrome("abc"), vowels(s), counts("mississippi"), "mississippi".translate(str.maketrans("sp", "zb")), "mississippi".replace("ss", "SS", 1), max("mississippi", key="mississippi".count))
print("is" if "a".isidentifier() else "not", "2a".isidentifier(), "é".isalpha(), "٣".isdigit(), "²".isdigit(), "½".isnumeric(), " ".isspace(), "".isalpha(), "A1".isalnum(), "ABC".isupper(), "Abc Def".istitle(), "abc".isprintable(), "a\n".isprintable(), "aé".isascii())
