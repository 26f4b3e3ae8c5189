"""N queens, sudoku, game of life, primes, sorting, matrices."""
import itertools
import random
import time
import sys


def queens(n, row=0, cols=(), d1=(), d2=()):
    if row == n:
        yield cols
        return
    for c in range(n):
        if c not in cols and row - c not in d1 and row + c not in d2:
            yield from queens(n, row + 1, cols + (c,), d1 + (row - c,), d2 + (row + c,))


print(sum(1 for _ in queens(6)), next(queens(8)))
for row in next(queens(5)):
    print(" ".join("Q" if i == row else "." for i in range(5)))

grid = [[5, 3, 0, 0, 7, 0, 0, 0, 0], [6, 0, 0, 1, 9, 5, 0, 0, 0], [0, 9, 8, 0, 0, 0, 0, 6, 0],
        [8, 0, 0, 0, 6, 0, 0, 0, 3], [4, 0, 0, 8, 0, 3, 0, 0, 1], [7, 0, 0, 0, 2, 0, 0, 0, 6],
        [0, 6, 0, 0, 0, 0, 2, 8, 0], [0, 0, 0, 4, 1, 9, 0, 0, 5], [0, 0, 0, 0, 8, 0, 0, 7, 9]]


def candidates(g, r, c):
    used = set(g[r]) | {g[i][c] for i in range(9)}
    used |= {g[i][j] for i in range(r // 3 * 3, r // 3 * 3 + 3) for j in range(c // 3 * 3, c // 3 * 3 + 3)}
    return [v for v in range(1, 10) if v not in used]


def solve(g):
    empty = [(len(candidates(g, r, c)), r, c) for r in range(9) for c in range(9) if not g[r][c]]
    if not empty:
        return True
    _, r, c = min(empty)
    for v in candidates(g, r, c):
        g[r][c] = v
        if solve(g):
            return True
        g[r][c] = 0
    return False


print(solve(grid))
for r, row in enumerate(grid):
    if r and r % 3 == 0:
        print("-" * 21)
    print(" | ".join(" ".join(map(str, row[i:i + 3])) for i in range(0, 9, 3)))


def step(cells):
    from collections import Counter
    counts = Counter((x + dx, y + dy) for x, y in cells for dx in (-1, 0, 1) for dy in (-1, 0, 1) if dx or dy)
    return {p for p, n in counts.items() if n == 3 or n == 2 and p in cells}


glider = {(1, 0), (2, 1), (0, 2), (1, 2), (2, 2)}
for _ in range(4):
    glider = step(glider)
print(sorted(glider), glider)


def sieve(n):
    flags = bytearray([1]) * (n + 1)
    flags[:2] = b"\0\0"
    for i in range(2, int(n ** 0.5) + 1):
        if flags[i]:
            flags[i * i::i] = bytes(len(range(i * i, n + 1, i)))
    return [i for i, f in enumerate(flags) if f]


print(sieve(60))


def bubble(a):
    a = a[:]
    for i in range(len(a)):
        for j in range(len(a) - i - 1):
            if a[j] > a[j + 1]:
                a[j], a[j + 1] = a[j + 1], a[j]
    return a


def quick(a):
    return a if len(a) < 2 else quick([x for x in a[1:] if x < a[0]]) + [a[0]] + quick([x for x in a[1:] if x >= a[0]])


def merge(a):
    if len(a) <= 1:
        return a
    m = len(a) // 2
    left, right = merge(a[:m]), merge(a[m:])
    out = []
    while left and right:
        out.append(left.pop(0) if left[0] <= right[0] else right.pop(0))
    return out + left + right


random.seed(7)
data = [random.randrange(100) for _ in range(15)]
print(data)
for f in bubble, quick, merge, sorted:
    print(f"{f.__name__:<8}", f(data))
random.shuffle(data)
print(data, random.choice("abc"), random.sample(range(50), 5), round(random.random(), 6), random.gauss(0, 1))
A = [[1, 2], [3, 4]]
print([[sum(a * b for a, b in zip(r, c)) for c in zip(*A)] for r in A], list(map(list, zip(*A))))
print([*itertools.accumulate([1, 2, 3])], list(itertools.permutations("abc", 2))[:3], [(k, len(list(g))) for k, g in itertools.groupby("aaabb")])


def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


print(*collatz(6), sep=" -> ")
print("%5d|%-5s|%05.1f|%x|%o|%e|%%" % (42, "ab", 3.14159, 255, 8, 12345.678))
print("{:,} {:_} {:b} {:#x} {:.3g} {:>10} {:^10} {!r:*<8}".format(1234567, 1234567, 10, 255, 3.14159, "r", "c", "q"))
