# round() with and without digits: half to even, negative digits, ints, floats and its type.
for x in (0.5, 1.5, 2.5, -0.5, -1.5, 2.675, 1.005, 0.125, 0.375, 1e16, 123456.789, -123456.789, 5e-324, 1e300, 0.05, 0.15, 0.25, 0.35):
    print(x, round(x), round(x, 0), round(x, 1), round(x, 2), round(x, 3), round(x, -1), round(x, -2))
for n in (0, 5, 15, 25, 35, -15, -25, 12345, 10**20 + 5, 449, 450, 550, -450, -550):
    print(n, round(n), round(n, 2), round(n, -1), round(n, -2), round(n, -30), type(round(n, -1)).__name__)
print(type(round(1.5)).__name__, type(round(1.5, 0)).__name__, type(round(1.5, None)).__name__, round(True), round(True, 1))
print(round(number=2.567, ndigits=1), round(1.5, ndigits=None), round(1e22), round(-0.4), round(1.23456789, 400), round(1.5, -400))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
class R:
    def __round__(self, digits="none"):
        return ("rounded", digits)
attempt(lambda: round(R()))
attempt(lambda: round(R(), 2))
attempt(lambda: round("a"))
attempt(lambda: round(1.5, "a"))
attempt(lambda: round(1.5, 1.0))
attempt(lambda: round())
attempt(lambda: round(1, 2, 3))
attempt(lambda: round(float("inf"), 2))
attempt(lambda: round(float("nan"), 2))
attempt(lambda: round(1.7976931348623157e308, -308))
