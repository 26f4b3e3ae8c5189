"""Where a match may begin: alternatives, sets, repetitions and what looks around, at the ends of texts and among other characters."""
import re

texts = [
    "", "a", "d", "do", "dog", "xdog", "the cat, the dog, a bird", "dodododog", "catca", "CAT Dog bIrd", "é dog 日 cat", "日本", "ddd\ndog\ncat",
    "aggt", "agggtaaa tttaccct cgggtaaa", "555-1234 55-1234 5555-12345", "K\u212a\u017fs", "aéb", "\x80\xff", "x=1, yy=22",
]
patterns = [
    "dog|cat|bird", "d|c", "do|dog", "(dog)|(cat)", "(?:d|c)(?:o|a)(?:g|t)", "agggtaaa|tttaccct", "[cgt]gggtaaa|tttaccc[acg]", r"\d{3}-\d{4}",
    r"\d+-", "d?og", "d*og", "(?:dog)?cat", "dog|", "|dog", r"\bdog|\bcat", "(?=d)dog|(?<=t)a", "(?i)dog|cat", "(?i)k|s", "é|日", "[é日]|dog",
    "[^a]b|é", ".og|.at", "^dog|cat$", "(?m)^dog|^cat", "a|b|c|d|e|f|g|h|i|j", "(?:a|b|c)(?:d|e|f)(?:g|h|i)", r"\w=\d", r"(\w)\1", "dog(?!s)|catc",
    "(?>dog|do)g?", "[a-c]{2}|[x-z]", r"\Z|dog", "", "(?:(?:dog))|(?:(?:cat|c))", r"\u212a|dog", "(?:d|c){2}|og", "(?a:\\w)é|日本",
]
for pattern in patterns:
    compiled = re.compile(pattern)
    for text in texts:
        found = [m.span() for m in compiled.finditer(text)]
        print(repr(pattern), ascii(text), found, compiled.search(text, 1, len(text) - 1) is not None, len(compiled.split(text)))
    if pattern.isascii() and "\\u" not in pattern:
        octets = re.compile(pattern.encode())
        for text in texts:
            print([m.span() for m in octets.finditer(text.encode())], end=" ")
        print()

for match in re.finditer(r"(?P<num>\d+)|(?P<id>[a-z]\w*)|(?P<op>[-+*/=()])|( )", "x = 3 + foo(7)"):
    print(match.lastgroup, match.lastindex, match.group(), match[match.lastindex], match.span(match.lastindex), end="; ")
print()
m = re.match(r"(\w)(\w)?(?P<c>-)?", "a")
print(m.group(0, 1, 2), m.group("c"), m[True], m.lastgroup, m.groups("x"))
for key in (3.0, -1, 4, "d", None, 2**70):
    try:
        print(m[key])
    except (IndexError, TypeError) as error:
        print(type(error).__name__, error)


class Same:
    def __eq__(self, other):
        return True


answers = iter([1, None, Same(), 2])
print(len(list(iter(lambda: next(answers), None))), [x for x in iter(lambda: next(answers), 5)])
print(list(re.finditer("x", "aaa")), len(list(re.finditer("", "aaa"))))
