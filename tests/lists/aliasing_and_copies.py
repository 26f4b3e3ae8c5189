# Names that share a list, copies that do not, default arguments, nested aliases, identity.
a = [1, 2]; b = a; c = a[:]; d = a.copy(); e = list(a); f = a + []; g = [*a]; h = a * 1
b.append(3); print(a, b, c, d, e, f, g, h, a is b, a is c, [x is a for x in (b, c, d, e, f, g, h)])
a += [4]; print(b); a = a + [5]; print(a, b)
def add(x, to=[]): to.append(x); return to
print(add(1), add(2), add(3, []), add(4))
def modify(l): l.append("m"); l = ["new"]; l.append("n"); return l
orig = []; print(modify(orig), orig)
grid = [[0] * 3] * 2; grid[0][0] = 1; print(grid); grid = [[0] * 3 for _ in range(2)]; grid[0][0] = 1; print(grid)
nested = [1, [2, 3]]; shallow = nested[:]; shallow[0] = "s"; shallow[1].append("both"); print(nested, shallow)
t = ([], [])
t[0].append(1); print(t, t[0] is not t[1])
d1 = {"k": [1]}; d2 = dict(d1); d3 = {**d1}; d1["k"].append(2); d1["n"] = 0; print(d1, d2, d3)
x = y = []; x.append(1); x = []; x.append(2); print(x, y)
l = [[]] * 3; l[0].append(1); l[1] = ["own"]; print(l)
s = "abc"; u = s; s += "d"; print(s, u); n = 5; m = n; n += 1; print(n, m); p = (1,); q = p; p += (2,); print(p, q)
def swap(a, b): a, b = b, a; return a, b
i, j = [1], [2]; print(swap(i, j), i, j)
i[:], j[:] = j[:], i[:]; print(i, j)
class C:
    shared = []
    def __init__(self): self.own = []
c1, c2 = C(), C(); c1.shared.append(1); c1.own.append(1); print(c2.shared, c2.own); c1.shared = ["instance"]; print(c2.shared, C.shared)
rows = []; row = [0]
for k in range(3): row[0] = k; rows.append(row)
print(rows); rows = []
for k in range(3): rows.append([k])
print(rows, [r is rows[0] for r in rows])
it = [1, 2, 3]
for v in it: v *= 2
print(it)
for k, v in enumerate(it): it[k] *= 2
print(it, it == [2, 4, 6], it is it[:], it == it[:])
