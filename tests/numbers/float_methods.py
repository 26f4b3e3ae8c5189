# Methods of float.
for x in (0.0, 1.0, -2.5, 0.1, 1e16, 1e-300, 5e-324, float("inf"), float("-inf"), float("nan")):
    print(x, x.is_integer(), x.hex(), x.real, x.imag, x.conjugate(), bool(x))
for x in (0.5, -2.75, 0.1, 1e20, 0.0, -0.0, 3.0):
    print(x.as_integer_ratio(), x.__trunc__(), x.__floor__(), x.__ceil__(), x.__round__(), x.__int__(), abs(x), -x, +x)
for text in ("0x1p0", "0x1.8p1", "-0x1.999999999999ap-4", "0x.8", "1.8p1", "inf", "nan", "0x1p-1074", "0X1P+3", " 0x10 "):
    print(text, float.fromhex(text))
print(float.__name__, float.__bases__, (1.5).__add__(1), (1.5).__add__("a"), (1.5).__eq__(1.5), (1.5).__lt__(2), (7.5).__divmod__(2))
print(hash(1.0) == hash(1), hash(0.5) == hash(0.5), hash(float("inf")), hash(float("-inf")), hash(0.0), hash(-0.0), hash(1.5), hash(-2.5), hash(1e300))
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
attempt(lambda: float("inf").as_integer_ratio())
attempt(lambda: float("nan").as_integer_ratio())
attempt(lambda: float("inf").__trunc__())
attempt(lambda: float.fromhex("xyz"))
attempt(lambda: float.fromhex("0x1p5000"))
attempt(lambda: (1.5).foo)
attempt(lambda: (1.5).is_integer(1))
attempt(lambda: x())
attempt(lambda: x[0])
attempt(lambda: round(float("inf")))
attempt(lambda: round(float("nan")))
