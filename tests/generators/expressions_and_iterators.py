# iter() with a sentinel, generator expressions as arguments, manual iterator protocols.
it = iter([1, 2, 3]); print(next(it), [x for x in it], next(it, None), it is iter(it))
n = 0
def tick():
    global n
    n += 1
    return n
print(list(iter(tick, 5)), list(iter(lambda: "x", "x")), n)
def grouped(seq, size):
    it = iter(seq)
    while chunk := [x for _, x in zip(range(size), it)]: yield chunk
print(list(grouped(range(7), 3)))
print(list(zip(*[iter("abcdef")] * 2)), dict(zip(*[iter([1, 2, 3, 4])] * 2)))
class Countdown:
    def __init__(self, n): self.n = n
    def __iter__(self):
        n = self.n
        while n: yield n; n -= 1
c = Countdown(3); print(list(c), list(c), [(a, b) for a in c for b in c if a > b])
class Once:
    def __init__(self): self.it = iter([1, 2])
    def __iter__(self): return self.it
    def __next__(self): return next(self.it)
o = Once(); print(list(o), list(o))
print(sum(i * i for i in range(4)), sorted((i for i in (3, 1)), reverse=True), "".join(c for c in "abc" if c != "b"), max((w for w in ["a", "bbb"]), key=len), set(i % 2 for i in range(5)), all(i for i in [1, 1]), len([*(i for i in "xy")]))
e = enumerate("ab", 1); print(next(e), list(e), list(enumerate([], 5)), list(enumerate("x", start=-1)), list(enumerate("x", 10**20)))
z = zip("ab", [1, 2, 3]); print(next(z), list(z), list(zip()), list(zip("a")), list(zip("ab", "c")), list(zip([1, 2], [3, 4], strict=True)))
m = map(lambda a, b: a + b, [1, 2, 3], [10, 20]); print(next(m), list(m), list(map(str, [])), list(map(max, [1, 5], [3, 2])), list(map(None.__class__, [])) , list(filter(None, [0, 1, "", "a", [], None])), list(filter(lambda x: x > 1, range(4))))
r = reversed([1, 2, 3]); print(next(r), list(r), list(reversed("ab")), list(reversed(range(3))), list(reversed(())), list(reversed({1: 2, 3: 4})))
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: list(zip([1], [1, 2], strict=True))); attempt(lambda: list(zip([1, 2], [1], strict=True))); attempt(lambda: list(zip([1], [2], [], strict=True))); attempt(lambda: next(iter([]))); attempt(lambda: list(map(lambda a: a, [1], [2]))); attempt(lambda: list(iter(lambda: 1 / 0, 5))); attempt(lambda: [x for x in map(int, "1a")]); attempt(lambda: iter(5, 5)); attempt(lambda: next(z)); attempt(lambda: zip(1)); attempt(lambda: enumerate("a", 1.5))
def left(): 
    for i in (1, 2, 3): print("left", i); yield i
def right():
    for i in (1, 2): print("right", i); yield i
print(list(zip(left(), right())))
