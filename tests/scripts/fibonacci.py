# Fibonacci numbers in seven ways.
def recursive(n):
    return n if n < 2 else recursive(n - 1) + recursive(n - 2)


def memoize(function):
    cache = {}

    def wrapper(n):
        if n not in cache:
            cache[n] = function(n)
        return cache[n]

    wrapper.cache = cache
    return wrapper


@memoize
def memoised(n):
    return n if n < 2 else memoised(n - 1) + memoised(n - 2)


def iterative(n):
    a, b = 0, 1
    for _ in range(n):
        a, b = b, a + b
    return a


def by_generator(n):
    def numbers():
        a, b = 0, 1
        while True:
            yield a
            a, b = b, a + b

    for i, value in enumerate(numbers()):
        if i == n:
            return value


def by_list(n):
    values = [0, 1]
    while len(values) <= n:
        values.append(values[-1] + values[-2])
    return values[n]


def by_matrix(n):
    def multiply(x, y):
        return [[sum(a * b for a, b in zip(r, c)) for c in zip(*y)] for r in x]

    result, base = [[1, 0], [0, 1]], [[1, 1], [1, 0]]
    while n:
        n, odd = divmod(n, 2)
        if odd:
            result = multiply(result, base)
        base = multiply(base, base)
    return result[0][1]


def doubling(n):
    if n == 0:
        return 0, 1
    a, b = doubling(n // 2)
    c, d = a * (2 * b - a), a * a + b * b
    return (d, c + d) if n % 2 else (c, d)


class Fibonacci:
    def __getitem__(self, n):
        if isinstance(n, slice):
            return [self[i] for i in range(*n.indices(n.stop))]
        return doubling(n)[0]


ways = (recursive, memoised, iterative, by_generator, by_list, by_matrix, lambda n: doubling(n)[0], Fibonacci().__getitem__)
for n in (0, 1, 2, 10, 16):
    results = [way(n) for way in ways]
    print(n, results[0], len(set(results)) == 1)
print(iterative(100), memoised(100), len(memoised.cache), Fibonacci()[5:15:3])
print(by_matrix(500) == doubling(500)[0] == iterative(500), len(str(iterative(2000))), iterative(300))
