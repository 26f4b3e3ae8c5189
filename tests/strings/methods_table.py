# The names of str's methods that exist, called through the class and through bound methods kept in variables.
calls = [("upper",), ("lower",), ("title",), ("strip",), ("split",), ("isalpha",), ("center", 9), ("replace", "l", "L"), ("find", "l"), ("count", "l"),
         ("startswith", "he"), ("zfill", 8), ("partition", "l"), ("index", "o"), ("join", ["1", "2"]), ("swapcase",), ("ljust", 7, "."), ("casefold",)]
for name, *args in calls:
    bound = getattr("hello", name)
    print(name, repr(bound(*args)), repr(getattr(str, name)("hello", *args)))
upper = "abc".upper
print(upper(), upper.__name__, "abc".upper() is not None, callable(upper), list(map(str.upper, "abc")), sorted(["b", "A", "c"], key=str.lower))
for name in ("capitalize", "casefold", "center", "count", "endswith", "expandtabs", "find", "format", "format_map", "index", "isalnum", "isalpha", "isascii",
             "isdecimal", "isdigit", "isidentifier", "islower", "isnumeric", "isprintable", "isspace", "istitle", "isupper", "join", "ljust", "lower", "lstrip",
             "maketrans", "partition", "removeprefix", "removesuffix", "replace", "rfind", "rindex", "rjust", "rpartition", "rsplit", "rstrip", "split",
             "splitlines", "startswith", "strip", "swapcase", "title", "translate", "upper", "zfill", "append", "reverse"):
    print(name, hasattr("", name), hasattr(str, name))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: "a".upper(1))
attempt(lambda: str.upper())
attempt(lambda: str.upper(1))
attempt(lambda: "a".isalpha("b"))
attempt(lambda: "a".nope())
attempt(lambda: str.nope)
def set_attribute():
    "a".x = 1
attempt(set_attribute)
