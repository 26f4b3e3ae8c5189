"""Numeric kernels on lists of floats: LU decomposition, fast Fourier transform, relaxation, sparse multiplication."""

import math


def matrix(n):
    return [[1.0 / (1 + abs(i - j)) + (n if i == j else 0) for j in range(n)] for i in range(n)]


def lu(a):
    n = len(a)
    for k in range(n):
        pivot = a[k][k]
        for i in range(k + 1, n):
            row = a[i]
            factor = row[k] = row[k] / pivot
            top = a[k]
            for j in range(k + 1, n):
                row[j] -= factor * top[j]
    product = 1.0
    for i in range(n):
        product *= a[i][i] / n
    return product


def fft(real, imaginary):
    n = len(real)
    j = 0
    for i in range(1, n):
        bit = n >> 1
        while j & bit:
            j ^= bit
            bit >>= 1
        j |= bit
        if i < j:
            real[i], real[j] = real[j], real[i]
            imaginary[i], imaginary[j] = imaginary[j], imaginary[i]
    size = 2
    while size <= n:
        half = size // 2
        step = -2 * math.pi / size
        for k in range(half):
            wr, wi = math.cos(step * k), math.sin(step * k)
            for start in range(k, n, size):
                end = start + half
                r = wr * real[end] - wi * imaginary[end]
                i = wr * imaginary[end] + wi * real[end]
                real[end], imaginary[end] = real[start] - r, imaginary[start] - i
                real[start] += r
                imaginary[start] += i
        size *= 2


def relax(grid, rounds, omega=1.25):
    n, m = len(grid), len(grid[0])
    quarter, rest = omega * 0.25, 1.0 - omega
    for _ in range(rounds):
        for i in range(1, n - 1):
            above, row, below = grid[i - 1], grid[i], grid[i + 1]
            for j in range(1, m - 1):
                row[j] = quarter * (above[j] + below[j] + row[j - 1] + row[j + 1]) + rest * row[j]
    return sum(map(sum, grid))


def sparse(values, columns, starts, x, rounds):
    y = [0.0] * (len(starts) - 1)
    for _ in range(rounds):
        for row in range(len(y)):
            total = 0.0
            for i in range(starts[row], starts[row + 1]):
                total += values[i] * x[columns[i]]
            y[row] = total
    return sum(y)


def main():
    print(f"{lu(matrix(70)):.9f}")
    n = 4096
    real, imaginary = [math.sin(i * 0.1) for i in range(n)], [0.0] * n
    fft(real, imaginary)
    print(f"{max(abs(v) for v in real):.6f}")
    print(f"{relax([[float(i * j % 7) for j in range(60)] for i in range(60)], 20):.6f}")
    rows = 400
    columns = [(r * 7 + k * 13) % rows for r in range(rows) for k in range(10)]
    print(f"{sparse([0.5 + c % 3 for c in columns], columns, list(range(0, rows * 10 + 1, 10)), [1.0] * rows, 20):.3f}")


for _ in range(8):
    main()
