"""Reads and writes of a list of booleans by index: the sieve of Eratosthenes."""


def sieve(n):
    flags = []
    for _ in range(n + 1):
        flags.append(True)
    count = 0
    for i in range(2, n + 1):
        if flags[i]:
            count += 1
            for k in range(i + i, n + 1, i):
                flags[k] = False
    return count


print(sieve(1_200_000))
