"""Times of the day, and days with a time: `time` and `datetime` of the module `datetime`."""

import datetime as _dt
import time as _time
from datetime import (
    _DAYS, _MONTHS, _ask_name, _ask_offset, _check_time, _check_tzinfo, _class_name, _delta, _format_offset, _format_time,
    _iso_date, _new, _parse_iso_date, _parse_iso_time, _parse_plain, _settle_iso_time, _struct_time, _to_ordinal, _wrap_strftime,
    date, timedelta, timezone, tzinfo,
)
from _datetime import check_moment as _check_moment, moment as _moment

_EPOCH = _to_ordinal(1970, 1, 1)


def _keep(given, own):
    return own if given is None else given


class time:
    """A time of the day."""

    __module__ = "datetime"
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold")

    def __new__(cls, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        clock = _check_time(hour, minute, second, microsecond, fold)
        _check_tzinfo(tzinfo)
        self = object.__new__(cls)
        self._hour, self._minute, self._second, self._microsecond, self._fold = clock
        self._tzinfo = tzinfo
        return self

    @classmethod
    def fromisoformat(cls, time_string, /):
        """The time that a text of ISO 8601 names."""
        if not isinstance(time_string, str):
            raise TypeError("fromisoformat: argument must be str")
        try:
            parts = _parse_iso_time(time_string.removeprefix("T"))
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {time_string!r}") from None
        *parts, _ = _settle_iso_time(*parts)
        return cls(*parts)

    @classmethod
    def strptime(cls, date_string, format, /):
        """The time that a text names in a format."""
        import _strptime
        return _strptime._strptime_datetime_time(cls, date_string, format)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    def _compare(self, other):
        """(-1, 0 or 1); None if they cannot be ordered."""
        mine = theirs = None
        if self._tzinfo is not other._tzinfo:
            mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            a, b = self._clock(), other._clock()
        elif mine is None or theirs is None:
            return None
        else:
            a = self._hour * 60 + self._minute - mine // timedelta(minutes=1), self._second, self._microsecond
            b = other._hour * 60 + other._minute - theirs // timedelta(minutes=1), other._second, other._microsecond
        return (a > b) - (a < b)

    def _clock(self):
        return self._hour, self._minute, self._second, self._microsecond

    def _ordered(self, other):
        order = self._compare(other)
        if order is None:
            raise TypeError("can't compare offset-naive and offset-aware times")
        return order

    def __eq__(self, other):
        return self._compare(other) == 0 if isinstance(other, time) else NotImplemented

    def __le__(self, other):
        return self._ordered(other) <= 0 if isinstance(other, time) else NotImplemented

    def __lt__(self, other):
        return self._ordered(other) < 0 if isinstance(other, time) else NotImplemented

    def __ge__(self, other):
        return self._ordered(other) >= 0 if isinstance(other, time) else NotImplemented

    def __gt__(self, other):
        return self._ordered(other) > 0 if isinstance(other, time) else NotImplemented

    def __hash__(self):
        offset = (self.replace(fold=0) if self._fold else self).utcoffset()
        if offset is None:
            return hash(self._clock())
        micros = ((self._hour * 60 + self._minute) * 60 + self._second) * 1000000 + self._microsecond
        return hash(micros - offset // timedelta(microseconds=1))

    def __repr__(self):
        text = f"{self._hour}, {self._minute}"
        if self._microsecond:
            text += f", {self._second}, {self._microsecond}"
        elif self._second:
            text += f", {self._second}"
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{_class_name(self)}({text})"

    def isoformat(self, timespec="auto"):
        """HH:MM:SS, with microseconds and offset if there are any."""
        return _format_time(*self._clock(), timespec) + _format_offset(self.utcoffset())

    def __str__(self):
        return self.isoformat()

    def strftime(self, format):
        """The text in a format; the day is 1 January 1900."""
        return _wrap_strftime(self, format, _struct_time(1900, 1, 1, self._hour, self._minute, self._second, -1))

    def __format__(self, spec):
        if not isinstance(spec, str):
            raise TypeError(f"must be str, not {type(spec).__name__}")
        return self.strftime(spec) if spec else str(self)

    def utcoffset(self):
        """How far the time is ahead of UTC."""
        return _ask_offset(self._tzinfo, "utcoffset", None)

    def tzname(self):
        """The name of the time zone."""
        return _ask_name(self._tzinfo, None)

    def dst(self):
        """How much of the offset is daylight saving time."""
        return _ask_offset(self._tzinfo, "dst", None)

    def replace(self, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *, fold=None):
        """The time with some parts changed."""
        return type(self)(_keep(hour, self._hour), _keep(minute, self._minute), _keep(second, self._second),
                          _keep(microsecond, self._microsecond), self._tzinfo if tzinfo is True else tzinfo,
                          fold=_keep(fold, self._fold))

    __replace__ = replace

    def __reduce__(self):
        parts = self._clock()
        return self.__class__, parts if self._tzinfo is None else (*parts, self._tzinfo)


time.min = time(0, 0, 0)
time.max = time(23, 59, 59, 999999)
time.resolution = timedelta(microseconds=1)


def _filled(cls, parts, zone):
    """A datetime of what `_datetime` gives."""
    self = _new(cls)
    (self._year, self._month, self._day, self._ordinal,
     self._hour, self._minute, self._second, self._microsecond, self._fold, self._instant) = parts
    self._tzinfo = zone
    return self


class datetime(date):
    """A day with a time."""

    __module__ = "datetime"
    # The instant is that of the same time of UTC, in microseconds.
    __slots__ = ("_hour", "_minute", "_second", "_microsecond", "_tzinfo", "_fold", "_instant")

    def __new__(cls, year, month, day, hour=0, minute=0, second=0, microsecond=0, tzinfo=None, *, fold=0):
        parts = _check_moment(year, month, day, hour, minute, second, microsecond, fold)
        if tzinfo is not None:
            _check_tzinfo(tzinfo)
        return _filled(cls, parts, tzinfo)

    hour = property(lambda self: self._hour)
    minute = property(lambda self: self._minute)
    second = property(lambda self: self._second)
    microsecond = property(lambda self: self._microsecond)
    tzinfo = property(lambda self: self._tzinfo)
    fold = property(lambda self: self._fold)

    # ---- making ----

    @classmethod
    def _fromtimestamp(cls, t, utc, tz):
        whole = int(t // 1)
        micros = round((t - whole) * 1000000) if isinstance(t, float) else 0
        if isinstance(t, float):
            # Rounded half to even from the exact value, as the float is.
            numerator, denominator = t.as_integer_ratio()
            whole, micros = divmod(_dt._divide_and_round(numerator * 1000000, denominator), 1000000)
        convert = _time.gmtime if utc else _time.localtime
        y, m, d, hh, mm, ss = convert(whole)[:6]
        result = cls(y, m, d, hh, mm, min(ss, 59), micros, tz)
        if tz is None and not utc:
            # In the hour that comes twice, the second time has a fold.
            before = whole - 24 * 3600
            if before >= 0:
                y, m, d, hh, mm, ss = convert(before)[:6]
                probe = cls(y, m, d, hh, mm, min(ss, 59), micros)
                shift = result - probe - timedelta(0, 24 * 3600)
                if shift.days < 0:
                    y, m, d, hh, mm, ss = convert(whole + shift // timedelta(0, 1))[:6]
                    if cls(y, m, d, hh, mm, min(ss, 59), micros) == result:
                        result._fold = 1
        elif tz is not None:
            result = tz.fromutc(result)
        return result

    @classmethod
    def fromtimestamp(cls, timestamp, tz=None):
        """The local time of a POSIX timestamp, or that of a time zone."""
        _check_tzinfo(tz)
        return cls._fromtimestamp(timestamp, tz is not None, tz)

    @classmethod
    def utcfromtimestamp(cls, t, /):
        """The time of UTC, naive; deprecated."""
        import warnings
        warnings.warn("datetime.datetime.utcfromtimestamp() is deprecated and scheduled for removal in a future version. Use "
                      "timezone-aware objects to represent datetimes in UTC: datetime.datetime.fromtimestamp(timestamp, "
                      "datetime.UTC).", DeprecationWarning, stacklevel=2)
        return cls._fromtimestamp(t, True, None)

    @classmethod
    def now(cls, tz=None):
        """The time of now."""
        return cls.fromtimestamp(_time.time(), tz)

    @classmethod
    def today(cls):
        """The local time of now."""
        return cls.fromtimestamp(_time.time())

    @classmethod
    def utcnow(cls):
        """The time of UTC now, naive; deprecated."""
        import warnings
        warnings.warn("datetime.datetime.utcnow() is deprecated and scheduled for removal in a future version. Use timezone-aware "
                      "objects to represent datetimes in UTC: datetime.datetime.now(datetime.UTC).", DeprecationWarning, stacklevel=2)
        return cls._fromtimestamp(_time.time(), True, None)

    @classmethod
    def combine(cls, date, time, tzinfo=True):
        """A day and a time together."""
        if not isinstance(date, _dt.date):
            raise TypeError(f"combine() argument 1 must be datetime.date, not {type(date).__name__}")
        if not isinstance(time, _dt.time):
            raise TypeError(f"combine() argument 2 must be datetime.time, not {type(time).__name__}")
        return cls(date.year, date.month, date.day, *time._clock(), time.tzinfo if tzinfo is True else tzinfo, fold=time.fold)

    @classmethod
    def fromisoformat(cls, date_string, /):
        """The time that a text of ISO 8601 names."""
        if not isinstance(date_string, str):
            raise TypeError("fromisoformat: argument must be str")
        plain = _parse_plain(date_string)
        if plain is not None:
            return cls(*plain)
        try:
            if len(date_string) < 7:
                raise ValueError
            at = cls._separator(date_string)
            day = _parse_iso_date(date_string[:at])
            rest = date_string[at + 1:]
            if not rest and len(date_string) > at:
                raise ValueError
            clock = _parse_iso_time(rest) if rest else ([0, 0, 0, 0], None)
        except ValueError:
            raise ValueError(f"Invalid isoformat string: {date_string!r}") from None
        *clock, midnight = _settle_iso_time(*clock)
        result = cls(*day, *clock)
        if not midnight:
            return result
        if day == (9999, 12, 31):
            raise ValueError("year must be in 1..9999, not 10000")
        return result + timedelta(days=1)

    @staticmethod
    def _separator(text):
        """Where the date of a text ends."""
        if text[4:5] == "-":
            if text[5:6] == "W":
                return 10 if text[8:9] == "-" and text[9:10].isdigit() and not text[10:11].isdigit() else 8
            return 10
        if text[4:5] == "W":
            digits = 7
            while digits < len(text) and text[digits].isdigit():
                digits += 1
            # An even number of digits from the week on is a day less: then the time follows at once.
            return digits if digits < 9 else 8 - (digits % 2 == 0)
        return 8

    @classmethod
    def strptime(cls, date_string, format, /):
        """The time that a text names in a format."""
        import _strptime
        return _strptime._strptime_datetime_datetime(cls, date_string, format)

    # ---- parts ----

    def timetuple(self):
        dst = self.dst()
        flag = -1 if dst is None else int(bool(dst))
        return _struct_time(self._year, self._month, self._day, self._hour, self._minute, self._second, flag)

    def utctimetuple(self):
        """The tuple of the time of UTC."""
        offset = self.utcoffset()
        if offset:
            self = self.replace(tzinfo=None) - offset
        return _struct_time(self._year, self._month, self._day, self._hour, self._minute, self._second, 0)

    def _naive_seconds(self):
        return self._instant // 1000000 - _EPOCH * 86400

    def _local_seconds(self):
        """The POSIX time of a naive time that is local."""
        t = self._naive_seconds()

        def local(u):
            y, m, d, hh, mm, ss = _time.localtime(u)[:6]
            return (_to_ordinal(y, m, d) - _EPOCH) * 86400 + hh * 3600 + mm * 60 + ss

        # The offset is that of about now, or that of a day before; where both give a time, the fold decides.
        a = local(t) - t
        u1 = t - a
        t1 = local(u1)
        if t1 == t:
            u2 = u1 + (-86400, 86400)[self._fold]
            b = local(u2) - u2
            if a == b:
                return u1
        else:
            b = t1 - u1
        u2 = t - b
        if local(u2) == t:
            return u2
        if t1 == t:
            return u1
        return (max, min)[self._fold](u1, u2)

    def timestamp(self):
        """The POSIX timestamp."""
        if self._tzinfo is None:
            return self._local_seconds() + self._microsecond / 1e6
        return (self - _UTC_EPOCH).total_seconds()

    def date(self):
        """The day."""
        return date(self._year, self._month, self._day)

    def time(self):
        """The time of the day, without its time zone."""
        return time(*self._clock(), fold=self._fold)

    def timetz(self):
        """The time of the day with its time zone."""
        return time(*self._clock(), self._tzinfo, fold=self._fold)

    def replace(self, year=None, month=None, day=None, hour=None, minute=None, second=None, microsecond=None, tzinfo=True, *,
                fold=None):
        """The time with some parts changed."""
        return type(self)(_keep(year, self._year), _keep(month, self._month), _keep(day, self._day), _keep(hour, self._hour),
                          _keep(minute, self._minute), _keep(second, self._second), _keep(microsecond, self._microsecond),
                          self._tzinfo if tzinfo is True else tzinfo, fold=_keep(fold, self._fold))

    __replace__ = replace

    def _local_timezone(self):
        seconds = self._local_seconds() if self._tzinfo is None else (self - _UTC_EPOCH) // timedelta(seconds=1)
        local = _time.localtime(seconds)
        return timezone(timedelta(seconds=local.tm_gmtoff), local.tm_zone)

    def astimezone(self, tz=None):
        """The same moment in another time zone, the local one if none is given."""
        if tz is None:
            tz = self._local_timezone()
        elif not isinstance(tz, tzinfo):
            raise TypeError(f"tz argument must be an instance of tzinfo, not {type(tz).__name__}")
        mine = self._tzinfo
        offset = None
        if mine is not None:
            if tz is mine:
                return self
            offset = mine.utcoffset(self)
        if offset is None:
            mine = self.replace(tzinfo=None)._local_timezone()
            offset = mine.utcoffset(self)
            if tz is mine:
                return self.replace(tzinfo=mine)
        return tz.fromutc((self.replace(tzinfo=None) - offset).replace(tzinfo=tz))

    def _clock(self):
        return self._hour, self._minute, self._second, self._microsecond

    # ---- text ----

    def ctime(self):
        weekday = self.toordinal() % 7 or 7
        return (f"{_DAYS[weekday]} {_MONTHS[self._month]} {self._day:2d} {self._hour:02d}:{self._minute:02d}:{self._second:02d} "
                f"{self._year:04d}")

    def isoformat(self, sep="T", timespec="auto"):
        """YYYY-MM-DDTHH:MM:SS, with microseconds and offset if there are any."""
        if not isinstance(sep, str):
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not {type(sep).__name__}")
        if len(sep) != 1:
            raise TypeError(f"isoformat() argument 1 must be a unicode character, not a string of length {len(sep)}")
        day = _iso_date(self._year, self._month, self._day)
        return f"{day}{sep}{_format_time(*self._clock(), timespec)}{self._offset_text()}"

    def _offset_text(self):
        return "" if self._tzinfo is None else _format_offset(self.utcoffset())

    def __repr__(self):
        parts = [self._year, self._month, self._day, *self._clock()]
        if parts[-1] == 0:
            del parts[-1]
            if parts[-1] == 0:
                del parts[-1]
        text = ", ".join(map(str, parts))
        if self._fold:
            text += ", fold=1"
        if self._tzinfo is not None:
            text += f", tzinfo={self._tzinfo!r}"
        return f"{_class_name(self)}({text})"

    def __str__(self):
        return self.isoformat(sep=" ")

    # ---- the time zone ----

    def utcoffset(self):
        """How far the time is ahead of UTC."""
        return _ask_offset(self._tzinfo, "utcoffset", self)

    def tzname(self):
        """The name of the time zone."""
        return _ask_name(self._tzinfo, self)

    def dst(self):
        """How much of the offset is daylight saving time."""
        return _ask_offset(self._tzinfo, "dst", self)

    # ---- comparison and arithmetic ----

    def _full(self):
        return self._year, self._month, self._day, *self._clock()

    def _compare(self, other, equality=False):
        if self._tzinfo is other._tzinfo:
            return (self._instant > other._instant) - (self._instant < other._instant)
        mine, theirs = self.utcoffset(), other.utcoffset()
        if equality and (mine != self.replace(fold=not self._fold).utcoffset()
                         or theirs != other.replace(fold=not other._fold).utcoffset()):
            return 2
        if mine == theirs:
            return (self._instant > other._instant) - (self._instant < other._instant)
        if mine is None or theirs is None:
            if equality:
                return 2
            raise TypeError("can't compare offset-naive and offset-aware datetimes")
        difference = self - other
        return -1 if difference.days < 0 else int(bool(difference))

    def __eq__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._instant == other._instant
        return self._compare(other, equality=True) == 0

    def __le__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._instant <= other._instant
        return self._compare(other) <= 0

    def __lt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._instant < other._instant
        return self._compare(other) < 0

    def __ge__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._instant >= other._instant
        return self._compare(other) >= 0

    def __gt__(self, other):
        if not isinstance(other, datetime):
            return NotImplemented
        if self._tzinfo is other._tzinfo:
            return self._instant > other._instant
        return self._compare(other) > 0

    def __hash__(self):
        if self._tzinfo is None:
            return hash(self._instant)
        offset = (self.replace(fold=0) if self._fold else self).utcoffset()
        return hash(self._instant if offset is None else self._instant - offset._micros)

    def _moved(self, micros):
        """The datetime so many microseconds later."""
        parts = _moment(self._instant + micros)
        cls = type(self)
        if cls is datetime:
            return _filled(cls, parts, self._tzinfo)
        year, month, day, _, hour, minute, second, microsecond, _, _ = parts
        return cls(year, month, day, hour, minute, second, microsecond, self._tzinfo)

    def __add__(self, other):
        if not isinstance(other, timedelta):
            return NotImplemented
        return self._moved(other._micros)

    __radd__ = __add__

    def __sub__(self, other):
        if isinstance(other, timedelta):
            return self._moved(-other._micros)
        if not isinstance(other, datetime):
            return NotImplemented
        base = _delta(self._instant - other._instant)
        if self._tzinfo is other._tzinfo:
            return base
        mine, theirs = self.utcoffset(), other.utcoffset()
        if mine == theirs:
            return base
        if mine is None or theirs is None:
            raise TypeError("can't subtract offset-naive and offset-aware datetimes")
        return base + theirs - mine

    def __reduce__(self):
        parts = self._full()
        return self.__class__, parts if self._tzinfo is None else (*parts, self._tzinfo)


datetime.min = datetime(1, 1, 1)
datetime.max = datetime(9999, 12, 31, 23, 59, 59, 999999)
datetime.resolution = timedelta(microseconds=1)
_UTC_EPOCH = datetime(1970, 1, 1, tzinfo=timezone.utc)
