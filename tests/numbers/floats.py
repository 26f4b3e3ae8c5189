# Float arithmetic, floor division and modulo by sign, infinities and nan.
inf = float("inf")
nan = float("nan")
for a in (7.5, -7.5, 0.0, -0.0):
    for b in (2.0, -2.0, 0.3):
        print(a, b, a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b))
print(inf, -inf, nan, inf + 1, inf - inf, inf * 0, inf // 2, inf % 2, 5 % inf, -5 % inf, 5 // inf, -5 // inf)
print(nan == nan, nan != nan, nan < 1, nan > 1, nan <= nan, inf == inf, inf > 10**400, -inf < -(10**400), nan in [nan], [nan] == [nan])
print(0.1 + 0.2, 0.1 + 0.2 == 0.3, 1e16 + 1, 1e308 * 10, -1e308 * 10, 5e-324 / 2, 2.0**0.5, 2**0.5, 4**0.5, 1e-5 * 1e-320)
print(0.0 == -0.0, 1.0 == 1, 1.5 == 1, 2.0**10, 2**-2, (-8.0) ** 2, 0.0**0, inf**0, nan**0, 1**nan, 2.0**-1074, 2.0**1023)
print(int(1e15), int(-1.9), round(2.5), round(3.5), round(-2.5), round(0.5), round(1.5), 7 // 2.0, 7 % 2.5, -7 // 2.0)
print(1 + 1.5, 1.5 - 1, 2 * 1.5, True + 0.5, 10 / 4, 10 / 5, 7 / 7, -1 / 3, 1 / 3, 2 / 3, 10 / 3, 1e300 * 1e-300)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: 1.0 / 0)
attempt(lambda: 1.0 // 0)
attempt(lambda: 1.0 % 0)
attempt(lambda: 1 / 0)
attempt(lambda: 1 // 0)
attempt(lambda: 1 % 0)
attempt(lambda: 0 / 0.0)
attempt(lambda: divmod(1, 0))
attempt(lambda: divmod(1.0, 0))
attempt(lambda: 0 ** -1)
attempt(lambda: 0.0 ** -1)
attempt(lambda: 10.0 ** 400)
attempt(lambda: 1.5 << 2)
attempt(lambda: 1.5 | 2)
attempt(lambda: 1.5 + "a")
attempt(lambda: 1.5 < "a")
attempt(lambda: 2**10000 * 0.5)
