# Results that cross the limits of 32, 62, 63 and 64 bits, in both directions.
for bits in (31, 32, 61, 62, 63, 64, 127, 128):
    top = 2**bits
    print(bits, top - 1, top, top + 1, -top - 1, -top, -top + 1)
    print(top + top, top - 1 + 1 == top, -top - 1 + 1 == -top, top * top, top * -top, -top * -top)
    print(top // 2, (top - 1) // 2, -top // 2, top // -1, -top // -1, top % 10, -top % 10, top % -10)
big = 4611686018427387903
for step in range(3):
    big += 1
    print(big, -big, big - 4611686018427387904, big == 4611686018427387903 + step + 1)
small = -4611686018427387904
for step in range(3):
    small -= 1
    print(small, -small, abs(small), small // 3, small % 3)
n = 9223372036854775807
print(n + 1, -n - 2, n * 2, n * n, n - -n, -n - n, n // -1, (n + 1) // -1, n ^ -1, n << 1, n >> 1)
total = 0
for i in range(40):
    total = total * 10 + i % 10
    if i > 16:
        print(total)
print(3037000500 * 3037000500, 3037000499 * 3037000499, -3037000500 * 3037000500, 4294967296 * 2147483648)
