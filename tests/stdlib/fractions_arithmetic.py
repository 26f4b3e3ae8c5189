"""fractions: construction, arithmetic, comparison, rounding, hashes."""
from fractions import Fraction as F
import math, numbers, operator

def show(make):
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

print(F(), F(3), F(6, -4), F('3/4'), F(' -7/21 '), F('1.25'), F('-.5'), F('5.'), F('1e3'), F('2.5E-2'), F('+1_000/3'), F('1_0.2_5'), F(0.75), F(-0.1), F(F(1, 2)), F(F(1, 2), F(3, 4)), F(True, 2), repr(F(2, 4)), str(F(4, 2)))
for text in '', '/', '1/', '/2', '1/2/3', '1.2/3', '1 /2', '1/ 2', 'a', '1e', '1e1.5', '.', '+', '--1', '1__0', '_1', '1_', '0x1', '1/-2', 'inf', 'nan', '1/0', '1.', '.e1':
    show(lambda: F(text))
for call in (lambda: F(1, 0), lambda: F(1.5, 2), lambda: F('1/2', 2), lambda: F(None), lambda: F([]), lambda: F(1j), lambda: F(1, 2, 3), lambda: F(float('inf')), lambda: F(float('nan')), lambda: F(int), lambda: F(1, '2')):
    show(call)
a, b = F(7, 3), F(-2, 5)
print(a + b, a - b, a * b, a / b, a // b, a % b, divmod(a, b), a ** 2, a ** -2, b ** -3, -a, +a, abs(b), a ** F(1, 2), F(4) ** F(1, 2), 2 ** F(3), 2 ** F(-1), 2 ** F(1, 2), 0.5 ** F(2), a ** 0.5)
for op in operator.add, operator.sub, operator.mul, operator.truediv, operator.floordiv, operator.mod, divmod:
    print(op.__name__, op(a, 2), op(2, a), op(a, 0.5), op(0.5, a), op(a, True))
print(a + 1j, 1j * a, a == 7 / 3, F(1, 2) == 0.5, F(1, 2) == 0.5 + 0j, F(2) == 2, a == 'x', a != F(14, 6), F(1, 3) < 0.3333, F(1, 3) > 0, F(1, 2) <= F(1, 2), a >= 3, F(1, 2) < float('inf'), F(1, 2) == float('nan'))
for call in (lambda: a / 0, lambda: a // 0, lambda: a % F(0), lambda: F(0) ** -1, lambda: a + 'x', lambda: 'x' * a, lambda: a < 'x', lambda: a < 1j, lambda: a // 1j, lambda: pow(a, 2, 3), lambda: a ** 'x', lambda: setattr(a, 'numerator', 1), lambda: setattr(a, 'x', 1)):
    show(call)
print(int(a), int(-a), math.floor(b), math.ceil(b), math.trunc(b), round(F(5, 2)), round(F(7, 2)), round(-a), round(F(22, 7), 2), round(F(1234, 1), -2), float(a), complex(a), bool(F(0)), bool(b), a.numerator, a.denominator, a.real, a.imag, a.conjugate(), a.as_integer_ratio(), F(4, 2).is_integer())
print(hash(F(1, 2)) == hash(0.5), hash(F(5)) == hash(5), hash(F(-1)), hash(F(1, 3)) == hash(F(2, 6)), hash(F(1, 2**61 - 1)), {F(1, 2): 'half'}[0.5], len({F(1), 1, 1.0, True}))
print(F('3.1415926535897932').limit_denominator(1000), F(4321, 8765).limit_denominator(10000), F(math.pi).limit_denominator(7), F(1, 3).limit_denominator(), F(0.1).limit_denominator())
show(lambda: a.limit_denominator(0))
print(F.from_float(0.5), F.from_float(3), F.from_number(0.25), F.from_number(F(1, 3)), F.from_number(7), isinstance(a, numbers.Rational), isinstance(a, numbers.Integral), sum([F(1, n) for n in range(1, 30)]), max(F(1, 2), F(2, 3)), sorted([F(3, 4), 0.1, 1, F(1, 3)]), math.gcd(a.numerator, 7))
show(lambda: F.from_float('x'))
show(lambda: F.from_number('1/2'))
class G(F):
    pass
g = G(1, 2); print(repr(g), type(g + 1).__name__, type(-g).__name__, repr(G('1/3')), G.from_float(0.5), g.__reduce__(), g == F(1, 2))
