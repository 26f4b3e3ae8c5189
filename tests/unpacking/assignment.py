# Unpacking in assignments: nested, starred, from every iterable, order of evaluation, errors.
a, b = 1, 2
a, b = b, a
print(a, b)
(a, b), [c, d] = (1, 2), "xy"
print(a, b, c, d)
a, *b = 1, 2, 3; print(a, b)
*a, b = "abc"; print(a, b)
a, *b, c = range(5); print(a, b, c)
a, *b, c = 1, 2; print(a, b, c)
*a, = "hi"; print(a)
[*a, (b, *c)] = 1, 2, (3, 4, 5); print(a, b, c)
a, (b, (c, *d)), *e = 1, (2, (3, 4, 5)), 6, 7; print(a, b, c, d, e)
x = [0, 1, 2]
i = 0
i, x[i] = 2, "set"; print(i, x)
x[0], x[1], x[2] = x[2], x[0], x[1]; print(x)
a = b = c = []; a.append(1); print(b, c is a)
a, b = c = d = (1, 2); print(a, b, c, d)
a, b = {"k": 1, "j": 2}; print(a, b)
a, b = {5: 6}.items().__iter__().__next__(); print(a, b)
a, b, c = (n * n for n in range(3)); print(a, b, c)
() = []; [] = (); print("empty targets")
class O: pass
o = O(); o.x, *o.rest = 1, 2, 3; print(o.x, o.rest)
(a), b = 1, 2; (a) = 5; print(a, b)
for a, (b, c) in [(1, (2, 3))]: print(a, b, c)
print([a + b for a, b in [(1, 2), (3, 4)]], {k: v for k, (v, *_) in [("a", (1, 2)), ("b", "xyz")]})
def order(n):
    print("eval", n); return n
t = {}
t[order(1)], t[order(2)] = order(3), order(4)
print(t)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
def two(v): a, b = v
def star(v): a, b, *c = v
def star2(v): *a, b, c = v
def one(v): a, = v
def none(v): () = v
for v in ([], [1], [1, 2, 3], "a", "abc", 5, None, {1: 2}, range(10), (x for x in [1]), (x for x in [1, 2, 3])):
    attempt(lambda: two(v))
attempt(lambda: star([])); attempt(lambda: star([1])); attempt(lambda: star2([1])); attempt(lambda: star(5)); attempt(lambda: one([])); attempt(lambda: one([1, 2])); attempt(lambda: none([1])); attempt(lambda: two(iter([1, 2, 3]))); attempt(lambda: two(1 / 0 for _ in [1]))
