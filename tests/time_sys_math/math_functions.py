# The math module on ordinary and special arguments.
import math
inf, nan = math.inf, math.nan
print(math.pi, math.e, math.tau, inf, nan)
for x in (0.0, -0.0, 1.0, -1.0, 0.5, 2.5, -2.5, 10.0, 1e10, 1e-10, 100):
    print(x, math.floor(x), math.ceil(x), math.trunc(x), math.fabs(x), math.modf(x), math.frexp(x), math.copysign(3, x), math.isfinite(x), math.degrees(x) if x < 11 else "-", math.exp(x) if x < 11 else "-")
print(math.sqrt(2), math.sqrt(16), math.sqrt(0), math.isqrt(17), math.isqrt(10**40), math.cbrt(27), math.hypot(3, 4), math.hypot(), math.hypot(1, 2, 3), math.dist([0, 0], [3, 4]))
print(math.sin(0), math.cos(0), math.tan(0), round(math.sin(math.pi / 6), 12), round(math.cos(math.pi / 3), 12), math.atan2(1, 1), math.atan2(-1, -1), math.asin(1), math.acos(1), math.atan(1), math.sinh(0), math.cosh(0), math.tanh(0), math.radians(180), math.degrees(math.pi))
print(math.log(1), math.log(math.e), math.log(8, 2), math.log2(8), math.log10(1000), math.log1p(0), math.log(10**400), math.log2(2**1000), math.log10(10**500), math.exp(0), math.expm1(0), math.exp2(10), math.pow(2, 0.5), math.pow(2, 10))
print(math.gcd(12, 18), math.gcd(), math.gcd(-4, 6, 10), math.gcd(0, 5), math.gcd(10**20, 10**15), math.lcm(4, 6), math.lcm(), math.lcm(2, 3, 5), math.factorial(0), math.factorial(20), math.factorial(30), math.comb(5, 2), math.comb(5, 7), math.comb(100, 50), math.perm(5, 2), math.perm(5), math.prod([1, 2, 3]), math.prod([]), math.prod([2.5, 2]), math.prod([1, 2], start=10), math.sumprod([1, 2], [3, 4]))
print(math.fmod(7, 3), math.fmod(-7, 3), math.remainder(7, 3), math.remainder(8, 3), math.fsum([0.1] * 10), math.fsum([]), math.fsum([1e100, 1, -1e100]), math.ldexp(0.5, 3), math.isclose(0.1 + 0.2, 0.3), math.isclose(1, 1.1), math.isclose(1, 1.1, rel_tol=0.2), math.isclose(0, 1e-10, abs_tol=1e-9), math.nextafter(1, 2), math.ulp(1.0), math.fma(2.0, 3.0, 4.0))
print(math.isnan(nan), math.isinf(-inf), math.isfinite(nan), math.floor(10**30), math.ceil(True), math.trunc(-0.9), type(math.floor(1.5)).__name__, math.erf(0), math.erfc(0), math.gamma(5), math.lgamma(1), math.floor(-1e20), math.sqrt(10**20), math.sqrt(True))
class F:
    def __float__(self): return 4.0
    def __floor__(self): return "floor"
    def __ceil__(self): return "ceil"
    def __trunc__(self): return "trunc"
class I:
    def __index__(self): return 9
print(math.sqrt(F()), math.floor(F()), math.ceil(F()), math.trunc(F()), math.sqrt(I()), math.gcd(I(), 6), math.factorial(I()))
