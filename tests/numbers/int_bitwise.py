# Shifts and bitwise operators, negative operands included.
for a in (0, 1, -1, 5, -5, 255, -256, 2**40, -2**40):
    print(a, a & 0xF, a | 0xF, a ^ 0xF, ~a, a << 3, a >> 3, a >> 100, a << 0)
for a, b in ((-1, 2**70), (2**70, -2**69), (-2**70, -2**65), (2**70 + 5, 7), (-(2**70) - 5, 7)):
    print(a & b, a | b, a ^ b)
print(1 << 62, 1 << 63, 1 << 64, -1 << 62, -1 << 63, -1 << 64)
print((1 << 62) - 1, (1 << 62) >> 62, (-1 << 63) >> 63, (2**64 - 1) >> 1)
print(2**100 >> 98, -2**100 >> 98, -2**100 >> 101, (2**100 + 1) >> 100, -(2**100 + 1) >> 100)
print(True & False, True | False, True ^ True, True & 3, 2 | True, type(True & True), type(True & 1))
print(True << 3, True >> 1)
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: 1 << -1)
attempt(lambda: 1 >> -1)
attempt(lambda: 1 << 1.0)
attempt(lambda: 1.0 & 1)
attempt(lambda: ~1.5)
attempt(lambda: "a" | 1)
attempt(lambda: [] >> 2)
attempt(lambda: 0 << 10**30)
attempt(lambda: 5 >> 10**30)
attempt(lambda: -5 >> 10**30)
