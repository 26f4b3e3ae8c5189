# re: alternation, loops with groups, back references, conditions, atomic groups, assertions, anchors
import re


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except re.error as e:
        return e.msg, e.pattern, e.pos, e.lineno, e.colno, str(e)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(re.search("é", "caféé").span())
print([m.span() for m in re.finditer("é|x", "éxaéé")])
print(re.compile("é").search("éé", 1).span())
print(re.compile("^a").search("ba", 1))
print(re.compile("a$").search("ab", 0, 1))
print(re.compile(r"(?<=b)a").search("ba", 1))
print(re.fullmatch("a|ab", "ab"))
print(re.fullmatch("a*?", "aaa"))
print(re.match("(a|ab)(c|bcd)(d*)", "abcd").groups())
print(re.match("(a*)*", "aab"))
print(re.match("(a*)+", "b").groups())
print(re.match("(?:(a)|b)*", "ab").groups())
print(re.match("(a|b)*?c", "abac").groups())
print(re.match("((a)|b)*", "ab").groups())
print(re.match("(?:a?)*?y", "aay"))
print(re.match("(a?)*?y", "z"))
print(re.match(r"(\w)(\w)\2\1", "abba"))
print(re.match(r"(?i)(a)\1", "aA"))
print(re.match(r"(<)?a(?(1)>|$)", "<a>"))
print(re.match(r"(<)?a(?(1)>|$)", "<a"))
print(re.match(r"(?P<q>')?a(?(q)')", "'a'"))
print(re.match("(?>a*)ab", "aaab"))
print(re.match("a*+a", "aaa"))
print(re.match("(?:ab)++c", "ababc"))
print(re.match("a{2,3}+a", "aaaa"))
print(re.findall("(?=(a+))", "aaa"))
print(re.search("(?<!a)b", "abb").span())
print(re.match("(?=(a))\\1", "a").groups())
print(re.match("(?!(a)b)a", "ac").groups())
