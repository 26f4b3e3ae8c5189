# A million short-lived objects, lists that grow and shrink, strings that grow.
class P:
    def __init__(self, x): self.x = x
total = 0
for i in range(200_000): total += P(i).x
print(total)
l = []
for i in range(200_000): l.append(i)
while len(l) > 5: l.pop()
print(l)
s = ""
for i in range(50_000): s += "x"
print(len(s))
parts = [str(i) for i in range(50_000)]
print(len("".join(parts)))
q = list(range(1000))
for i in range(10_000): q.append(q.pop(0))
print(q[:3], len(q))
m = {}
for i in range(100_000): m[i % 100] = [i]
print(len(m), m[99])
cycles = 0
for i in range(20_000):
    a = []; b = [a]; a.append(b); cycles += 1
print(cycles)
big = [[0] * 100 for _ in range(1000)]
for row in big: row[5] = 1
print(sum(map(sum, big)))
t = tuple(range(100_000)); print(len(t + t), len(t * 3), sum(t))
print(len([None] * 1_000_000), len("ab" * 500_000), len(bytes_free := [0.5] * 1000), len({i for i in range(100_000)}))
