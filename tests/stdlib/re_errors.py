# re: errors of patterns, replacements and arguments, with their places
import re


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except re.error as e:
        return e.msg, e.pattern, e.pos, e.lineno, e.colno, str(e)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(attempt(re.compile, b"(\xff"))
print(attempt(re.compile, b"(?P<\xff>a)"))
print(attempt(re.compile, "a", re.L))
print(attempt(re.compile, b"a", re.U))
print(attempt(re.compile, "a", re.A|re.U))
print(attempt(re.compile, 5))
print(attempt(re.compile, re.compile("a"), re.I))
print(attempt(re.match, "a", b"a"))
print(attempt(re.match, b"a", "a"))
print(attempt(re.match, "a", 5))
print(attempt(re.sub, "a", r"\9", "a"))
print(attempt(re.sub, "a", r"\q", "a"))
print(attempt(re.sub, "a", r"\g<x>", "a"))
print(attempt(re.sub, "a", r"\g<", "a"))
print(attempt(re.sub,"a",r"\g","a"))
print(attempt(re.sub,"a",r"\g<1a>","a"))
print(attempt(re.sub, "a", 5, "a"))
print(attempt(re.sub, "a", lambda m: 5, "xa"))
print(attempt(re.sub, "a", "\\400","a"))
print(attempt(re.sub,"a","\\","a"))
PATTERNS = [
    '(',
    ')',
    '[',
    'a**',
    '*',
    'a{2,1}',
    '(?P<a>x)(?P<a>y)',
    '(?P<1>x)',
    '\\',
    '[z-a]',
    '(?<=a+)b',
    '\\1',
    '(?P=x)',
    '(?z)',
    '(?P',
    '(?',
    '(?<x',
    'a(?i)b',
    '(?i',
    '(?iL)',
    '(?-)',
    '(?a-u:x)',
    '(?i-i:x)',
    '\\q',
    '[\\q]',
    '\\x1',
    '\\u12',
    '\\400',
    '[\\400]',
    '(?(1)a|b|c)(x)',
    '(?(2)a)',
    '(?(0)a)',
    '(?(x)a)',
    '(a\\1)',
    '(?#abc',
    '(?:a',
    'x{4294967295}',
    '[a-\\d]',
    '(?P<>x)',
    '(?P<a',
    '(?P=',
    '(?<=(a)\\1)b',
    'a\nb(',
    '\\8',
    '(?au)x',
    '(?a-',
    '(?i-',
    '(?i-z:',
    '(?iz)',
    '^*',
    '$+',
    'a???',
    'a{1}{2}',
    '(?:a*)*',
    'x{,3}',
    'x{',
    'x{a}',
    'x{1,',
    '[]',
    '[^]',
    '[]a]',
    '[^]a]x',
    '[a-]',
    '(?<!a|bc)x',
    '(?!)',
    '(?>a)',
    'a++',
    '\\Ax\\Z\\z',
    '[a]',
]
for pattern in PATTERNS:
    result = attempt(re.compile, pattern)
    print(repr(pattern), result if isinstance(result, tuple) or isinstance(result, str) else ("ok", result.groups))
