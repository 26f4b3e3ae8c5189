# re: empty matches in findall, finditer, split and sub; scanners; finditer in pieces
import re

for pattern in ("x*", "", r"\b", r"(?=b)", "a|", "|a", r"$", r"(?m)^", "x*?", r"(?:)"):
    for text in ("", "a", "axxb", "ab\nb"):
        found = [m.span() for m in re.finditer(pattern, text)]
        print(repr(pattern), repr(text), found, re.findall(pattern, text), re.split(pattern, text), repr(re.sub(pattern, "-", text)))
print(re.subn("(b*)", r"<\1>", "abbc"), re.sub("b*", "-", "abbc", count=2), re.split("b*", "abbc", maxsplit=1))
walk = re.compile("a|b").finditer("aXb")
print(next(walk), next(walk), next(walk, "end"), next(walk, "end"))
scanner = re.compile(r"\d").scanner("12x3")
print(scanner.match(), scanner.match(), scanner.match(), scanner.match(), scanner.search(), scanner.pattern)
scanner = re.compile(r"\d").scanner("12x3", 1, 4)
print(scanner.search(), scanner.search(), scanner.search())
print([m.span() for m in re.compile("b*").finditer("abb", 1)], re.compile("b*").findall("abb", 1, 2), re.compile("a").findall("aaa", -5, 2))
