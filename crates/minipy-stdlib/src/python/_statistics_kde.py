"""Densities estimated from samples: `statistics.kde` and `statistics.kde_random`. Each kernel is a density around 0, its integral, the
inverse of that, and how far it reaches (None: everywhere)."""

from bisect import bisect_left, bisect_right
from math import acos, asin, atan, cos, cosh, erfc, exp, log, pi, sin, sqrt, sumprod, tan, tau
from statistics import StatisticsError, _normal_dist_inv_cdf


def _by_newton(first_guess, f, slope):
    """The inverse of `f` to within 1e-12."""

    def inverse(y):
        x = first_guess(y)
        while abs(diff := f(x) - y) > 1e-12:
            x -= diff / slope(x)
        return x

    return inverse


def _quartic_guess(p):
    sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
    if p < 0.0106:
        return ((2.0 * p) ** 0.3838 - 1.0) * sign
    x = (2.0 * p) ** 0.4258865685331 - 1.0
    if p < 0.499:
        x += 0.026818732 * sin(7.101753784 * p + 2.73230839482953)
    return x * sign


def _triweight_guess(p):
    sign, p = (1.0, p) if p <= 1 / 2 else (-1.0, 1.0 - p)
    x = (2.0 * p) ** 0.3400218741872791 - 1.0
    if 0.00001 < p < 0.499:
        x -= 0.033 * sin(1.07 * tau * (p - 0.035))
    return x * sign


def _quartic(t):
    return 15 / 16 * (1.0 - t * t) ** 2


def _quartic_integral(t):
    return sumprod((3 / 16, -5 / 8, 15 / 16, 1 / 2), (t**5, t**3, t, 1.0))


def _triweight(t):
    return 35 / 32 * (1.0 - t * t) ** 3


def _triweight_integral(t):
    return sumprod((-5 / 32, 21 / 32, -35 / 32, 35 / 32, 1 / 2), (t**7, t**5, t**3, t, 1.0))


_SQRT_2PI = sqrt(2 * pi)
_NORMAL = (
    lambda t: exp(-1 / 2 * t * t) / _SQRT_2PI,
    lambda t: 1 / 2 * erfc(t / -sqrt(2)),
    lambda p: _normal_dist_inv_cdf(p, 0.0, 1.0),
    None,
)
_RECTANGULAR = (lambda t: 1 / 2, lambda t: 1 / 2 * t + 1 / 2, lambda p: 2.0 * p - 1.0, 1.0)
_PARABOLIC = (
    lambda t: 3 / 4 * (1.0 - t * t),
    lambda t: sumprod((-1 / 4, 3 / 4, 1 / 2), (t**3, t, 1.0)),
    lambda p: 2.0 * cos((acos(2.0 * p - 1.0) + pi) / 3.0),
    1.0,
)
_QUARTIC = (_quartic, _quartic_integral, _by_newton(_quartic_guess, _quartic_integral, _quartic), 1.0)

_KERNELS = {
    "normal": _NORMAL,
    "gauss": _NORMAL,
    "logistic": (
        lambda t: 1 / 2 / (1.0 + cosh(t)),
        lambda t: 1.0 - 1.0 / (exp(t) + 1.0),
        lambda p: log(p / (1.0 - p)),
        None,
    ),
    "sigmoid": (
        lambda t: 1 / pi / cosh(t),
        lambda t: 2 / pi * atan(exp(t)),
        lambda p: log(tan(p * (pi / 2))),
        None,
    ),
    "rectangular": _RECTANGULAR,
    "uniform": _RECTANGULAR,
    "triangular": (
        lambda t: 1.0 - abs(t),
        lambda t: t * t * (1 / 2 if t < 0.0 else -1 / 2) + t + 1 / 2,
        lambda p: sqrt(2.0 * p) - 1.0 if p < 1 / 2 else 1.0 - sqrt(2.0 - 2.0 * p),
        1.0,
    ),
    "parabolic": _PARABOLIC,
    "epanechnikov": _PARABOLIC,
    "quartic": _QUARTIC,
    "biweight": _QUARTIC,
    "triweight": (
        _triweight, _triweight_integral, _by_newton(_triweight_guess, _triweight_integral, _triweight), 1.0,
    ),
    "cosine": (
        lambda t: pi / 4 * cos(pi / 2 * t),
        lambda t: 1 / 2 * sin(pi / 2 * t) + 1 / 2,
        lambda p: 2.0 * asin(2.0 * p - 1.0) / pi,
        1.0,
    ),
}


def _checked(data, h, kernel):
    if not len(data):
        raise StatisticsError("Empty data sequence")
    if not isinstance(data[0], (int, float)):
        raise TypeError("Data sequence must contain ints or floats")
    if h <= 0.0:
        raise StatisticsError(f"Bandwidth h must be positive, not {h=!r}")
    found = _KERNELS.get(kernel)
    if found is None:
        raise StatisticsError(f"Unknown kernel name: {kernel!r}")
    return found


def estimate(data, h, kernel, cumulative):
    density, integral, _, support = _checked(data, h, kernel)
    n = len(data)
    sample = None if support is None else sorted(data)

    def near(x):
        """The samples within reach of x, and how many lie below them. The data may have grown."""
        nonlocal n, sample
        if len(data) != n:
            sample = sorted(data)
            n = len(data)
        reach = h * support
        i = bisect_left(sample, x - reach)
        return sample[i : bisect_right(sample, x + reach)], i

    def pdf(x):
        if support is None:
            return sum(density((x - x_i) / h) for x_i in data) / (len(data) * h)
        return sum(density((x - x_i) / h) for x_i in near(x)[0]) / (n * h)

    def cdf(x):
        if support is None:
            return sum(integral((x - x_i) / h) for x_i in data) / len(data)
        samples, below = near(x)
        return sum((integral((x - x_i) / h) for x_i in samples), below) / n

    chosen, name = (cdf, "CDF") if cumulative else (pdf, "PDF")
    chosen.__doc__ = f"{name} estimate with {h=!r} and {kernel=!r}"
    return chosen


def sampler(data, h, kernel, seed):
    from random import Random

    _, _, inverse, _ = _checked(data, h, kernel)
    generator = Random(seed)
    random, choice = generator.random, generator.choice

    def rand():
        return choice(data) + h * inverse(random())

    rand.__doc__ = f"Random KDE selection with {h=!r} and {kernel=!r}"
    return rand
