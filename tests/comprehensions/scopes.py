# Which names a comprehension sees, when its first iterable is evaluated, and what survives.
def show(x):
    print("show", x)
    return x
g = (show(x) for x in show([1, 2]))
print("before"); print(next(g)); print(next(g)); print(next(g, "end"))
print([show(a) + show(b) for a in show([1, 2]) for b in show([10])])
fs = [lambda: (a, b) for a in range(2) for b in "xy"]
print([f() for f in fs])
def outer(n):
    return [[(n, i, j) for j in range(i)] for i in range(n)]
print(outer(3))
def nested():
    total = 0
    def add(v):
        nonlocal total
        total += v
        return total
    return [add(i) for i in range(5)], total
print(nested())
i = "global i"
def shadow():
    i = "local i"
    r = [i for i in range(2)]
    return i, r
print(shadow(), i)
def last():
    [v := k for k in range(4)]
    return v
print(last())
def gen_late():
    n = 1
    g = (n for _ in range(2))
    n = 2
    return list(g)
print(gen_late())
items = [1, 2, 3]
g = (x for x in items)
items = [9]
print(list(g))
items = [1, 2, 3]
g = (x for x in items if x in items)
items = [2]
print(list(g))
class K:
    n = 5
    f = [lambda: K.n for _ in range(1)][0]
    r = [x for x in range(n)]
print(K.f(), K.r)
def deep(a):
    return {k: [a + k + v for v in (a, k)] for k in (x + a for x in range(2))}
print(deep(1), [[[z for z in range(y)] for y in range(x)] for x in range(3)])
try:
    [q for q in range(3) if q == 2 and undefined_name]
except NameError as e:
    print(e)
print([locals_ok for locals_ok in [1]], "locals_ok" in globals(), "q" in globals())
