# Formatting bytes with %.
def t(f, *a, **k):
    try: print(repr(f(*a, **k)))
    except Exception as e: print(type(e).__name__, e)
for f in ["%s", "%b", "%a", "%r", "%d", "%5d|", "%x", "%c", "%f", "%.2f", "%(a)s", "%-8s|", "%.2s", "%%", "%s %s", "%", "%z", "%*d", "%i", "%e"]:
    fb = f.encode()
    for v in [b"xyz", bytearray(b"q"), "str", 5, 300, 65, 2.5, None, (1,), (b"a", b"b"), {b"a": b"v"}, {"a": 1}, (5, 6), [1]]:
        t(lambda: fb % v)
class B:
    def __bytes__(self): return b"BB"
t(lambda: b"%s %b" % (B(), B()))
t(lambda: bytearray(b"%s") % b"a")
t(lambda: b"%s" % (bytearray(b"a"),))
t(lambda: 5 % b"a")
t(lambda: b"%c" % b"ab")
t(lambda: b"%c" % "a")
t(lambda: b"%c" % -1)
t(lambda: b"%c" % 2.0)
