"""Exact arithmetic: sums of fractions, a digit stream of pi on big ints, primes by trial and sieve."""

from fractions import Fraction
from itertools import islice


def harmonic(n):
    total = Fraction(0)
    for i in range(1, n):
        total += Fraction(1, i)
    return total


def egyptian(fraction):
    parts = []
    while fraction:
        unit = -(-fraction.denominator // fraction.numerator)
        parts.append(unit)
        fraction -= Fraction(1, unit)
    return parts


def pi_digits():
    k, a, b, a1, b1 = 2, 4, 1, 12, 4
    while True:
        p, q, k = k * k, 2 * k + 1, k + 1
        a, b, a1, b1 = a1, b1, p * a + q * a1, p * b + q * b1
        d, d1 = a // b, a1 // b1
        while d == d1:
            yield d
            a, a1 = 10 * (a % b), 10 * (a1 % b1)
            d, d1 = a // b, a1 // b1


def continued(numerator, denominator):
    while denominator:
        whole, rest = divmod(numerator, denominator)
        yield whole
        numerator, denominator = denominator, rest


def main():
    total = harmonic(500)
    print(len(str(total.numerator)), float(total))
    print([len(egyptian(Fraction(n, 101))) for n in range(2, 12)])
    print("".join(map(str, islice(pi_digits(), 600)))[-20:])
    convergents = 0
    for n in range(1, 900):
        convergents += sum(continued(n * 355, 113 * n + 1))
    print(convergents)
    values = sorted(Fraction(n % 37 + 1, n % 11 + 1) for n in range(3000))
    print(values[0], values[-1], sum(values[:200]))


for _ in range(8):
    main()
