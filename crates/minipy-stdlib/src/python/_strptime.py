"""Parsing with a format: `time.strptime`, `datetime.strptime` and its kin. English names only, as in the C locale."""

import datetime as _dt
import re
import time as _time

_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december")


def _any(words):
    return "|".join(sorted(words, key=len, reverse=True))


_PATTERNS = {
    "d": r"(?P<d>3[0-1]|[1-2]\d|0[1-9]|[1-9]| [1-9])",
    "f": r"(?P<f>[0-9]{1,6})",
    "H": r"(?P<H>2[0-3]|[0-1]\d|\d| \d)",
    "k": r"(?P<H>2[0-3]|[0-1]\d|\d| \d)",
    "I": r"(?P<I>1[0-2]|0[1-9]|[1-9]| [1-9])",
    "G": r"(?P<G>\d\d\d\d)",
    "j": r"(?P<j>36[0-6]|3[0-5]\d|[1-2]\d\d|0[1-9]\d|00[1-9]|[1-9]\d|0[1-9]|[1-9])",
    "m": r"(?P<m>1[0-2]|0[1-9]|[1-9])",
    "M": r"(?P<M>[0-5]\d|\d)",
    "S": r"(?P<S>6[0-1]|[0-5]\d|\d)",
    "U": r"(?P<U>5[0-3]|[0-4]\d|\d)",
    "W": r"(?P<W>5[0-3]|[0-4]\d|\d)",
    "w": r"(?P<w>[0-6])",
    "u": r"(?P<u>[1-7])",
    "V": r"(?P<V>5[0-3]|0[1-9]|[1-4]\d|\d)",
    "y": r"(?P<y>\d\d)",
    "Y": r"(?P<Y>\d\d\d\d)",
    "z": r"(?P<z>([+-]\d\d:?[0-5]\d(:?[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))",
    ":z": r"(?P<z>([+-]\d\d:[0-5]\d(:[0-5]\d(\.\d{1,6})?)?)|(?-i:Z))",
    "A": rf"(?P<A>{_any(_DAYS)})",
    "a": rf"(?P<a>{_any([day[:3] for day in _DAYS])})",
    "B": rf"(?P<B>{_any(_MONTHS)})",
    "b": rf"(?P<b>{_any([month[:3] for month in _MONTHS])})",
    "p": r"(?P<p>am|pm)",
    "Z": rf"(?P<Z>{_any(map(re.escape, {'utc', 'gmt', *map(str.lower, _time.tzname)}))})",
    "%": "%",
}
_PATTERNS["e"], _PATTERNS["l"], _PATTERNS["P"] = _PATTERNS["d"], _PATTERNS["I"], _PATTERNS["p"]
_COMPOUND = {"c": "%a %b %d %H:%M:%S %Y", "x": "%m/%d/%y", "X": "%H:%M:%S", "T": "%H:%M:%S", "R": "%H:%M",
             "r": "%I:%M:%S %p"}
_cache = {}


_AMBIGUOUS = """\
Parsing dates involving a day of month without a year specified is ambiguous
and fails to parse leap day. The default behavior will change in Python 3.15
to either always raise an exception or to use a different default year (TBD).
To avoid trouble, add a specific year to the input & format.
See https://github.com/python/cpython/issues/70647."""


def _pattern(format):
    """The expression for a format."""
    parts, i = [], 0
    has_day = has_year = False
    while i < len(format):
        char = format[i]
        i += 1
        if char.isspace():
            while i < len(format) and format[i].isspace():
                i += 1
            parts.append(r"\s+")
        elif char != "%":
            parts.append(re.escape(char))
        else:
            directive = format[i:i + 1]
            if directive == ":":
                directive = format[i:i + 2]
            i += len(directive)
            has_day = has_day or directive == "d"
            has_year = has_year or directive in ("Y", "y", "G")
            if directive in _COMPOUND:
                parts.append(_pattern(_COMPOUND[directive]))
            elif directive in _PATTERNS:
                parts.append(_PATTERNS[directive])
            elif not directive:
                raise ValueError(f"stray % in format '{format}'")
            else:
                raise ValueError(f"'{directive}' is a bad directive in format '{format}'")
    if has_day and not has_year:
        import warnings

        warnings.warn(_AMBIGUOUS, DeprecationWarning, skip_file_prefixes=("<minipy>",))
    return "".join(parts)


def _compiled(format):
    found = _cache.get(format)
    if found is None:
        if len(_cache) > 50:
            _cache.clear()
        try:
            found = _cache[format] = re.compile(_pattern(format), re.IGNORECASE)
        except re.error:
            raise ValueError(f"minipy: a directive stands twice in format '{format}'") from None
        except ValueError as error:
            raise error from None
    return found


def _match(text, format):
    for place, value in enumerate((text, format)):
        if not isinstance(value, str):
            raise TypeError(f"strptime() argument {place} must be str, not {type(value)}")
    found = _compiled(format).match(text)
    if not found:
        raise ValueError(f"time data {text!r} does not match format {format!r}")
    if len(text) != found.end():
        raise ValueError(f"unconverted data remains: {text[found.end():]}")
    return {key: value for key, value in found.groupdict().items() if value is not None}


def _number(parts, key, default=None):
    return int(parts[key]) if key in parts else default


def _year(parts):
    if "y" in parts:
        year = int(parts["y"])
        return year + (2000 if year <= 68 else 1900)
    return _number(parts, "Y")


def _month(parts):
    if "B" in parts:
        return _MONTHS.index(parts["B"].lower()) + 1
    if "b" in parts:
        return [month[:3] for month in _MONTHS].index(parts["b"].lower()) + 1
    return _number(parts, "m", 1)


def _weekday(parts):
    """0 for Monday; None if no directive tells."""
    if "A" in parts:
        return _DAYS.index(parts["A"].lower())
    if "a" in parts:
        return [day[:3] for day in _DAYS].index(parts["a"].lower())
    if "w" in parts:
        return (int(parts["w"]) - 1) % 7
    return int(parts["u"]) - 1 if "u" in parts else None


def _hour(parts):
    if "I" not in parts:
        return _number(parts, "H", 0)
    hour, half = int(parts["I"]), parts.get("p", "").lower()
    if half == "pm":
        return hour if hour == 12 else hour + 12
    return 0 if hour == 12 and half in ("", "am") else hour


def _offset(text):
    """A timedelta."""
    if text == "Z":
        return _dt.timedelta(0)
    digits = text[1:].replace(":", "")
    if ":" in text and text[3] != ":":
        raise ValueError(f"Inconsistent use of : in {text}")
    if len(digits) > 4 and (text[3] == ":") != (text[6:7] == ":"):
        raise ValueError(f"Inconsistent use of : in {text}")
    fraction = digits[7:].ljust(6, "0") if "." in digits else "0"
    seconds = int(digits[:2]) * 3600 + int(digits[2:4]) * 60 + int(digits[4:6] or 0)
    delta = _dt.timedelta(seconds=seconds, microseconds=int(fraction))
    return -delta if text[0] == "-" else delta


def _weekday_and_week(parts):
    """Refuses weeks of ISO years that are not given as they must be; gives the weekday."""
    weekday = _weekday(parts)
    if "G" in parts:
        if "j" in parts:
            raise ValueError("Day of the year directive '%j' is not compatible with ISO year directive '%G'. Use '%Y' instead.")
        if "V" not in parts or weekday is None:
            raise ValueError("ISO year directive '%G' must be used with the ISO week directive '%V' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
    elif "V" in parts:
        if _year(parts) is None or weekday is None:
            raise ValueError("ISO week directive '%V' must be used with the ISO year directive '%G' and a weekday directive "
                             "('%A', '%a', '%w', or '%u').")
        raise ValueError("ISO week directive '%V' is incompatible with the year directive '%Y'. Use the ISO year '%G' instead.")
    return weekday


def _number_of_day(parts, year, weekday):
    """The day of the year, if a directive tells; from a week it may lie before the year."""
    if "j" in parts:
        return int(parts["j"])
    if weekday is None or not ("U" in parts or "W" in parts):
        return None
    sunday = "U" in parts
    week = int(parts["U" if sunday else "W"])
    first = (_dt.date(year, 1, 1).weekday() + sunday) % 7
    weekday = (weekday + sunday) % 7
    return 1 + weekday - first if week == 0 else 1 + (7 - first) % 7 + 7 * (week - 1) + weekday


def _day(parts):
    """(year, month, day, weekday, day of the year) of what a text has said."""
    year, weekday = _year(parts), _weekday_and_week(parts)
    month, day = _month(parts), _number(parts, "d", 1)
    leap = False
    if "G" in parts:
        found = _dt.date.fromisocalendar(int(parts["G"]), int(parts["V"]), weekday + 1)
        year, month, day = found.year, found.month, found.day
    elif year is None:
        # A leap year, so that the day is there.
        leap = (month, day) == (2, 29)
        year = 1904 if leap else 1900
    number = _number_of_day(parts, year, weekday)
    if number is None:
        number = _dt.date(year, month, day).toordinal() - _dt.date(year, 1, 1).toordinal() + 1
    else:
        found = _dt.date.fromordinal(_dt.date(year, 1, 1).toordinal() + number - 1)
        if number <= 0:
            number = found.toordinal() - _dt.date(found.year, 1, 1).toordinal() + 1
        year, month, day = found.year, found.month, found.day
    if weekday is None:
        weekday = _dt.date(year, month, day).weekday()
    return 1900 if leap else year, month, day, weekday, number


def _clock(parts):
    return _hour(parts), _number(parts, "M", 0), _number(parts, "S", 0), int(parts.get("f", "0").ljust(6, "0"))


def _zone(parts):
    if "z" in parts:
        return _dt.timezone(_offset(parts["z"]), parts["Z"]) if "Z" in parts else _dt.timezone(_offset(parts["z"]))
    return None


def _is_summer(parts):
    """Whether the name of a zone is that of the local summer time; -1 if nothing tells."""
    name = parts.get("Z", "").lower()
    winter, summer = (known.lower() for known in _time.tzname)
    if not name or winter == summer and _time.daylight and name not in ("utc", "gmt"):
        return -1
    return int(name not in ("utc", "gmt", winter))


def _strptime_datetime_datetime(cls, text, format="%a %b %d %H:%M:%S %Y"):
    parts = _match(text, format)
    return cls(*_day(parts)[:3], *_clock(parts), *_zone_argument(parts))


def _strptime_datetime_date(cls, text, format="%a %b %d %Y"):
    return cls(*_day(_match(text, format))[:3])


def _strptime_datetime_time(cls, text, format="%H:%M:%S"):
    parts = _match(text, format)
    return cls(*_clock(parts), *_zone_argument(parts))


def _zone_argument(parts):
    zone = _zone(parts)
    return () if zone is None else (zone,)


def _strptime_time(data_string, format="%a %b %d %H:%M:%S %Y"):
    parts = _match(data_string, format)
    year, month, day, weekday, number = _day(parts)
    offset = int(_offset(parts["z"]).total_seconds()) if "z" in parts else None
    fields = (year, month, day, *_clock(parts)[:3], weekday, number, _is_summer(parts), parts.get("Z"), offset)
    return _time.struct_time(fields)
