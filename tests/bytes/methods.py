# The methods of bytes and bytearray with arguments of all kinds, and their errors.
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
for C in (bytes, bytearray):
    b = C(b"hello World")
    print("=====", C.__name__, sorted(n for n in dir(C) if not n.startswith('__')))
    for name in "capitalize lower upper swapcase title isalpha isalnum isdigit isascii islower isupper istitle isspace strip lstrip rstrip split rsplit splitlines expandtabs copy clear reverse pop hex decode".split():
        if hasattr(b, name):
            b = C(b"hello World")
            t(getattr(b, name)); t(getattr(b, name), 1); t(getattr(b,name), "x"); t(getattr(b,name), b"ho", b"d"); t(getattr(b,name),None)
    b = C(b"hello World")
    for name in "count find rfind index rindex startswith endswith partition rpartition removeprefix removesuffix join replace translate maketrans center ljust rjust zfill append extend insert remove resize fromhex".split():
        if hasattr(b, name):
            print('--', name)
            for args in [(), (1,), (300,), (-1,), (b"o",), (b"lo", 2), (b"l", 2, -3), ("x",), (b"",), (None,), (bytearray(b"o"),), ((b"h", b"d"),), (("h",),), ([b"a", b"b"],), ([1, 2],), (["a"],), (b"l", b"LL"), (b"l", b"LL", 1), (b"", b"-"), (20,), (20, b"*"), (20, b"**"), (20, "*"), (20, bytearray(b"*")), (2.5,), (b"l", None, None), (b"l", 1.5), (1, 2), (0, 256), (0, "a"), (0, b"a"), (slice(1, 3), b"ABC"), (slice(None, None, 2), b"x"), (slice(0, 4), [1, 2]), (slice(0,4), 3), (slice(0,4), "a"),(slice(None),)]:
                b = C(b"hello World")
                t(getattr(b, name), *args)
                if C is bytearray and b != b"hello World": print('   ', b)
