# Format specs on strings and on objects with and without __format__.
for s in ("", "a", "hello", "h\u00e9llo\u65e5"):
    print(f"{s}|{s:s}|{s:8}|{s:<8}|{s:>8}|{s:^8}|{s:*^8}|{s:.2}|{s:8.2}|{s:>8.2s}|{s:08}|{s:0<8}|{s:\u00e9^8}|{s:.0}|{s:3}|{s!r:>8}|{s:.100}|")
class P:
    def __format__(self, spec):
        return f"<{spec}>"
class Q:
    def __str__(self):
        return "Q"
class Bad:
    def __format__(self, spec):
        return 5
print(f"{P()}|{P():abc}|{P():>10}|{P()!r:.2}|{Q()}|{Q()!s:>3}|", format(P(), "x"), format(P()), format("a", ">3"), format(5), format(None), format([1]), "{:y}".format(P()))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: f"{'a':d}")
attempt(lambda: f"{'a':=5}")
attempt(lambda: f"{'a':+}")
attempt(lambda: f"{'a': }")
attempt(lambda: f"{'a':,}")
attempt(lambda: f"{'a':_}")
attempt(lambda: f"{'a':#}")
attempt(lambda: f"{'a':.5.5}")
attempt(lambda: f"{'a':q}")
attempt(lambda: f"{Q():5}")
attempt(lambda: f"{Bad()}")
attempt(lambda: f"{None:5}")
attempt(lambda: f"{[1]:5}")
attempt(lambda: f"{(1,):>5}")
attempt(lambda: f"{ {1: 2}:5}")
attempt(lambda: f"{int:5}")
attempt(lambda: format(1, 2))
attempt(lambda: format())
attempt(lambda: object().__format__("x"))
attempt(lambda: f"{'a':99999999999999999999}")
