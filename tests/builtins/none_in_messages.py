# CPython's argument parser calls None "None" where other messages say "NoneType".
import sys, time
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
for f in [lambda: sys.stdout.write(None), lambda: time.strftime(None), lambda: sys.intern(None), lambda: "a".removeprefix(None),
          lambda: str.maketrans("a", None), lambda: "a".encode(None), lambda: b"a".decode(None), lambda: (1).to_bytes(1, None),
          lambda: float.__getformat__(None), lambda: (5).__format__(None), lambda: object().__format__(None), lambda: Exception().add_note(None),
          lambda: complex(None), lambda: float(None), lambda: int(None), lambda: "a".center(5, None), lambda: "a".partition(None),
          lambda: ",".join([None]), lambda: "a".startswith(None), lambda: chr(None), lambda: ord(None), lambda: sys.setrecursionlimit(None),
          lambda: getattr(1, None), lambda: type("X", None, {}), lambda: type(None, (), {}), lambda: "a".find(None), lambda: "a".replace(None, "b"),
          lambda: format(1, None), lambda: str(b"", None), lambda: bytes("a", None), lambda: str("a", None), lambda: range(None),
          lambda: [].insert(None, 1), lambda: [1].index(1, None), lambda: time.sleep(None), lambda: enumerate([], None), lambda: map(None, None),
          lambda: round(None), lambda: int("1", None), lambda: sum(iterable=[1]), lambda: enumerate(start=1), lambda: enumerate(), lambda: pow()]:
    attempt(f)
