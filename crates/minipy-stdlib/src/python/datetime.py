"""Dates and times: `date`, `time`, `datetime`, `timedelta`, `timezone`, `tzinfo`.

The calendar is the Gregorian one, extended in both directions: days are counted from 1 January of the year 1, which has number 1.
What the local time is comes from the module `time`. Parsing with a format (`strptime`) is in `_strptime`, and the arithmetic of the
calendar in `_datetime`.
"""

import time as _time
from _datetime import check_date as _check_date, check_time as _check_time, date_of as _from_ordinal, duration as _duration
from _datetime import iso_clock as _iso_clock, iso_date as _iso_date, ordinal as _to_ordinal, parse_plain as _parse_plain
from operator import index as _index

__all__ = ["date", "datetime", "time", "timedelta", "timezone", "tzinfo", "MINYEAR", "MAXYEAR", "UTC"]

MINYEAR = 1
MAXYEAR = 9999
_MAX_ORDINAL = 3652059
_MONTHS = (None, "Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_DAYS = (None, "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_BEFORE = (0, 0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)


# ---- the calendar ----

def _is_leap(year):
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _days_before_month(year, month):
    return _BEFORE[month] + (month > 2 and _is_leap(year))


def _iso_week1_monday(year):
    """The number of the Monday with which the first week of an ISO year begins."""
    first = _to_ordinal(year, 1, 1)
    weekday = (first + 6) % 7
    monday = first - weekday
    return monday + 7 if weekday > 3 else monday


def _iso_to_gregorian(year, week, day):
    if not MINYEAR <= year <= MAXYEAR:
        raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {year}")
    if not 0 < week < 53:
        out = True
        if week == 53:
            first = _to_ordinal(year, 1, 1) % 7
            out = not (first == 4 or (first == 3 and _is_leap(year)))
        if out:
            raise ValueError(f"Invalid week: {week}")
    if not 0 < day < 8:
        raise ValueError(f"Invalid weekday: {day} (range is [1, 7])")
    return _from_ordinal(_iso_week1_monday(year) + (week - 1) * 7 + day - 1)


# ---- checks ----

def _check_tzinfo(tz):
    if tz is not None and not isinstance(tz, tzinfo):
        raise TypeError(f"tzinfo argument must be None or of a tzinfo subclass, not type '{type(tz).__name__}'")


def _check_offset(name, offset):
    if offset is None:
        return
    if not isinstance(offset, timedelta):
        raise TypeError(f"tzinfo.{name}() must return None or a timedelta, not '{type(offset).__name__}'")
    if not -_DAY < offset._micros < _DAY:
        raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                         f"not {offset!r}")


def _ask_offset(zone, question, moment):
    """What a time zone, if there is one, answers to utcoffset() or dst()."""
    if zone is None:
        return None
    offset = getattr(zone, question)(moment)
    _check_offset(question, offset)
    return offset


def _ask_name(zone, moment):
    """What a time zone, if there is one, is called at that moment."""
    if zone is None:
        return None
    name = zone.tzname(moment)
    if name is not None and not isinstance(name, str):
        raise TypeError(f"tzinfo.tzname() must return None or a string, not '{type(name).__name__}'")
    return name


def _divide_and_round(a, b):
    """a / b rounded to the nearest int, ties to even."""
    q, r = divmod(a, b)
    r *= 2
    greater = r > b if b > 0 else r < b
    if greater or r == b and q % 2 == 1:
        q += 1
    return q


# ---- text ----

def _format_time(hh, mm, ss, us, timespec="auto"):
    if timespec == "auto":
        return _iso_clock(hh, mm, ss, us)
    formats = {
        "hours": "{:02d}", "minutes": "{:02d}:{:02d}", "seconds": "{:02d}:{:02d}:{:02d}",
        "milliseconds": "{:02d}:{:02d}:{:02d}.{:03d}", "microseconds": "{:02d}:{:02d}:{:02d}.{:06d}",
    }
    if timespec == "milliseconds":
        us //= 1000
    try:
        layout = formats[timespec]
    except KeyError:
        raise ValueError("Unknown timespec value") from None
    return layout.format(hh, mm, ss, us)


def _format_offset(offset, separator=":"):
    if offset is None:
        return ""
    micros = offset._micros
    sign, micros = ("-", -micros) if micros < 0 else ("+", micros)
    seconds, micros = divmod(micros, 1000000)
    text = f"{sign}{seconds // 3600:02d}{separator}{seconds // 60 % 60:02d}"
    if seconds % 60 or micros:
        text += f"{separator}{seconds % 60:02d}"
        if micros:
            text += f".{micros:06d}"
    return text


def _wrap_strftime(obj, format, timetuple):
    """`time.strftime`, with what it knows nothing of filled in: %f, %z, %:z and %Z."""
    parts, i = [], 0
    while i < len(format):
        char = format[i]
        i += 1
        if char != "%" or i == len(format):
            parts.append(char)
            continue
        char = format[i]
        i += 1
        if char == "f":
            parts.append(f"{getattr(obj, 'microsecond', 0):06d}")
        elif char == "z":
            parts.append(_format_offset(obj.utcoffset(), "") if hasattr(obj, "utcoffset") else "")
        elif char == ":" and format[i:i + 1] == "z":
            i += 1
            parts.append(_format_offset(obj.utcoffset(), ":") if hasattr(obj, "utcoffset") else "")
        elif char == "Z":
            name = obj.tzname() if hasattr(obj, "tzname") else None
            parts.append(name.replace("%", "%%") if name else "")
        elif char in "YG" and obj.__class__ is not time and timetuple[0] < 1000:
            year = timetuple[0] if char == "Y" else date(*timetuple[:3]).isocalendar()[0]
            parts.append(f"{year:04d}")
        elif char == "F" and obj.__class__ is not time and timetuple[0] < 1000:
            parts.append(f"{timetuple[0]:04d}-%m-%d")
        else:
            parts.append("%" + char)
    return _time.strftime("".join(parts), timetuple)


def _digits(text, start, count):
    part = text[start:start + count]
    if len(part) != count or not (part.isascii() and part.isdigit()):
        raise ValueError
    return int(part)


def _parse_iso_date(text):
    """(year, month, day) of YYYY-MM-DD, YYYYMMDD, YYYY-Www[-D] or YYYYWww[D]."""
    year = _digits(text, 0, 4)
    dashed = text[4:5] == "-"
    at = 4 + dashed
    if text[at:at + 1] == "W":
        week = _digits(text, at + 1, 2)
        at += 3
        day = 1
        if len(text) > at:
            if (text[at] == "-") != dashed:
                raise ValueError
            at += dashed
            day = _digits(text, at, 1)
        return _iso_to_gregorian(year, week, day)
    month = _digits(text, at, 2)
    at += 2
    if (text[at:at + 1] == "-") != dashed:
        raise ValueError
    at += dashed
    day = _digits(text, at, 2)
    if len(text) != at + 2:
        raise ValueError
    return year, month, day


def _parse_clock(text):
    """[hour, minute, second, microsecond] of HH[:MM[:SS[.fff[fff]]]] or without colons."""
    values, at = [0, 0, 0, 0], 0
    colons = text[2:3] == ":"
    for place in range(3):
        values[place] = _digits(text, at, 2)
        at += 2
        if at >= len(text) or place == 2:
            break
        if colons:
            if text[at] != ":":
                raise ValueError
            at += 1
        elif text[at] in ".,":
            raise ValueError
    if at < len(text):
        if text[at] not in ".," or place != 2:
            raise ValueError
        part = text[at + 1:]
        if not (part.isascii() and part.isdigit()):
            raise ValueError
        values[3] = int(part[:6].ljust(6, "0"))
    return values


def _parse_iso_time(text):
    """[hour, minute, second, microsecond], and the offset from UTC as a timedelta or None."""
    if len(text) < 2:
        raise ValueError
    at = next((i for i, char in enumerate(text) if char in "+-Z"), None)
    clock = _parse_clock(text if at is None else text[:at])
    offset = None
    if at is not None:
        if text[at] == "Z":
            if text[at + 1:]:
                raise ValueError
            offset = timedelta(0)
        else:
            if len(text) - at - 1 in (0, 1, 3):
                raise ValueError
            hours, minutes, seconds, micros = _parse_clock(text[at + 1:])
            offset = timedelta(hours=hours, minutes=minutes, seconds=seconds, microseconds=micros)
            if text[at] == "-":
                offset = -offset
    return clock, offset


def _settle_iso_time(clock, offset):
    """(hour, minute, second, microsecond, tzinfo, whether it is 24:00); the errors are about what the text means."""
    midnight = clock[0] == 24
    if midnight:
        if any(clock[1:]):
            raise ValueError("minute, second, and microsecond must be 0 when hour is 24")
        clock[0] = 0
    return (*clock, None if offset is None else timezone(offset), midnight)


# ---- durations ----

_DAY = 86400000000


def _delta(micros, cls=None):
    """The timedelta of so many microseconds."""
    if not -_SURE <= micros <= _SURE:
        days = micros // _DAY
        if not -2147483648 <= days <= 2147483647:
            raise OverflowError("Python int too large to convert to C int")
        if abs(days) > 999999999:
            raise OverflowError(f"days={days}; must have magnitude <= 999999999")
    self = _new(cls or timedelta)
    self._micros = micros
    return self


_new = object.__new__
# Durations up to this one need no further look.
_SURE = 1 << 61


class timedelta:
    """A duration: days, seconds and microseconds, of which only the days may be negative."""

    __slots__ = ("_micros",)

    def __new__(cls, days=0, seconds=0, microseconds=0, milliseconds=0, minutes=0, hours=0, weeks=0):
        whole = _duration(days, seconds, microseconds, milliseconds, minutes, hours, weeks)
        if whole is not None:
            return _delta(whole, cls)
        for name, value in (("days", days), ("seconds", seconds), ("microseconds", microseconds), ("milliseconds", milliseconds),
                            ("minutes", minutes), ("hours", hours), ("weeks", weeks)):
            if not isinstance(value, (int, float)):
                raise TypeError(f"unsupported type for timedelta {name} component: {type(value).__name__}")
        whole, rest = 0, 0.0
        for value, unit in ((microseconds, 1), (milliseconds, 1000), (seconds, 1000000), (minutes, 60000000), (hours, 3600000000),
                            (days, 86400000000), (weeks, 604800000000)):
            if isinstance(value, int):
                whole += value * unit
            elif value:
                # Whole units are exact; what is left of them is summed as a float and rounded once.
                units = int(value)
                whole += units * unit
                left = (value - units) * unit
                micros = int(left)
                whole += micros
                rest += left - micros
        if rest:
            # Ties go to the even number of microseconds.
            nearest = round(rest)
            if abs(rest - int(rest)) == 0.5:
                odd = whole & 1
                nearest = 2 * round((rest + odd) * 0.5) - odd
            whole += nearest
        return _delta(whole, cls)

    def __repr__(self):
        args = [f"{name}={value}" for name, value in (("days", self.days), ("seconds", self.seconds),
                                                       ("microseconds", self.microseconds)) if value]
        return f"{_class_name(self)}({', '.join(args) or '0'})"

    def __str__(self):
        minutes, seconds = divmod(self.seconds, 60)
        hours, minutes = divmod(minutes, 60)
        text = f"{hours}:{minutes:02d}:{seconds:02d}"
        if days := self.days:
            text = f"{days} day{'' if abs(days) == 1 else 's'}, {text}"
        return text + (f".{micros:06d}" if (micros := self.microseconds) else "")

    def total_seconds(self):
        """The duration in seconds."""
        return self._micros / 1000000

    days = property(lambda self: self._micros // _DAY, doc="Number of days.")
    seconds = property(lambda self: self._micros % _DAY // 1000000, doc="Number of seconds (>= 0 and less than 1 day).")
    microseconds = property(lambda self: self._micros % 1000000, doc="Number of microseconds (>= 0 and less than 1 second).")

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _delta(self._micros + other._micros)

    __radd__ = __add__

    def __sub__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _delta(self._micros - other._micros)

    def __rsub__(self, other):
        return -self + other if isinstance(other, timedelta) else NotImplemented

    def __neg__(self):
        return _delta(-self._micros)

    def __pos__(self):
        return _delta(self._micros)

    def __abs__(self):
        return -self if self._micros < 0 else +self

    def __mul__(self, other):
        if isinstance(other, int):
            return _delta(self._micros * other)
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_divide_and_round(self._micros * a, b))
        return NotImplemented

    __rmul__ = __mul__

    def __floordiv__(self, other):
        if isinstance(other, timedelta):
            return self._micros // other._micros
        if isinstance(other, int):
            return _delta(self._micros // other)
        return NotImplemented

    def __truediv__(self, other):
        if isinstance(other, timedelta):
            return self._micros / other._micros
        if isinstance(other, int):
            return _delta(_divide_and_round(self._micros, other))
        if isinstance(other, float):
            a, b = other.as_integer_ratio()
            return _delta(_divide_and_round(b * self._micros, a))
        return NotImplemented

    def __mod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return _delta(self._micros % other._micros)

    def __divmod__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        quotient, rest = divmod(self._micros, other._micros)
        return quotient, _delta(rest)

    def __eq__(self, other):
        return self._micros == other._micros if isinstance(other, timedelta) else NotImplemented

    def __le__(self, other):
        return self._micros <= other._micros if isinstance(other, timedelta) else NotImplemented

    def __lt__(self, other):
        return self._micros < other._micros if isinstance(other, timedelta) else NotImplemented

    def __ge__(self, other):
        return self._micros >= other._micros if isinstance(other, timedelta) else NotImplemented

    def __gt__(self, other):
        return self._micros > other._micros if isinstance(other, timedelta) else NotImplemented

    def __hash__(self):
        return hash(self._micros)

    def __bool__(self):
        return self._micros != 0

    def __reduce__(self):
        return self.__class__, (self.days, self.seconds, self.microseconds)


timedelta.min = timedelta(-999999999)
timedelta.max = timedelta(days=999999999, hours=23, minutes=59, seconds=59, microseconds=999999)
timedelta.resolution = timedelta(microseconds=1)


def _class_name(self):
    """How a repr calls the class: a script's own one without its module."""
    cls = self.__class__
    return f"datetime.{cls.__qualname__}" if cls.__module__ == "datetime" else cls.__name__


class IsoCalendarDate(tuple):
    """Year, week and day of the ISO calendar."""

    __module__ = "datetime"

    def __new__(cls, year, week, weekday):
        return super().__new__(cls, (year, week, weekday))

    year = property(lambda self: self[0])
    week = property(lambda self: self[1])
    weekday = property(lambda self: self[2])

    def __reduce__(self):
        return tuple, (tuple(self),)

    def __repr__(self):
        return f"datetime.IsoCalendarDate(year={self[0]}, week={self[1]}, weekday={self[2]})"


# ---- dates ----

class date:
    """A day of the calendar."""

    __slots__ = ("_year", "_month", "_day", "_ordinal")

    def __new__(cls, year, month, day):
        self = _new(cls)
        self._year, self._month, self._day, self._ordinal = _check_date(year, month, day)
        return self

    @classmethod
    def fromtimestamp(cls, timestamp, /):
        """The local day of a POSIX timestamp."""
        if timestamp is None:
            raise TypeError("'NoneType' object cannot be interpreted as an integer")
        return cls(*_time.localtime(timestamp)[:3])

    @classmethod
    def today(cls):
        """The local day of now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def fromordinal(cls, n, /):
        """The day with this number; 1 January of the year 1 has number 1."""
        n = _index(n)
        if n < 1:
            raise ValueError("ordinal must be >= 1")
        if n > _MAX_ORDINAL:
            raise ValueError(f"year must be in {MINYEAR}..{MAXYEAR}, not {_from_ordinal(n)[0]}")
        return cls(*_from_ordinal(n))

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The day that a text of ISO 8601 names."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        plain = _parse_plain(date_string) if len(date_string) == 10 else None
        if plain is not None:
            return cls(*plain)
        try:
            if len(date_string) not in (7, 8, 10):
                raise ValueError
            parts = _parse_iso_date(date_string)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        return cls(*parts)

    @classmethod
    def fromisocalendar(cls, year, week, day):
        """The day of a week of the ISO calendar."""
        return cls(*_iso_to_gregorian(year, week, day))

    @classmethod
    def strptime(cls, date_string, format, /):
        """The day that a text names in a format."""
        import _strptime
        return _strptime._strptime_datetime_date(cls, date_string, format)

    def __repr__(self):
        return f"{_class_name(self)}({self._year}, {self._month}, {self._day})"

    def ctime(self):
        """As `time.ctime` writes it."""
        weekday = self.toordinal() % 7 or 7
        return f"{_DAYS[weekday]} {_MONTHS[self._month]} {self._day:2d} 00:00:00 {self._year:04d}"

    def strftime(self, format):
        """The text in a format."""
        return _wrap_strftime(self, format, self.timetuple())

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError(f"must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def isoformat(self):
        """YYYY-MM-DD."""
        return _iso_date(self._year, self._month, self._day)

    def __str__(self):
        return self.isoformat()

    year = property(lambda self: self._year)
    month = property(lambda self: self._month)
    day = property(lambda self: self._day)

    def timetuple(self):
        """As `time.localtime` gives it."""
        return _struct_time(self._year, self._month, self._day, 0, 0, 0, -1)

    def toordinal(self):
        """The number of the day."""
        return self._ordinal

    def replace(self, year=None, month=None, day=None):
        """The day with some parts changed."""
        return type(self)(self._year if year is None else year, self._month if month is None else month,
                          self._day if day is None else day)

    __replace__ = replace

    def __eq__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._ordinal == other._ordinal
        return NotImplemented

    def __le__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._ordinal <= other._ordinal
        return NotImplemented

    def __lt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._ordinal < other._ordinal
        return NotImplemented

    def __ge__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._ordinal >= other._ordinal
        return NotImplemented

    def __gt__(self, other):
        if isinstance(other, date) and not isinstance(other, datetime):
            return self._ordinal > other._ordinal
        return NotImplemented

    def __hash__(self):
        return hash(self._ordinal)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        n = self._ordinal + other._micros // _DAY
        if not 0 < n <= _MAX_ORDINAL:
            raise OverflowError("date value out of range")
        return type(self).fromordinal(n)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self + timedelta(-other.days)
        if isinstance(other, date):
            return _delta((self._ordinal - other._ordinal) * _DAY)
        return NotImplemented

    def weekday(self):
        """0 for Monday to 6."""
        return (self._ordinal + 6) % 7

    def isoweekday(self):
        """1 for Monday to 7."""
        return self._ordinal % 7 or 7

    def isocalendar(self):
        """Year, week and day of the ISO calendar."""
        year, today = self._year, self._ordinal
        week, day = divmod(today - _iso_week1_monday(year), 7)
        if week < 0:
            year -= 1
            week, day = divmod(today - _iso_week1_monday(year), 7)
        elif week >= 52 and today >= _iso_week1_monday(year + 1):
            year, week = year + 1, 0
        return IsoCalendarDate(year, week + 1, day + 1)

    def __reduce__(self):
        return self.__class__, (self._year, self._month, self._day)


date.min = date(1, 1, 1)
date.max = date(9999, 12, 31)
date.resolution = timedelta(days=1)


def _struct_time(year, month, day, hour, minute, second, dst):
    weekday = (_to_ordinal(year, month, day) + 6) % 7
    number = _days_before_month(year, month) + day
    return _time.struct_time((year, month, day, hour, minute, second, weekday, number, dst))


# ---- time zones ----

class tzinfo:
    """Base of time zones."""

    __slots__ = ()

    def tzname(self, dt):
        """The name of the time zone at a time."""
        raise NotImplementedError("a tzinfo subclass must implement tzname()")

    def utcoffset(self, dt):
        """How far local time is ahead of UTC."""
        raise NotImplementedError("a tzinfo subclass must implement utcoffset()")

    def dst(self, dt):
        """How much of that is daylight saving time."""
        raise NotImplementedError("a tzinfo subclass must implement dst()")

    def fromutc(self, dt):
        """The local time of a time of UTC."""
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        offset = dt.utcoffset()
        if offset is None:
            raise ValueError("fromutc: non-None utcoffset() result required")
        saving = dt.dst()
        if saving is None:
            raise ValueError("fromutc: non-None dst() result required")
        delta = offset - saving
        if delta:
            dt += delta
            saving = dt.dst()
            if saving is None:
                raise ValueError("fromutc: tz.dst() gave inconsistent results; cannot convert")
        return dt + saving

    def __reduce__(self):
        get_args = getattr(self, "__getinitargs__", None)
        return self.__class__, get_args() if get_args else ()


_UNNAMED = object()


class timezone(tzinfo):
    """A time zone with a fixed offset."""

    __slots__ = ("_offset", "_name")

    def __new__(cls, offset, name=_UNNAMED):
        if not isinstance(offset, timedelta):
            raise TypeError(f"timezone() argument 1 must be datetime.timedelta, not {type(offset).__name__}")
        if name is _UNNAMED:
            if not offset:
                return cls.utc
            name = None
        elif not isinstance(name, str):
            raise TypeError(f"timezone() argument 2 must be str, not {'None' if name is None else type(name).__name__}")
        if not -_DAY < offset._micros < _DAY:
            raise ValueError("offset must be a timedelta strictly between -timedelta(hours=24) and timedelta(hours=24), "
                             f"not {offset!r}")
        return cls._make(offset, name)

    def __init_subclass__(cls):
        raise TypeError("type 'datetime.timezone' is not an acceptable base type")

    @classmethod
    def _make(cls, offset, name=None):
        self = tzinfo.__new__(cls)
        self._offset, self._name = offset, name
        return self

    def __getinitargs__(self):
        return (self._offset,) if self._name is None else (self._offset, self._name)

    def __eq__(self, other):
        return self._offset == other._offset if isinstance(other, timezone) else NotImplemented

    def __hash__(self):
        return hash(self._offset)

    def __repr__(self):
        if self is timezone.utc:
            return "datetime.timezone.utc"
        name = "" if self._name is None else f", {self._name!r}"
        return f"datetime.timezone({self._offset!r}{name})"

    def __str__(self):
        return self.tzname(None)

    def _check(self, name, dt):
        if dt is not None and not isinstance(dt, datetime):
            raise TypeError(f"{name}(dt) argument must be a datetime instance or None, not {type(dt).__name__}")

    def utcoffset(self, dt):
        self._check("utcoffset", dt)
        return self._offset

    def tzname(self, dt):
        self._check("tzname", dt)
        if self._name is not None:
            return self._name
        return "UTC" + _format_offset(self._offset) if self._offset else "UTC"

    def dst(self, dt):
        self._check("dst", dt)
        return None

    def fromutc(self, dt):
        if not isinstance(dt, datetime):
            raise TypeError("fromutc: argument must be a datetime")
        if dt.tzinfo is not self:
            raise ValueError("fromutc: dt.tzinfo is not self")
        return dt + self._offset


UTC = timezone.utc = timezone._make(timedelta(0))
timezone.min = timezone._make(-timedelta(hours=23, minutes=59))
timezone.max = timezone._make(timedelta(hours=23, minutes=59))


from _datetime_clock import datetime, time
