"""A function called in the inner loop of products of a matrix and a vector: the spectral norm of an infinite matrix, cut off."""

import math


def entry(i, j):
    return 1.0 / ((i + j) * (i + j + 1) / 2 + i + 1)


def times(v, n, transposed):
    result = [0.0] * n
    for i in range(n):
        total = 0.0
        for j in range(n):
            total += (entry(j, i) if transposed else entry(i, j)) * v[j]
        result[i] = total
    return result


def main():
    n = 150
    u = [1.0] * n
    for _ in range(10):
        v = times(times(u, n, False), n, True)
        u = times(times(v, n, False), n, True)
    product = square = 0.0
    for i in range(n):
        product += u[i] * v[i]
        square += v[i] * v[i]
    print("%.9f" % math.sqrt(product / square))


main()
