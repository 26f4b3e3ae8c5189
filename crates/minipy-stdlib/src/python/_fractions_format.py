"""`format` of a Fraction: as `numerator/denominator`, or by the presentation types of floats, exactly."""

_ALIGNMENTS = "<>=^"


class _Spec:
    """The parts of a format specification; `ok` is false if the text is none."""

    def __init__(self, text):
        self.fill, self.align, self.sign, self.width, self.separator, self.type = " ", None, "", 0, "", ""
        self.no_negative_zero = self.alternate = self.zeros = self.point = False
        self.precision = None
        self.fraction_separator = ""
        at = 0
        if len(text) > 1 and text[1] in _ALIGNMENTS:
            self.fill, self.align, at = text[0], text[1], 2
        elif text and text[0] in _ALIGNMENTS:
            self.align, at = text[0], 1
        if text[at : at + 1] in ("-", "+", " "):
            self.sign, at = text[at], at + 1
        if text[at : at + 1] == "z":
            self.no_negative_zero, at = True, at + 1
        if text[at : at + 1] == "#":
            self.alternate, at = True, at + 1
        # A zero in front of a digit means padding; alone it is the width.
        if text[at : at + 1] == "0" and text[at + 1 : at + 2].isdigit():
            self.zeros, at = True, at + 1
        start = at
        while text[at : at + 1].isdigit() and text[at].isascii():
            at += 1
        self.width_text = text[start:at]
        self.width = int(self.width_text or "0")
        if text[at : at + 1] in (",", "_"):
            self.separator, at = text[at], at + 1
        if text[at : at + 1] == ".":
            self.point = True
            start = at = at + 1
            while text[at : at + 1].isdigit() and text[at].isascii():
                at += 1
            if at > start:
                self.precision = int(text[start:at])
            if text[at : at + 1] in (",", "_"):
                self.fraction_separator, at = text[at], at + 1
            if at == start:
                at = len(text) + 1
        if at < len(text) and text[at] in "eEfFgG%":
            self.type, at = text[at], at + 1
        self.ok = at == len(text)


def _padded(spec, sign, body):
    padding = spec.fill * (spec.width - len(sign) - len(body))
    align = spec.align or ">"
    if align == ">":
        return padding + sign + body
    if align == "<":
        return sign + body + padding
    if align == "^":
        half = len(padding) // 2
        return padding[:half] + sign + body + padding[half:]
    return sign + padding + body


def _to_exponent(n, d, exponent, no_negative_zero=False):
    """n/d in units of 10**exponent, ties to even: sign and number."""
    if exponent >= 0:
        d *= 10**exponent
    else:
        n *= 10**-exponent
    q, r = divmod(n + (d >> 1), d)
    if r == 0 and d & 1 == 0:
        q &= -2
    return (q < 0 if no_negative_zero else n < 0), abs(q)


def _to_figures(n, d, figures):
    """n/d rounded to so many figures: sign, number and exponent."""
    if n == 0:
        return False, 0, 1 - figures
    str_n, str_d = str(abs(n)), str(d)
    exponent = len(str_n) - len(str_d) + (str_d <= str_n) - figures
    sign, number = _to_exponent(n, d, exponent)
    if len(str(number)) == figures + 1:
        number //= 10
        exponent += 1
    return sign, number, exponent


def _general(fraction, spec):
    n, d = fraction._numerator, fraction._denominator
    body = f"{abs(n):{spec.separator}}"
    if d > 1 or spec.alternate:
        body += f"/{d:{spec.separator}}"
    return _padded(spec, "-" if n < 0 else spec.sign.replace("-", ""), body)


def _like_float(fraction, spec):
    n, d, kind = fraction._numerator, fraction._denominator, spec.type
    precision = 6 if spec.precision is None else spec.precision
    scientific = False
    if kind in "fF%":
        exponent = -precision - (2 if kind == "%" else 0)
        negative, number = _to_exponent(n, d, exponent, spec.no_negative_zero)
        point = precision
    else:
        figures = max(precision, 1) if kind in "gG" else precision + 1
        negative, number, exponent = _to_figures(n, d, figures)
        scientific = kind in "eE" or exponent > 0 or exponent + figures <= -4
        point = figures - 1 if scientific else -exponent
    suffix = ""
    if kind == "%":
        suffix = "%"
    elif scientific:
        suffix = f"{'E' if kind in 'EFG' else 'e'}{exponent + point:+03d}"
    digits = f"{number:0{point + 1}d}"
    leading, behind = digits[: len(digits) - point], digits[len(digits) - point :]
    if kind in "gG" and not spec.alternate:
        behind = behind.rstrip("0")
    separator = "." if behind or spec.alternate else ""
    if spec.fraction_separator:
        behind = spec.fraction_separator.join(behind[i : i + 3] for i in range(0, len(behind), 3))
    trailing = separator + behind + suffix
    sign = "-" if negative else spec.sign.replace("-", "")
    if spec.zeros or spec.align == "=" and spec.fill == "0":
        least = spec.width - len(sign) - len(trailing)
        leading = leading.zfill(3 * least // 4 + 1 if spec.separator else least)
    if spec.separator:
        first = 1 + (len(leading) - 1) % 3
        leading = leading[:first] + "".join(
            spec.separator + leading[i : i + 3] for i in range(first, len(leading), 3)
        )
    return _padded(spec, sign, leading + trailing)


def formatted(fraction, text):
    """`format(fraction, text)`."""
    spec = _Spec(text)
    if spec.ok and not spec.type:
        # Without a type there are no zeros in front, no precision, and no talk of negative zeros.
        plain = spec.precision is None and not spec.fraction_separator and not spec.no_negative_zero and not spec.point
        if plain and not spec.zeros and (spec.width_text == "0" or not spec.width_text.startswith("0")):
            return _general(fraction, spec)
    if spec.ok and spec.type and (spec.align is None or not spec.zeros):
        return _like_float(fraction, spec)
    raise ValueError(f"Invalid format specifier {text!r} for object of type {type(fraction).__name__!r}")
