"""Distributions of `random` that take more than a formula. Each function gets the source of numbers from 0 to 1."""

from math import acos, cos, e, exp, fabs, floor, lgamma, log, log2, pi, sqrt, tau
from random import LOG4, SG_MAGICCONST


def vonmises(random, mu, kappa):
    """Angles around mu: Fisher's algorithm ("Statistical Analysis of Circular Data", 1993)."""
    if kappa <= 1e-6:
        return tau * random()
    s = 0.5 / kappa
    r = s + sqrt(1.0 + s * s)
    while True:
        u1 = random()
        z = cos(pi * u1)
        d = z / (r + z)
        u2 = random()
        if u2 < 1.0 - d * d or u2 <= (1.0 - d) * exp(d):
            break
    q = 1.0 / r
    f = (q + z) / (1.0 + q * z)
    u3 = random()
    if u3 > 0.5:
        return (mu + acos(f)) % tau
    return (mu - acos(f)) % tau


def gamma(random, alpha, beta):
    """Cheng's algorithm ("The generation of gamma variables", 1977) for alpha > 1, else that of Kennedy and Gentle (1980)."""
    if alpha <= 0.0 or beta <= 0.0:
        raise ValueError("gammavariate: alpha and beta must be > 0.0")
    if alpha == 1.0:
        return -log(1.0 - random()) * beta
    if alpha > 1.0:
        ainv = sqrt(2.0 * alpha - 1.0)
        bbb = alpha - LOG4
        ccc = alpha + ainv
        while True:
            u1 = random()
            if not 1e-7 < u1 < 0.9999999:
                continue
            u2 = 1.0 - random()
            v = log(u1 / (1.0 - u1)) / ainv
            x = alpha * exp(v)
            z = u1 * u1 * u2
            r = bbb + ccc * v - x
            if r + SG_MAGICCONST - 4.5 * z >= 0.0 or r >= log(z):
                return x * beta
    while True:
        u = random()
        b = (e + alpha) / e
        p = b * u
        if p <= 1.0:
            x = p ** (1.0 / alpha)
        else:
            x = -log((b - p) / alpha)
        u1 = random()
        if p > 1.0:
            if u1 <= x ** (alpha - 1.0):
                return x * beta
        elif u1 <= exp(-x):
            return x * beta


def binomial(source, n, p):
    """Successes among n trials: Devroye's waiting times for few expected ones, else Hörmann's BTRS (1993)."""
    if n < 0:
        raise ValueError("n must be non-negative")
    if p <= 0.0 or p >= 1.0:
        if p == 0.0:
            return 0
        if p == 1.0:
            return n
        raise ValueError("p must be in the range 0.0 <= p <= 1.0")
    random = source.random
    if n == 1:
        return int(random() < p)
    if p > 0.5:
        return n - source.binomialvariate(n, 1.0 - p)
    if n * p < 10.0:
        return _by_waiting(random, n, p)
    return _by_rejection(random, n, p)


def _by_waiting(random, n, p):
    x = y = 0
    c = log2(1.0 - p)
    if not c:
        return x
    while True:
        try:
            y += floor(log2(random()) / c) + 1
        except ValueError:
            continue
        if y > n:
            return x
        x += 1


def _by_rejection(random, n, p):
    spq = sqrt(n * p * (1.0 - p))
    b = 1.15 + 2.53 * spq
    a = -0.0873 + 0.0248 * b + 0.01 * p
    c = n * p + 0.5
    vr = 0.92 - 4.2 / b
    h = None
    while True:
        u = random()
        u -= 0.5
        us = 0.5 - fabs(u)
        try:
            k = floor((2.0 * a / us + b) * u + c)
        except ZeroDivisionError:
            continue
        if k < 0 or k > n:
            continue
        v = random()
        if us >= 0.07 and v <= vr:
            return k
        if h is None:
            alpha = (2.83 + 5.1 / b) * spq
            lpq = log(p / (1.0 - p))
            m = floor((n + 1) * p)
            h = lgamma(m + 1) + lgamma(n - m + 1)
        v *= alpha / (a / (us * us) + b)
        if log(v) <= h - lgamma(k + 1) - lgamma(n - k + 1) + (k - m) * lpq:
            return k
