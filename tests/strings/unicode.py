# Characters beyond ASCII: lengths, ord and chr, comparison, padding.
s = "a\u00e9\u4e2d\U0001f600z"
print(s, len(s), s[1], s[2], s[3], s[4], s[::-1], s[1:4], s.index("z"), [hex(ord(c)) for c in s])
print(chr(97), chr(233), chr(0x4e2d), chr(0x1f600), repr(chr(0)), repr(chr(0x10ffff)), ord("a"), ord("\u00e9"), ord("\U0010ffff"))
print(s + s, s * 2, s.upper(), s.find("\U0001f600"), s.replace("\u4e2d", "x"), s.split("\u4e2d"), "\u00e9" in s, s.count("\u00e9"), s.center(9, "\u00b7"))
t = "".join(chr(0x100 + i * 7) for i in range(300))
print(len(t), t[0] == chr(0x100), t[150] == chr(0x100 + 1050), t[299] == chr(0x100 + 299 * 7), t[64], t[-1], t[100:105], t[::50], t.find(t[200]), t.rfind(t[7]))
mixed = "x" * 100 + "\u00e9" + "y" * 100
print(mixed[99], mixed[100], mixed[101], mixed.index("y"), mixed[-101], mixed[100:102], len(mixed), mixed.find("\u00e9y"), mixed.rindex("x"))
print("e\u0301" == "\u00e9", len("e\u0301"), "\U0001f468\u200d\U0001f469"[0], f"{'\u4e2d':>4}|{'\u4e2d':*^5}|", "%5s|" % "\u00e9", "\u4e2d".ljust(3, ".") + "|")
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: chr(-1))
attempt(lambda: chr(0x110000))
attempt(lambda: chr("a"))
attempt(lambda: chr(1.5))
attempt(lambda: ord(""))
attempt(lambda: ord("ab"))
attempt(lambda: ord(1))
attempt(lambda: ord())
attempt(lambda: chr(1, 2))
