# ** and pow() with ints, floats, three arguments, and their errors.
for a in (2, -2, 0, 1, -1, 3, 10):
    print([a**b for b in range(6)], [(a**b if a else None) for b in (-1, -2, -3)])
print(pow(2, 10), pow(2, 10, 1000), pow(2, -1, 7), pow(3, 10**10, 7), pow(-3, 3, 7), pow(3, 3, -7), pow(0, 0, 1), pow(5, 0, 1), pow(7, 2, 1))
print(pow(2, 0.5), pow(4, -0.5), pow(2.0, 3), pow(base=2, exp=5), pow(base=2, exp=5, mod=3), pow(38, -1, mod=97))
print(2**64, 2**-64, (-2) ** 63, (-2) ** 64, 10**-3, (-10) ** -3, 2.5**2, (-2.0) ** 3, (-2.0) ** -3, 0**5, 0.0**5, 1**10**5)
print(pow(123456789, 987654321, 1000000007), pow(2, 1000, 10**20), pow(10**20, 10**5, 10**9 + 9), pow(-(10**20), 3, 10**9 + 9))
print(True**2, 2**True, True**False, False**0)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: 0**-1)
attempt(lambda: 0.0**-2)
attempt(lambda: pow(2, 5, 0))
attempt(lambda: pow(2, -1, 4))
attempt(lambda: pow(2.0, 2, 5))
attempt(lambda: pow(2, 2.0, 5))
attempt(lambda: pow("a", 2))
attempt(lambda: "a" ** 2)
attempt(lambda: pow(2))
attempt(lambda: pow(2, 3, 4, 5))
attempt(lambda: 10.0**309)
attempt(lambda: 10.0**-400)
attempt(lambda: divmod(7, 0))
attempt(lambda: divmod("a", 2))
attempt(lambda: divmod(7))
print(divmod(7, 2), divmod(-7, 2), divmod(7, -2), divmod(7.5, 2), divmod(-7.5, 2), divmod(10**20, 7), divmod(True, 2))
