# Nested lists, and lists that contain themselves, printed and compared.
grid = [[r * 3 + c for c in range(3)] for r in range(3)]
print(grid, grid[1][2], [row[1] for row in grid], list(zip(*grid)), [x for row in grid for x in row], sum(grid, []), sum((sum(row) for row in grid)))
a = [1]
a.append(a)
print(a, a[1] is a, a[1][1][1][0], len(a), str(a), f"{a}", [a], (a,), {"k": a})
b = [2, a]; a.append(b)
print(a, b)
d = {}; d["self"] = d; d["list"] = [d]
print(d)
t = ([],)
t[0].append(t)
print(t)
s = [1]; s.append(s)
print(s == s, s in s, s.index(s), s.count(1), s == [1, s])
u = [1]; u.append(u)
try:
    print(s == u)
except RecursionError as e:
    print(type(e).__name__)
try:
    print(s < u)
except RecursionError as e:
    print(type(e).__name__)
d2 = {}; d2["self"] = d2
d3 = {}; d3["self"] = d3
try:
    print(d2 == d3)
except RecursionError as e:
    print(type(e).__name__)
class Node:
    def __init__(self):
        self.items = [self]
    def __repr__(self):
        return f"Node({self.items if len(repr_depth) > 1 else repr_depth.append(1) or self.items})"
repr_depth = []
shallow = [[1], [2]]
copy = shallow[:]
copy[0].append(9); copy.append([3])
print(shallow, copy)
