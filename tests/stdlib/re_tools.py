# re: escape, equality, Scanner, copies, buffers
import re


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except re.error as e:
        return e.msg, e.pattern, e.pos, e.lineno, e.colno, str(e)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(re.findall("(?m)^.*$", "a\nb\n"))
print(re.findall(".*$", "a\nb\n"))
print(re.findall("(?s).+", "a\nb"))
print(re.findall(r"\bx\b", "x xx x"))
print(re.findall(r"\B", "ab"))
print(re.findall("$", "a\n"))
print(re.split(r"\b", "a b"))
print(re.findall(r"a\Z", "a\na"))
print(re.sub("(?m)^", "> ", "a\nb"))
print(re.escape("a.b*c é\n"))
print(re.escape(b"a.b"))
print(re.compile("a") == re.compile("a"))
print(hash(re.compile("a")) == hash(re.compile("a")))
print(re.compile("a") == re.compile("a", re.I))
print(re.Pattern[str])
print(re.Match[str])
s = re.Scanner([(r"[a-z]+", lambda s, t: ("w", t)), (r"\d+", lambda s, t: int(t)), (r"\s+", None)])
print(s.scan("abc 12 !x"))
print(re.template if hasattr(re, "template") else "no template")
print(re.sub("a", "b", bytearray(b"x").decode()))
print(re.sub(b"x", b"y", bytearray(b"axa")))
print(re.findall(b"x", memoryview(b"xx")))
import copy
