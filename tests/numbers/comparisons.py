# Comparisons between ints, floats, bools, and exactness beyond 2**53.
values = [0, -0.0, 1, True, 1.0, 2, 1.5, -1, -1.5, 2**53, 2.0**53, 2**53 + 1, 10**20, 1e20, 10**20 + 1, float("inf"), False]
for a in values:
    print(repr(a), "".join("<" if a < b else "=" if a == b else ">" if a > b else "?" for b in values))
for a in values:
    for b in values:
        assert (a <= b) == (a < b or a == b)
        assert (a >= b) == (b <= a)
        assert (a != b) == (not a == b)
        if a == b:
            assert hash(a) == hash(b)
print(1 < 2 < 3, 1 < 3 < 2, 3 > 2 > 1, 1 == 1.0 == True, 1 < 2 > 1, 0 < 1 != 2 <= 2, 1 < 2 < 3 < 4 < 5 < 5)
def noisy(x):
    print("eval", x)
    return x
print(noisy(1) < noisy(2) < noisy(3))
print(noisy(2) < noisy(1) < noisy(3))
print(noisy(1) == noisy(1) in [noisy(1)])
def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__ + ":", e)
for a, b in ((1, "a"), ("a", 1), (None, 1), ([], ()), ({}, {}), (1, None), (object, 1), (1.5, []), (set(), 1), (print, print)):
    attempt(lambda: a < b)
    attempt(lambda: a >= b)
    attempt(lambda: a == b)
print(None is None, [] is [], 2**53 == 2.0**53, 2**53 + 1 == 2.0**53, 2**53 + 1 > 2.0**53)
