# Steps next to zero keep its sign as the C library does; counts of arguments of math's functions.
import math
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
tiny = 5e-324
print(math.nextafter(tiny, -0.0), math.nextafter(tiny, 0.0), math.nextafter(-tiny, 0.0), math.nextafter(tiny, -1), math.nextafter(0.0, -0.0), math.nextafter(-0.0, 0.0))
print(math.nextafter(tiny, -0.0, steps=1), math.nextafter(0, 1, steps=3), math.nextafter(-tiny, tiny, steps=2), math.nextafter(1, math.inf))
for f in [lambda: math.isclose(1, 2, 3), lambda: math.isclose(1), lambda: math.prod([1], 2), lambda: math.prod(), lambda: math.nextafter(1), lambda: math.sqrt(x=1),
          lambda: math.comb(1), lambda: math.gcd(a=1), lambda: math.fsum(), lambda: math.dist([1]), lambda: math.hypot(a=1), lambda: math.log()]:
    attempt(f)
