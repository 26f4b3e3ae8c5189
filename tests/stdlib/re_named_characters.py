# Shows \N{...} in patterns and its errors, and lookbehinds that are wide.
import re

text = "a<\N{SNAKE}\N{SNAKE}\N{BROOM}"
for pattern in [
    r"\N{LESS-THAN SIGN}", r"[\N{LESS-THAN SIGN}]", r"\N{less-than sign}+", r"[\N{BROOM}-\N{BROOM}]", r"\N{SNAKE}{2}",
    r"\\N{SPAM}", r"\N", r"[\N]", r"\N{}", r"\N{SPAM", r"\N{SPAM}", r"[\N{SPAM}]", r"ab\N{SPAM}", r"\N LESS",
    r"\N{KEYCAP NUMBER SIGN}", r"\N{a\N{SNAKE}", rb"\N{LESS-THAN SIGN}",
]:
    try:
        compiled = re.compile(pattern)
    except re.PatternError as error:
        print(pattern, "->", error, error.pos)
    else:
        found = compiled.search(text)
        print(pattern, "->", compiled.pattern == pattern, found and found.span())

for width in (1, 100, 3000):
    lines = "x" * width + "é" * 3 + "y"
    print(re.search(f"(?<=.{{{width}}})é", lines).span(), re.search(f"(?<=(.){{{width + 3}}})y", lines).span())
    print(re.search(f"(?<!.{{{width}}})é", lines), re.findall(f"(?<!.{{{width + 2}}})é", lines))
    print(re.search(f"(?<=.{{{width + 5}}})", lines), re.search(f"(?<=.{{{width + 4}}})", lines).span())
wide = "x" * 200_000
print(re.search(r"(?<=(.{400}){400})", wide).span())
