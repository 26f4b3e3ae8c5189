# Polynomials and fractions as classes with operators.
class Fraction:
    def __init__(self, top, bottom=1):
        if bottom == 0:
            raise ZeroDivisionError(f"Fraction({top}, 0)")
        a, b = abs(top), abs(bottom)
        while b:
            a, b = b, a % b
        sign = -1 if bottom < 0 else 1
        self.top, self.bottom = sign * top // a, sign * bottom // a

    @staticmethod
    def of(value):
        return value if isinstance(value, Fraction) else Fraction(value)

    def __add__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.bottom + other.top * self.bottom, self.bottom * other.bottom)

    def __mul__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.top, self.bottom * other.bottom)

    def __neg__(self):
        return Fraction(-self.top, self.bottom)

    def __sub__(self, other):
        return self + -Fraction.of(other)

    def __rsub__(self, other):
        return Fraction.of(other) - self

    def __truediv__(self, other):
        other = Fraction.of(other)
        return Fraction(self.top * other.bottom, self.bottom * other.top)

    __radd__, __rmul__ = __add__, __mul__

    def __pow__(self, n):
        return Fraction(self.top**n, self.bottom**n) if n >= 0 else Fraction(self.bottom**-n, self.top**-n)

    def __eq__(self, other):
        other = Fraction.of(other)
        return (self.top, self.bottom) == (other.top, other.bottom)

    def __lt__(self, other):
        return self.top * Fraction.of(other).bottom < Fraction.of(other).top * self.bottom

    def __hash__(self):
        return hash((self.top, self.bottom))

    def __float__(self):
        return self.top / self.bottom

    def __str__(self):
        return f"{self.top}/{self.bottom}" if self.bottom != 1 else str(self.top)

    __repr__ = __str__


class Polynomial:
    def __init__(self, *coefficients):
        self.c = list(coefficients)
        while len(self.c) > 1 and self.c[-1] == 0:
            self.c.pop()

    def __call__(self, x):
        result = 0
        for c in reversed(self.c):
            result = result * x + c
        return result

    def __add__(self, other):
        n = max(len(self.c), len(other.c))
        return Polynomial(*(a + b for a, b in zip(self.c + [0] * (n - len(self.c)), other.c + [0] * (n - len(other.c)))))

    def __mul__(self, other):
        if not isinstance(other, Polynomial):
            return Polynomial(*(c * other for c in self.c))
        out = [0] * (len(self.c) + len(other.c) - 1)
        for i, a in enumerate(self.c):
            for j, b in enumerate(other.c):
                out[i + j] += a * b
        return Polynomial(*out)

    __rmul__ = __mul__

    def __pow__(self, n):
        result = Polynomial(1)
        for _ in range(n):
            result *= self
        return result

    def derivative(self):
        return Polynomial(*(i * c for i, c in enumerate(self.c) if i)) if len(self.c) > 1 else Polynomial(0)

    def __str__(self):
        terms = [f"{'' if c == 1 and i else c}{'x' if i else ''}{f'^{i}' if i > 1 else ''}" for i, c in enumerate(self.c) if c != 0]
        return " + ".join(reversed(terms)).replace("+ -", "- ") or "0"


half, third = Fraction(1, 2), Fraction(-2, -6)
print(half + third, half - third, half * third, half / third, 1 + half, 1 - half, 2 * third, half**3, half**-3, -half, Fraction(6, 3), float(third))
print(sorted([half, third, Fraction(3, 4), Fraction(0)]), half == Fraction(2, 4), half == 1, len({half, Fraction(2, 4)}), sum([half, third], Fraction(0)))
p, q = Polynomial(1, -3, 2), Polynomial(-1, 1)
print(p, q, p + q, p * q, p * 3, 3 * p, q**4, p.derivative(), p.derivative().derivative().derivative(), Polynomial(0), sep=" | ")
print([p(x) for x in range(4)], p(half), p(Fraction(2, 3)), (q**10)(2), p(0.5))
total = Fraction(0)
for n in range(1, 20):
    total += Fraction(1, n)
print(total, f"{float(total):.10f}")
try:
    half / 0
except ZeroDivisionError as error:
    print(error)
