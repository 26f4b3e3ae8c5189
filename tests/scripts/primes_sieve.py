# Prime numbers by sieve, by trial division and by a generator; factors and perfect numbers.
def sieve(n):
    flags = [True] * (n + 1)
    flags[0:2] = [False, False]
    for i in range(2, int(n**0.5) + 1):
        if flags[i]:
            flags[i * i::i] = [False] * len(range(i * i, n + 1, i))
    return [i for i, prime in enumerate(flags) if prime]


def is_prime(n):
    if n < 2:
        return False
    if n % 2 == 0:
        return n == 2
    d = 3
    while d * d <= n:
        if n % d == 0:
            return False
        d += 2
    return True


def factors(n):
    result, d = {}, 2
    while d * d <= n:
        while n % d == 0:
            result[d] = result.get(d, 0) + 1
            n //= d
        d += 1
    if n > 1:
        result[n] = result.get(n, 0) + 1
    return result


def generate():
    found, n = [], 2
    while True:
        for p in found:
            if p * p > n:
                found.append(n)
                yield n
                break
            if n % p == 0:
                break
        else:
            found.append(n)
            yield n
        n += 1


primes = sieve(2000)
print(len(primes), primes[:15], primes[-3:], sum(primes))
print(primes == [n for n in range(2001) if is_prime(n)])
g = generate()
print([next(g) for _ in range(12)], next(p for p in g if p > 1000))
for n in (1, 2, 84, 97, 1024, 9999991, 600851475143, 2**31 - 1 - 1):
    print(n, " * ".join(f"{p}^{k}" if k > 1 else str(p) for p, k in factors(n).items()) or "1")
print([(p, p + 2) for p in primes if p + 2 in primes and p < 110])
print([n for n in range(2, 500) if sum(d for d in range(1, n) if n % d == 0) == n])
print({n: next(p for p in primes if is_prime(n - p)) for n in range(4, 30, 2)})
