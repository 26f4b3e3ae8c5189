# min() and max() of numbers of several kinds: which of equal ones is given, NaN, ints that are not exact as floats.
NAN, INF = float("nan"), float("inf")


class Backwards(float):
    def __lt__(self, other):
        return float(self) > float(other)

    def __gt__(self, other):
        return float(self) < float(other)


values = [0, -0.0, 0.0, 1, 1.0, True, -3, 2.5, NAN, INF, -INF, 2**53, 2**53 + 1, float(2**53), 2**70, Backwards(2.5)]
for x in values:
    print([repr(max(x, y)) for y in values])
    print([repr(min(y, x)) for y in values])
print(max(1, 2.0, 3), min(3, 2.5, 2.5, True), max(0, -0.0), max(-0.0, 0), max([1, 2.5]), min((2.5, 2)), max(2, 1, key=lambda n: -n))
print([abs(x) for x in values if x == x], [type(abs(x)).__name__ for x in (True, Backwards(-1), -0.0)])
for bad in [lambda: max(1, "a"), lambda: min(1.5, None), lambda: max(1, 2, default=3), lambda: max(1j, 2)]:
    try:
        print(bad())
    except TypeError as e:
        print(e)
