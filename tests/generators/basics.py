# Generators: laziness, exhaustion, state, return values, infinite streams, recursion.
def count(n):
    print("start", end=" ")
    for i in range(n): yield i
    print("end", end=" ")
g = count(2); print(type(g).__name__, next(g), next(g), next(g, "done"), next(g, "still done"), list(g))
def infinite():
    a, b = 0, 1
    while True: yield a; a, b = b, a + b
def take(n, it):
    for i, v in enumerate(it):
        if i >= n: return
        yield v
print(list(take(10, infinite())), sum(take(5, infinite())), [x for x in take(3, infinite())], max(take(8, infinite())), dict(zip("abc", infinite())))
def empty():
    return
    yield
def ret(): yield 1; return "value"
def only_return():
    if 0: yield
    return 5
print(list(empty()), list(ret()))
for make in (ret, only_return):
    g = make()
    try:
        while True: print("got", next(g))
    except StopIteration as e: print("stopped", e.value, e.args)
def tree(n): 
    if n: yield from tree(n - 1); yield n; yield from tree(n - 1)
print(list(tree(3)))
def perms(items):
    if not items: yield []
    for i, x in enumerate(items):
        for p in perms(items[:i] + items[i + 1:]): yield [x] + p
print(list(perms([1, 2, 3])))
def primes():
    found = []
    n = 2
    while True:
        if all(n % p for p in found): found.append(n); yield n
        n += 1
print(list(take(10, primes())))
def args(*a, **k): yield a; yield k; x = yield; yield x
print(list(args(1, b=2)))
def pipeline(lines): return (int(x) for x in (l.strip() for l in lines) if x and not x.startswith("#"))
print(list(pipeline(["1\n", "# c\n", "", " 2 "])))
a, b, *c = take(5, infinite()); print(a, b, c, *take(3, infinite()), 8 in infinite(), any(x > 50 for x in infinite()))
class Tree:
    def __init__(self, v, *kids): self.v, self.kids = v, kids
    def __iter__(self):
        yield self.v
        for k in self.kids: yield from k
t = Tree(1, Tree(2, Tree(3)), Tree(4)); print(list(t), sorted(t, reverse=True), 3 in t)
gs = [take(3, infinite()) for _ in range(2)]; print(next(gs[0]), next(gs[0]), next(gs[1]), list(gs[0]), list(gs[1]))
g = (i for i in range(3)); print(g is iter(g), next(g), list(g), count.__name__, g.__name__, type(count).__name__)
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
def self_next():
    yield next(me)
me = self_next()
def raising(): yield 1; raise ValueError("inside")
r = raising(); next(r)
attempt(lambda: next(me)); attempt(lambda: next(r)); attempt(lambda: next(r)); attempt(lambda: next(empty())); attempt(lambda: len(g)); attempt(lambda: g[0]); attempt(lambda: count()); attempt(lambda: g()); attempt(lambda: list(raising())); attempt(lambda: g.foo); attempt(lambda: reversed(g))
def stop_inside(): yield 1; raise StopIteration("x")
def next_inside(): yield next(iter([]))
attempt(lambda: list(stop_inside())); attempt(lambda: list(next_inside()))
try: list(next_inside())
except RuntimeError as e: print(repr(e.__cause__))
