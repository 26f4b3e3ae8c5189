# re: matching, groups, substitution, splitting, attributes of matches
import re


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except re.error as e:
        return e.msg, e.pattern, e.pos, e.lineno, e.colno, str(e)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(re.match("a(b)?c", "abc"), re.search(r"\d+", "ab 123").span())
print(re.findall(r"(\w+)@(\w+)", "me@here you@there"), re.findall("a|b", "cab"))
print(re.sub("x*", "-", "abxd"), re.split(r"x*", "axbc"), re.split(r"(,)|;", "a,b;c"), re.subn("a", "b", "aaa", count=2))
print(re.sub(r"(?P<n>\w+) (\w+)", r"\2 \g<n>\g<0>\n", "hello world"), re.sub("a", lambda m: m.group().upper(), "banana"))
m = re.match(r"(?P<first>\w+) (?P<last>\w+)?(z)?", "Jane Doe x")
