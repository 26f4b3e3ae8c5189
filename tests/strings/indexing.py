# Indexing, slicing, iteration and membership, ASCII and not.
for s in ("hello", "h\u00e9llo w\u00f6rld", "\u65e5\u672c\u8a9e\U0001f600!", ""):
    print(len(s), [c for c in s], s[:2], s[2:], s[::-1], s[::2], s[-2:], s[:-2], s[1:3], s[10:], s[-100:2], s[3:1], s[::-2])
    print(list(enumerate(s))[:3], "".join(reversed(s)), [ord(c) for c in s])
s = "abcdef"
print(s[0], s[-1], s[5], s[-6], s[True], s[2:2], s[4:1:-1], s[:3:-1], s[None:None:None], s[-1:-4:-1])
print("a" in s, "bcd" in s, "" in s, "z" in s, "z" not in s, "abcdefg" in s, "F" in s)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: s[6])
attempt(lambda: s[-7])
attempt(lambda: ""[0])
attempt(lambda: s["a"])
attempt(lambda: s[1.0])
attempt(lambda: s[None])
attempt(lambda: s[::0])
attempt(lambda: s["a":])
attempt(lambda: 1 in s)
attempt(lambda: None in s)
def assign():
    s[0] = "x"
def delete():
    del s[0]
def delete_slice():
    del s[1:2]
attempt(assign)
attempt(delete)
attempt(delete_slice)
attempt(lambda: s[10**20])
attempt(lambda: s[10**20:])
