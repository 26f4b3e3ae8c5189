# The arithmetic operators on small ints, with every combination of signs.
for a in (7, -7, 0, 1):
    for b in (2, -2, 3, -3, 1):
        print(a, b, a + b, a - b, a * b, a // b, a % b, divmod(a, b), a / b)
print(-7 // 2, -7 % 2, 7 // -2, 7 % -2, -(7 // 2))
print(+5, -5, ~5, ~-1, - -5, ~~5, -True, +True, ~0)
x = 10
x += 5; print(x)
x -= 3; print(x)
x *= 4; print(x)
x //= 5; print(x)
x %= 5; print(x)
x **= 3; print(x)
x <<= 4; print(x)
x >>= 2; print(x)
x |= 1; print(x)
x &= 0xff; print(x)
x ^= 3; print(x)
x /= 4; print(x)
print(2 + 3 * 4 - 6 // 4, (2 + 3) * 4, 2 * 3 ** 2, -2 ** 2, (-2) ** 2, 2 ** 3 ** 2, 2 ** -1)
print(1 + True, True + True, True * 7, False - 1, True / 2, True // 1, 5 % True)
