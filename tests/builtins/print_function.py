# print: sep, end, several types, flush, file to stdout and stderr objects.
import sys
print(); print("a"); print("a", "b"); print(1, 2.0, None, True, [1], "x"); print("a", "b", sep=""); print("a", "b", sep="--"); print("a", end="|\n"); print("a", end=""); print("b", end="\n\n"); print("x", "y", sep="\n"); print(sep="x"); print(end="no newline "); print("", ""); print("a", "b", sep=None, end=None)
print(*[1, 2, 3], sep=", "); print(*"abc"); print(*[], end="empty\n"); print("tab\tnew\nline", "quote's \"x\""); print("é", "日本", "😀"); print("a" * 3, flush=True); print("to stdout", file=sys.stdout); print("default file", file=None)
print({}, [], (), set(), {"a": [1, (2, "b")]}, [None, True], ("x",), [[]], {1: {2: {3: 4}}}, ["it's", 'a"b', "n\n", "\\"], {"é": "日"}, 1e20, -0.0, 10**25, range(3), ...)
print(print("inner"))
class W:
    def __init__(self): self.parts = []
    def write(self, s): self.parts.append(s)
    def flush(self): self.parts.append("<flush>")
w = W(); print("a", 1, sep="-", end="!", file=w, flush=True); print(file=w); print("x", "y", file=w); print(w.parts)
sys.stdout.write("written\n"); n = sys.stdout.write("abc\n"); print(n); sys.stdout.flush()
class NoWrite: pass
def attempt(f):
    try: f()
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: print("a", sep=1)); attempt(lambda: print("a", end=1)); attempt(lambda: print("a", file=NoWrite())); attempt(lambda: print("a", file=5)); attempt(lambda: print("a", foo=1)); attempt(lambda: print("part", 1 / 0)); attempt(lambda: sys.stdout.write(5)); attempt(lambda: sys.stdout.write())
saved = sys.stdout; sys.stdout = w; print("captured"); sys.stdout = saved; print(w.parts[-2:])
print("a", "b", "c", sep="\n- ", end="\n=====\n")
print(f"{'Name':<10}|{'Qty':>5}|{'Price':^10}"); print("-" * 27)
for n, q, p in (("apple", 3, 1.5), ("kiwi", 12, 0.25)): print(f"{n:<10}|{q:>5}|{p:^10.2f}")
