# re: flags as an enum, inline flags and their scope
import re

for flags in (re.I, re.I | re.M, re.NOFLAG, re.RegexFlag(0), re.A | re.S | re.X, re.RegexFlag(1 << 20), ~re.I, re.U, re.L, re.DEBUG):
    print(repr(flags), str(flags), int(flags), flags.name)
print(re.I is re.IGNORECASE, re.I == 2, re.RegexFlag.I, list(re.RegexFlag), re.I in (re.I | re.M), type(re.I | re.M).__name__)
for pattern, text in (
    ("(?i)a", "A"), ("(?i:a)b", "Ab"), ("(?i:a)b", "AB"), ("(?-i:a)B", "ab"), ("(?s-m:.^)", "\n"), ("(?x) a b # c", "ab"),
    ("(?x: a b )c", "abc"), ("(?x) [ ]\\ a", "  a"), ("(?m)^b", "a\nb"), ("(?a)\\w", "é"), ("(?u)\\w", "é"), ("(?a:\\w)|\\w", "é"),
    ("(?s).", "\n"), ("(?xi) A", "a"), ("(?i)(?m)^a", "b\nA"), ("(?#comment)a", "a"), ("(?x)a#b\n c", "ac"),
):
    found = re.search(pattern, text)
    print(repr(pattern), found and found.span(), re.compile(pattern).flags)
print(re.search("a b", "ab", re.X), re.search("(?-i:a)", "A", re.I), re.search("(?-x: )", " ", re.X), re.findall("^.", "a\nb", flags=re.M))
print(re.compile(b"a", re.I | re.L), re.compile(rb"(?L)\w").flags, re.search(rb"(?i)\xe9", b"\xc9"), re.compile("a", re.A), re.compile("x" * 250, re.I))
