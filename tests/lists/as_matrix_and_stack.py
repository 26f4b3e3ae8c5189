# Lists as stack, queue and matrix; joins of common list operations in one place.
stack = []
for c in "abc": stack.append(c)
print(stack.pop(), stack[-1], stack, not stack)
queue = list(range(5)); queue.append(queue.pop(0)); queue.insert(0, "first"); print(queue, queue.index(3))
m = [[r * 4 + c for c in range(4)] for r in range(3)]
print(m, [row[1] for row in m], [m[i][i] for i in range(3)], [list(col) for col in zip(*m)], [row[::-1] for row in m[::-1]], sum(map(sum, m)), [[v * 2 for v in row] for row in m][1], max(max(row) for row in m), [v for row in m for v in row if v % 5 == 0])
m[1][2] = "x"; m[0], m[2] = m[2], m[0]; del m[1][0]; m.append([]); m[-1].extend("ab"); print(m)
a = [5, 3, 8]; b = sorted(a); a.sort(); print(a == b, a, list(reversed(a)), a[::-1], min(a), max(a), sum(a), len(a), a.index(8), a.count(3), 3 in a)
evens, odds = [], []
for n in range(10): (evens if n % 2 == 0 else odds).append(n)
print(evens, odds, list(zip(evens, odds)), [x + y for x, y in zip(evens, odds)], evens + odds, [*evens, "mid", *odds])
unique = []
for x in [3, 1, 3, 2, 1]:
    if x not in unique: unique.append(x)
print(unique, sorted(set([3, 1, 3])), list(dict.fromkeys([3, 1, 3, 2])), [x for i, x in enumerate([3, 1, 3]) if x not in [3, 1, 3][:i]])
chunks = [list(range(10))[i:i + 3] for i in range(0, 10, 3)]; print(chunks, [sum(c) for c in chunks])
rot = [1, 2, 3, 4, 5]; k = 2; print(rot[k:] + rot[:k], rot[-k:] + rot[:-k]); rot[1:3] = []; print(rot); rot[1:1] = [9, 9]; print(rot); rot[::2] = [0] * len(rot[::2]); print(rot)
flat = []
def walk(x):
    for v in x:
        if type(v) is list: walk(v)
        else: flat.append(v)
walk([1, [2, [3, [4]]], []]); print(flat)
acc = []; total = 0
for v in [1, 2, 3, 4]: total += v; acc.append(total)
print(acc, [b - a for a, b in zip(acc, acc[1:])], any(v > 9 for v in acc), all(v > 0 for v in acc), list(filter(lambda v: v > 3, acc)), list(map(str, acc)), ",".join(map(str, acc)), [acc[i] for i in (0, -1)], acc[len(acc) // 2])
