# re: warnings about sets and about arguments by position; the cache
import re
import warnings

with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter("always")
    for pattern in ("[[a]", "[a&&b]", "[a||b]", "[a~~b]", "[a-c]", "[-a]"):
        re.compile(pattern)
    print(re.sub("a", "b", "aa", 1), re.split("a", "bab", 1), re.subn("A", "b", "aa", 1, re.I))
print(*[(w.category.__name__, str(w.message), w.lineno) for w in seen], sep="\n")
for call in (
    lambda: re.sub("a", "b", "c", 1, count=1), lambda: re.sub("a", "b", "c", 1, 2, 3), lambda: re.split("a", "b", 1, maxsplit=1),
    lambda: re.sub("a", "b", "c", 1, 0, flags=0),
):
    try:
        with warnings.catch_warnings(action="ignore"):
            print(call())
    except TypeError as e:
        print(e)
first = re.compile("cached")
print(re.compile("cached") is first, re.compile(first) is first)
re.purge()
print(re.compile("cached") is first, re.compile("cached") == first)
for i in range(600):
    re.compile(f"x{i}")
print(re.match("x599", "x599"))
