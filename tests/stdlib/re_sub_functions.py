# re: replacing with functions and templates; matches that outlive their search
import re

calls = []


def replace(m):
    calls.append((m.group(), m.span(), m.lastindex))
    return {"a": "<A>", "b": None}.get(m.group(), "")


print(re.sub("(a)|b|c", replace, "abcd"), calls)
print(re.sub(r"(\w)(\d)?", r"[\1|\2]", "a1b"), re.sub("a", r"\\n\n\t", "a"), re.sub("a", "\\07\\101\\0", "a").encode())
print(re.sub(r"(?P<x>a)", r"\g<x>\g<1>\g<0>0", "a"), re.sub(b"a", rb"\g<0>b", b"a"), re.sub("a", r"\.\-", "a"))
print(re.subn("a", lambda m: m.group() * 2, "banana", count=2), re.sub("a", "b", "xyz"), re.sub("", "-", "é日"))
for bad in (lambda m: 5, lambda m: b"x", lambda m: 1 / 0):
    try:
        print(re.sub("a", bad, "ba"))
    except (TypeError, ZeroDivisionError) as e:
        print(type(e).__name__, e)


def nested(m):
    return re.sub("[aeiou]", lambda inner: inner.group().upper(), m.group())


print(re.sub(r"\w+", nested, "some words here"))


class Text(str):
    pass


m = re.search("b+", Text("abbc"))
print(type(m.group()), type(m.string), type(re.sub("x", "y", Text("a"))), type(re.compile(".*").match(Text("abc")).group()))
data = bytearray(b"abc")
m = re.match(b"(.)(.)", data)
print(m.groups(), type(m.group()), m.string is data, re.sub(b"b", b"x", data))
print(re.search("(?P<a>x)|(?P<b>y)", "y").groupdict(), re.search("(?P<a>x)|(?P<b>y)", "y").lastgroup, re.match("(a(b))", "ab").lastindex)
kept = [m for m in re.finditer("[a-z]", "a1é2z")]
print([(m.group(), m.span(), m.end()) for m in kept], kept[1].expand("<\\g<0>>"))
print(re.split("([,;])", "a,b;c", maxsplit=1), re.split("(?P<s>,)|(;)", "a,b;c"), re.split("x", "abc"), re.split("(x)?", "ab"))
