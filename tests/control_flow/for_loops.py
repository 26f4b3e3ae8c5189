# for over every iterable, with else, break, continue, nested unpacking and the loop variable after the loop.
for c in "abc": print(c, end=" ")
for x in [1, 2]: print(x, end=" ")
for x in (3,): print(x, end=" ")
for k in {"a": 1}: print(k, end=" ")
for x in {7}: print(x, end=" ")
for x in range(2): print(x, end=" ")
for x in (y * y for y in range(3)): print(x, end=" ")
for x in []: print("never")
else: print("empty else", x)
for a, b in [(1, 2), [3, 4], "xy"]: print(a, b, end=" ")
for i, (a, *b) in enumerate([(1, 2, 3), "pq"]): print(i, a, b, end=" ")
for x, in [(1,), [2]]: print(x, end=" ")
print()
for n in range(2, 20):
    for d in range(2, n):
        if n % d == 0:
            break
    else:
        print(n, end=" ")
print()
for i in range(5):
    if i == 1: continue
    if i == 4: break
    print(i, end=" ")
else:
    print("no")
print(i)
for i in range(3):
    for j in range(3):
        if j == i: break
        print((i, j), end=" ")
    else:
        continue
    print("|", end=" ")
print()
data = [0] * 3
for data[1] in range(5): pass
print(data)
d = {}
for d["k"] in "xyz": pass
class O: pass
for O.attr in (1, 2): pass
print(d, O.attr)
for x in 1, 2, 3: print(x, end=",")
for x in *[1], *"ab": print(x, end=",")
print()
class Count:
    def __init__(self, n): self.n = n
    def __iter__(self): return self
    def __next__(self):
        if self.n == 0: raise StopIteration
        self.n -= 1
        return self.n
class Old:
    def __getitem__(self, i):
        if i > 3: raise IndexError
        return i * i
print([x for x in Count(3)], [x for x in Old()], list(Old()), 9 in Old(), 5 in Count(3), max(Old()))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
def over(v):
    for x in v: pass
class BadIter:
    def __iter__(self): return 5
class NoNext:
    def __iter__(self): return self
class Raises:
    def __iter__(self): raise ValueError("iter")
class RaisesNext:
    def __iter__(self): return self
    def __next__(self): raise ValueError("next")
for v in (5, None, 1.5, len, int, object(), BadIter(), NoNext(), Raises(), RaisesNext()):
    attempt(lambda: over(v)) if type(v) is not object else attempt(lambda: over(object()))
