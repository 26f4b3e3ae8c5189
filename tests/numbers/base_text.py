# bin, oct, hex of ints, and their errors.
for n in (0, 1, -1, 10, -10, 255, -256, 2**62, 2**64, -(2**70), True):
    print(bin(n), oct(n), hex(n), int(bin(n), 2) == n, int(oct(n), 8) == n, int(hex(n), 0) == n)
class Index:
    def __index__(self):
        return 42
print(bin(Index()), oct(Index()), hex(Index()))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: bin(1.5))
attempt(lambda: hex("a"))
attempt(lambda: oct(None))
attempt(lambda: hex())
attempt(lambda: bin(1, 2))
class Bad:
    def __index__(self):
        return "x"
attempt(lambda: hex(Bad()))
attempt(lambda: [1][Bad()])
attempt(lambda: list(range(100))[Index()])
attempt(lambda: "abc" * Index() == "abc" * 42)
attempt(lambda: range(Index()))
attempt(lambda: int(Index()))
attempt(lambda: float(Index()))
attempt(lambda: int(Bad()))
