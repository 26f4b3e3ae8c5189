"""Rational numbers: the module `fractions`.

A Fraction is always in lowest terms. The four operations on Fractions and ints are in `_fractions`; here are construction, the rules
for other kinds of numbers, and everything else.
"""

import _fractions
import numbers
from math import isinf as _isinf, isnan as _isnan

__all__ = ["Fraction"]

_new = object.__new__
_reduced = _fractions.reduced


def _digits(text, at):
    """The end of the digits at a place of a text; underscores may stand between two of them."""
    start = at
    while at < len(text):
        if text[at].isdecimal():
            at += 1
        elif text[at] == "_" and at > start and text[at - 1] != "_" and at + 1 < len(text) and text[at + 1].isdecimal():
            at += 1
        else:
            break
    return at


def _parsed(literal):
    """Numerator and denominator of a text; None if it is none of a fraction."""
    text = literal.strip()
    at = 1 if text[:1] in ("+", "-") and text else 0
    negative = text[:1] == "-"
    end = _digits(text, at)
    whole = text[at:end]
    rest = text[end:].lstrip()
    if whole and rest[:1] == "/":
        below = rest[1:].lstrip()
        if not below or _digits(below, 0) != len(below):
            return None
        n, d = int(whole), int(below)
        return (-n if negative else n), d
    at = end
    behind = exponent = ""
    if text[at : at + 1] == ".":
        end = _digits(text, at + 1)
        behind = text[at + 1 : end].replace("_", "")
        if not whole and not behind:
            return None
        at = end
    elif not whole:
        return None
    if text[at : at + 1] in ("e", "E"):
        end = at + 1
        if text[end : end + 1] in ("+", "-"):
            end += 1
        stop = _digits(text, end)
        if stop == end:
            return None
        exponent = text[at + 1 : stop]
        at = stop
    if at != len(text):
        return None
    n, d = int(whole) if whole else 0, 1
    if behind:
        d = 10 ** len(behind)
        n = n * d + int(behind)
    if exponent:
        exponent = int(exponent)
        if exponent >= 0:
            n *= 10**exponent
        else:
            d *= 10**-exponent
    return (-n if negative else n), d


def _made(numerator, denominator):
    """A Fraction of two ints in lowest terms."""
    self = _new(Fraction)
    self._numerator = numerator
    self._denominator = denominator
    return self


def _operators(name, function, of_floats, with_complex=True):
    """The plain and the reflected method: of Fractions and ints by `function`, of floats by `of_floats`."""

    def forward(a, b):
        if type(b) is Fraction or type(b) is int:
            return function(Fraction, a, b)
        if isinstance(b, (Fraction, int)):
            return function(Fraction, a, Fraction(b))
        if isinstance(b, float) or with_complex and isinstance(b, complex):
            return of_floats(float(a), b)
        return NotImplemented

    def reverse(b, a):
        if type(a) is int:
            return function(Fraction, a, b)
        if isinstance(a, numbers.Rational):
            return function(Fraction, Fraction(a), b)
        if isinstance(a, numbers.Real):
            return of_floats(float(a), float(b))
        if with_complex and isinstance(a, numbers.Complex):
            return of_floats(complex(a), float(b))
        return NotImplemented

    forward.__name__ = f"__{name}__"
    reverse.__name__ = f"__r{name}__"
    return forward, reverse


def _floordiv(cls, a, b):
    return (a.numerator * b.denominator) // (a.denominator * b.numerator)


def _divmod(cls, a, b):
    da, db = a.denominator, b.denominator
    quotient, rest = divmod(a.numerator * db, da * b.numerator)
    return quotient, cls(rest, da * db)


def _mod(cls, a, b):
    da, db = a.denominator, b.denominator
    return cls((a.numerator * db) % (b.numerator * da), da * db)


def _comparison(name, of_numbers):
    """A comparison by cross-multiplying."""

    def compare(a, b):
        if type(b) is Fraction:
            return of_numbers(a._numerator * b._denominator, a._denominator * b._numerator)
        if type(b) is int:
            return of_numbers(a._numerator, b * a._denominator)
        if isinstance(b, numbers.Rational):
            return of_numbers(a._numerator * b.denominator, a._denominator * b.numerator)
        if isinstance(b, float):
            if _isnan(b) or _isinf(b):
                return of_numbers(0.0, b)
            return of_numbers(a, a.from_float(b))
        return NotImplemented

    compare.__name__ = name
    return compare


class Fraction(numbers.Rational):
    """A rational number: Fraction(3, 4), Fraction('3/4'), Fraction(0.75)."""

    __slots__ = ("_numerator", "_denominator")

    def __new__(cls, numerator=0, denominator=None):
        if denominator is None:
            if type(numerator) is int:
                denominator = 1
            elif isinstance(numerator, numbers.Rational):
                numerator, denominator = numerator.numerator, numerator.denominator
            elif isinstance(numerator, float) or (
                not isinstance(numerator, type) and hasattr(numerator, "as_integer_ratio")
            ):
                numerator, denominator = numerator.as_integer_ratio()
            elif isinstance(numerator, str):
                pair = _parsed(numerator)
                if pair is None:
                    raise ValueError(f"Invalid literal for Fraction: {numerator!r}")
                return _reduced(cls, *pair)
            else:
                raise TypeError(
                    "argument should be a string or a Rational instance or have the as_integer_ratio() method"
                )
            self = _new(cls)
            self._numerator = numerator
            self._denominator = denominator
            return self
        if type(numerator) is int is type(denominator):
            return _reduced(cls, numerator, denominator)
        if isinstance(numerator, numbers.Rational) and isinstance(denominator, numbers.Rational):
            return _reduced(
                cls, numerator.numerator * denominator.denominator, denominator.numerator * numerator.denominator
            )
        raise TypeError("both arguments should be Rational instances")

    @classmethod
    def _from_coprime_ints(cls, numerator, denominator, /):
        self = _new(cls)
        self._numerator = numerator
        self._denominator = denominator
        return self

    @classmethod
    def from_number(cls, number):
        if type(number) is int:
            return cls._from_coprime_ints(number, 1)
        if isinstance(number, numbers.Rational):
            return cls._from_coprime_ints(number.numerator, number.denominator)
        if isinstance(number, float) or (not isinstance(number, type) and hasattr(number, "as_integer_ratio")):
            return cls._from_coprime_ints(*number.as_integer_ratio())
        raise TypeError("argument should be a Rational instance or have the as_integer_ratio() method")

    @classmethod
    def from_float(cls, f):
        if isinstance(f, numbers.Integral):
            return cls(f)
        if not isinstance(f, float):
            raise TypeError(f"{cls.__name__}.from_float() only takes floats, not {f!r} ({type(f).__name__})")
        return cls._from_coprime_ints(*f.as_integer_ratio())

    @classmethod
    def from_decimal(cls, dec):
        from decimal import Decimal

        if isinstance(dec, numbers.Integral):
            dec = Decimal(int(dec))
        elif not isinstance(dec, Decimal):
            raise TypeError(f"{cls.__name__}.from_decimal() only takes Decimals, not {dec!r} ({type(dec).__name__})")
        return cls._from_coprime_ints(*dec.as_integer_ratio())

    def is_integer(self):
        return self._denominator == 1

    def as_integer_ratio(self):
        return (self._numerator, self._denominator)

    def limit_denominator(self, max_denominator=1000000):
        """The closest Fraction whose denominator is at most this: a convergent of the continued fraction, or one between two."""
        if max_denominator < 1:
            raise ValueError("max_denominator should be at least 1")
        if self._denominator <= max_denominator:
            return Fraction(self)
        p0, q0, p1, q1 = 0, 1, 1, 0
        n, d = self._numerator, self._denominator
        while True:
            a = n // d
            q2 = q0 + a * q1
            if q2 > max_denominator:
                break
            p0, q0, p1, q1 = p1, q1, p0 + a * p1, q2
            n, d = d, n - a * d
        k = (max_denominator - q0) // q1
        if 2 * d * (q0 + k * q1) <= self._denominator:
            return _made(p1, q1)
        return _made(p0 + k * p1, q0 + k * q1)

    @property
    def numerator(self):
        return self._numerator

    @property
    def denominator(self):
        return self._denominator

    def __repr__(self):
        return f"{self.__class__.__name__}({self._numerator}, {self._denominator})"

    def __str__(self):
        if self._denominator == 1:
            return str(self._numerator)
        return f"{self._numerator}/{self._denominator}"

    def __format__(self, format_spec, /):
        import _fractions_format

        return _fractions_format.formatted(self, format_spec)

    __add__, __radd__ = _operators("add", _fractions.add, lambda a, b: a + b)
    __sub__, __rsub__ = _operators("sub", _fractions.sub, lambda a, b: a - b)
    __mul__, __rmul__ = _operators("mul", _fractions.mul, lambda a, b: a * b)
    __truediv__, __rtruediv__ = _operators("truediv", _fractions.div, lambda a, b: a / b)
    __floordiv__, __rfloordiv__ = _operators("floordiv", _floordiv, lambda a, b: a // b, False)
    __divmod__, __rdivmod__ = _operators("divmod", _divmod, divmod, False)
    __mod__, __rmod__ = _operators("mod", _mod, lambda a, b: a % b, False)

    def __pow__(a, b, modulo=None):
        if modulo is not None:
            return NotImplemented
        if isinstance(b, numbers.Rational):
            if b.denominator != 1:
                return float(a) ** float(b)
            power = b.numerator
            n, d = a._numerator, a._denominator
            if power >= 0:
                return _made(n**power, d**power)
            if n > 0:
                return _made(d**-power, n**-power)
            if n == 0:
                raise ZeroDivisionError(f"Fraction({d ** -power}, 0)")
            return _made((-d) ** -power, (-n) ** -power)
        if isinstance(b, (float, complex)):
            return float(a) ** b
        return NotImplemented

    def __rpow__(b, a, modulo=None):
        if modulo is not None:
            return NotImplemented
        if b._denominator == 1 and b._numerator >= 0:
            return a**b._numerator
        if isinstance(a, numbers.Rational):
            return Fraction(a.numerator, a.denominator) ** b
        if b._denominator == 1:
            return a**b._numerator
        return a ** float(b)

    def __pos__(a):
        return _made(a._numerator, a._denominator)

    def __neg__(a):
        return _made(-a._numerator, a._denominator)

    def __abs__(a):
        return _made(abs(a._numerator), a._denominator)

    def __int__(a):
        return int(a.__trunc__())

    def __trunc__(a):
        if a._numerator < 0:
            return -(-a._numerator // a._denominator)
        return a._numerator // a._denominator

    def __floor__(a):
        return a._numerator // a._denominator

    def __ceil__(a):
        return -(-a._numerator // a._denominator)

    def __round__(self, ndigits=None):
        if ndigits is None:
            d = self._denominator
            floor, rest = divmod(self._numerator, d)
            if rest * 2 < d:
                return floor
            if rest * 2 > d or floor % 2:
                return floor + 1
            return floor
        shift = 10 ** abs(ndigits)
        if ndigits > 0:
            return Fraction(round(self * shift), shift)
        return Fraction(round(self / shift) * shift)

    def __hash__(self):
        # As that of the float or int of the same value: the numerator times the inverse of the denominator, modulo a prime.
        n, d = self._numerator, self._denominator
        if d == 1:
            return hash(n)
        try:
            inverse = pow(d, -1, _MODULUS)
        except ValueError:
            result = _INFINITE
        else:
            result = hash(hash(abs(n)) * inverse)
        if n < 0:
            result = -result
        return -2 if result == -1 else result

    def __eq__(a, b):
        if type(b) is Fraction:
            return a._numerator == b._numerator and a._denominator == b._denominator
        if type(b) is int:
            return a._numerator == b and a._denominator == 1
        if isinstance(b, numbers.Rational):
            return a._numerator == b.numerator and a._denominator == b.denominator
        if isinstance(b, numbers.Complex) and b.imag == 0:
            b = b.real
        if isinstance(b, float):
            if _isnan(b) or _isinf(b):
                return 0.0 == b
            return a == a.from_float(b)
        return NotImplemented

    __lt__ = _comparison("__lt__", lambda a, b: a < b)
    __gt__ = _comparison("__gt__", lambda a, b: a > b)
    __le__ = _comparison("__le__", lambda a, b: a <= b)
    __ge__ = _comparison("__ge__", lambda a, b: a >= b)

    def __bool__(a):
        return bool(a._numerator)

    def __reduce__(self):
        return (self.__class__, (self._numerator, self._denominator))

    def __copy__(self):
        if type(self) == Fraction:
            return self
        return self.__class__(self._numerator, self._denominator)

    def __deepcopy__(self, memo):
        return self.__copy__()


def _hash_parameters():
    import sys

    return sys.hash_info.modulus, sys.hash_info.inf


_MODULUS, _INFINITE = _hash_parameters()
