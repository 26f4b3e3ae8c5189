# re: letters of either case, classes of characters, text and bytes, positions in characters
import re


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except re.error as e:
        return e.msg, e.pattern, e.pos, e.lineno, e.colno, str(e)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


print(re.findall(r"(?i)straße|[à-ü]+", "STRASSE Straße ÀÜ àü"))
print(re.findall("(?i)k", "kK\u212a"))
print(re.findall("(?i)[a-z]+", "ſK\u212aIıİ"))
print(re.findall("(?ia)[a-z]+", "ſK\u212aIıİ"))
print(re.findall(r"\w+", "été naïve 数字 x_1"))
print(re.findall(r"(?a)\w+", "été naïve"))
print(re.findall(r"\d", "1٣²"))
print(re.findall(r"\s", "a\u00a0b\x1cc d"))
print(re.findall(rb"\w+", b"\xe9t a_1"))
print(re.search("é", "caféé").span())
print([m.span() for m in re.finditer("é|x", "éxaéé")])
print(re.compile("é").search("éé", 1).span())
print([m.start(1) for m in re.finditer("(b)", "ébéb")])
print(re.sub("é", "e", "été"))
print(re.split("é", "aébéc"))
