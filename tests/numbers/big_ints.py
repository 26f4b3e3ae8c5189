# Big integers: products, quotients, powers, comparison, hashing and text.
a = 123456789012345678901234567890
b = 987654321098765432109876543210
print(a + b, a - b, a * b, b // a, b % a, -b // a, -b % a, b // -a, b % -a, divmod(b, a), divmod(-b, a))
print(a ** 3, (-a) ** 3, a ** 0, a ** 1, 0 ** 0, 7 ** 77)
print(a < b, a > b, a == a + 0, a != b, a <= a, -a < a, a == float(a), a < 1e30, a > 1e29)
fact = 1
for i in range(1, 51):
    fact *= i
print(fact, len(str(fact)))
for i in range(50, 0, -1):
    fact //= i
print(fact)
x, y = 0, 1
for i in range(300):
    x, y = y, x + y
print(x)
print(hash(2**61 - 1), hash(2**61), hash(-1), hash(-2), hash(a), hash(-a), hash(2**100) == hash(float(2**100)))
print(a / b, 2**1000 / 2**999, -(10**400) / 10**399, 10**30 / 3, 1 / 10**30)
print(int(str(a)) == a, int("-" + str(b)) == -b, -(-a) == a, abs(-a) == a, a - a, a // a, a % a)
print(10**50, -(10**50), 10**18, 10**19, 10**9 * 10**9, 10**9 * 10**10)
print(sum([10**20] * 5), max(10**20, 10**21, -10**22), min(10**20, -10**22), sorted([10**30, 5, -10**30, 10**15]))
print({10**20: "x"}[10**20], 10**20 in [10**20], 10**20 in {10**20}, (10**20,) == (10**20,))
