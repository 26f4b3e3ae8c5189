# Collatz chains, digit sums, happy and Armstrong numbers, Pascal's triangle, gcd and change.
def collatz(n):
    while n != 1:
        yield n
        n = n // 2 if n % 2 == 0 else 3 * n + 1
    yield 1


def digits(n):
    return [int(d) for d in str(n)]


def happy(n):
    seen = set()
    while n != 1 and n not in seen:
        seen.add(n)
        n = sum(d * d for d in digits(n))
    return n == 1


def pascal(rows):
    row = [1]
    for _ in range(rows):
        yield row
        row = [a + b for a, b in zip([0] + row, row + [0])]


def gcd(a, b):
    while b:
        a, b = b, a % b
    return a


def change(amount, coins=(200, 100, 50, 20, 10, 5, 2, 1)):
    out = {}
    for coin in coins:
        n, amount = divmod(amount, coin)
        if n:
            out[coin] = n
    return out


def ways(amount, coins):
    table = [1] + [0] * amount
    for coin in coins:
        for value in range(coin, amount + 1):
            table[value] += table[value - coin]
    return table[amount]


def digital_root(n):
    return n if n < 10 else digital_root(sum(digits(n)))


print(list(collatz(6)), max(range(1, 1000), key=lambda n: sum(1 for _ in collatz(n))), max(collatz(27)))
print([n for n in range(1, 50) if happy(n)], [n for n in range(1, 10000) if n == sum(d ** len(digits(n)) for d in digits(n))])
for row in pascal(7):
    print(" ".join(f"{v:>3}" for v in row).center(30).rstrip())
print(gcd(1071, 462), gcd(2**100, 6**50), [digital_root(n) for n in (0, 9, 38, 12345, 10**20 - 1)], sum(digits(2**1000)))
print(change(388), ways(100, (1, 5, 10, 25, 50)), ways(200, (1, 2, 5, 10, 20, 50, 100, 200)))
leap = [y for y in range(1896, 1912) if y % 4 == 0 and (y % 100 != 0 or y % 400 == 0)]
print(leap, [("Fizz" * (n % 3 == 0) + "Buzz" * (n % 5 == 0)) or n for n in range(1, 16)])
triangle = [(a, b, c) for c in range(1, 26) for b in range(1, c) for a in range(1, b) if a * a + b * b == c * c]
print(triangle)
