# re: patterns that go back often, and long texts
import re


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except re.error as e:
        return e.msg, e.pattern, e.pos, e.lineno, e.colno, str(e)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(re.search("(a+)+$", "a"*20))
print(re.search("(x+x+)+y", "x"*15))
print(len(re.findall("a|b|c", "abc"*1000)))
print(re.match("(?:a|b)*", "ab"*5000).end())
print(re.match("((?:a|b)*)c", "ab"*5000+"c").end())

print(re.match("(?:(?:a|b)(?:c|d))*", "acbd" * 20000).end())
print(len(re.findall(r"(\w)(\d)?", "a1b" * 5000)), re.search("(?s)x.*y", "x" + "z" * 100000 + "y!").end())
print(re.match("(" * 300 + "a" + ")" * 300, "a").lastindex)
try:
    re.compile("(" * 5000 + ")" * 5000)
except RecursionError:
    print("too deep")
