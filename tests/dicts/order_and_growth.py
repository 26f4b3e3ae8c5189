# Order of insertion through growth, deletion and re-insertion; many keys that collide.
d = {}
for i in range(1000):
    d[i * 31 % 1009] = i
print(len(d), list(d)[:8], list(d.values())[:8], list(d)[-3:])
for i in range(0, 1000, 2):
    del d[i * 31 % 1009]
print(len(d), list(d.values())[:8])
for i in range(0, 10, 2):
    d[i * 31 % 1009] = "again"
print(len(d), list(d.items())[-5:], list(d.items())[:3])
class Same:
    def __init__(self, n):
        self.n = n
    def __hash__(self):
        return 1
    def __eq__(self, other):
        return isinstance(other, Same) and self.n == other.n
    def __repr__(self):
        return f"S{self.n}"
e = {Same(i): i for i in range(50)}
print(len(e), e[Same(0)], e[Same(49)], Same(50) in e, list(e)[:3])
for i in range(0, 50, 3):
    del e[Same(i)]
e[Same(0)] = "new"
print(len(e), list(e.items())[:3], list(e.items())[-2:], e.get(Same(3)), e[Same(4)])
strs = {str(i): i for i in range(5000)}
print(len(strs), sum(strs.values()), strs["0"], strs["4999"], "5000" in strs, list(strs)[2500])
multiples = {i * 2**20: i for i in range(300)}
print(len(multiples), all(multiples[i * 2**20] == i for i in range(300)), {i << 61: i for i in range(5)})
q = {}
for i in range(2000):
    q[i] = i
    if i >= 10:
        del q[i - 10]
print(len(q), list(q))
for i in range(100):
    q["k"] = i; del q["k"]
print(len(q), q.popitem(), list(q)[0])
