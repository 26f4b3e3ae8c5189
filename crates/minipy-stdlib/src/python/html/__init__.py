"""Text for HTML pages: `escape` and `unescape`."""

__path__ = []

import re

__all__ = ["escape", "unescape"]


def escape(s, quote=True):
    """The text with the characters that mean something in HTML written otherwise."""
    s = s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    if quote:
        s = s.replace('"', "&quot;").replace("'", "&#x27;")
    return s


# What browsers make of numbers that are no characters: those of the code page 1252.
_OTHER = dict(zip(range(0x80, 0xA0), "\u20ac\x81\u201a\u0192\u201e\u2026\u2020\u2021\u02c6\u2030\u0160\u2039\u0152\x8d\u017d\x8f"
                                     "\x90\u2018\u2019\u201c\u201d\u2022\u2013\u2014\u02dc\u2122\u0161\u203a\u0153\x9d\u017e\u0178"))
_OTHER |= {0: "\ufffd", 0x0D: "\r"}


def _is_invalid(number):
    return (1 <= number <= 8 or number == 0xB or 0xE <= number <= 0x1F or 0x7F <= number <= 0x9F or 0xFDD0 <= number <= 0xFDEF
            or number & 0xFFFE == 0xFFFE)


def _replaced(match):
    from html.entities import html5
    name = match.group(1)
    if name[0] == "#":
        digits = name[1:].rstrip(";")
        number = int(digits[1:], 16) if digits[0] in "xX" else int(digits)
        if number in _OTHER:
            return _OTHER[number]
        if 0xD800 <= number <= 0xDFFF or number > 0x10FFFF:
            return "\ufffd"
        return "" if _is_invalid(number) else chr(number)
    if name in html5:
        return html5[name]
    # The longest beginning that is a name.
    for end in range(len(name) - 1, 1, -1):
        if name[:end] in html5:
            return html5[name[:end]] + name[end:]
    return "&" + name


_REFERENCE = re.compile(r"&(#[0-9]+;?|#[xX][0-9a-fA-F]+;?|[^\t\n\f <&#;]{1,32};?)")


def unescape(s):
    """The text that HTML stands for."""
    return _REFERENCE.sub(_replaced, s) if "&" in s else s
