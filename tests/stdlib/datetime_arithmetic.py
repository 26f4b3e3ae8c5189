"""Random dates, times and durations: arithmetic, comparison, text there and back, and the errors at the edges."""

import datetime as D
import random

r = random.Random(20)


def duration():
    return D.timedelta(r.randint(-100_000, 100_000), r.randint(-(10**6), 10**6), r.randint(-(10**9), 10**9))


ZONES = [None, D.UTC, D.timezone(D.timedelta(hours=2)), D.timezone(-D.timedelta(hours=3, minutes=7, seconds=9, microseconds=4), "x")]


def moment():
    micro = r.choice([0, r.randint(0, 999_999)])
    return D.datetime(r.randint(1, 9999), r.randint(1, 12), r.randint(1, 28), r.randint(0, 23), r.randint(0, 59), r.randint(0, 59),
                      micro, r.choice(ZONES), fold=r.choice([0, 0, 0, 1]))


class Derived(D.datetime):
    pass


def attempt(call):
    try:
        return repr(call())
    except Exception as error:
        return f"{type(error).__name__}: {error}"


for _ in range(40):
    a, b = duration(), duration()
    for call in (lambda: a + b, lambda: a - b, lambda: -a, lambda: abs(a), lambda: a * 3, lambda: a * 1.7, lambda: a // b, lambda: a / b,
                 lambda: divmod(a, b), lambda: a // 7, lambda: a / 7, lambda: a / 2.5, lambda: a < b, lambda: a == b + (a - b), lambda: str(a),
                 lambda: a.total_seconds(), lambda: (a.days, a.seconds, a.microseconds), lambda: hash(a) == hash(a + b - b)):
        print(attempt(call), end="; ")
    x, y = moment(), moment()
    for call in (lambda: x + a, lambda: x - a, lambda: x - y, lambda: x < y, lambda: x == y, lambda: str(x), lambda: x.isoformat("_", "milliseconds"),
                 lambda: x.date() + a, lambda: x.date() - y.date(), lambda: x.date() < y.date(), lambda: x.weekday(), lambda: x.isocalendar(),
                 lambda: x.toordinal(), lambda: D.datetime.fromisoformat(x.isoformat()) == x, lambda: D.date.fromisoformat(str(x.date())),
                 lambda: x.replace(hour=3), lambda: x.timetuple()[:], lambda: Derived(*x.timetuple()[:6]) + a, lambda: x.date() == x,
                 lambda: hash(x) == hash(x + a - a), lambda: x.astimezone(ZONES[2]) if x.tzinfo else None, lambda: x.ctime()):
        print(attempt(call), end="; ")
    print()

for text in ("2024-02-30", "2024-13-01", "2024-05-17T24:00", "2024-05-17T10", "2024-05-17T10:30", "2024-05-17 10:30:15.123",
             "2024-05-17x10:30:15.123456", "2024-05-17T10:30:15.1234", "2024-05-17T10:60", "2024-05-17T25:00", "20240517", "2024-W20-5",
             "2024-05-17T10:30Z", "2024-05-17T10:30:00+02:00", "2024-5-17", "\uff19024-05-17", "2024-05-17T", "2024-05-17T10:3a",
             "2024-05-17T10:30:15,123", " 2024-05-17", "0000-01-01", "2024-05-17\xe910:30"):
    print(ascii(text), attempt(lambda: D.datetime.fromisoformat(text)), attempt(lambda: D.date.fromisoformat(text)))

for source in ("date(10**20, 1, 1)", "date(2**40, 1, 1)", "date(2024, 2**40, 1)", "date(-(2**40), 1, 1)", "date(1.5, 1, 1)",
               "datetime(2024, 1, 1, 2**40)", "datetime(2024, 1, 1, fold=2)", "date(2024, 13, 'x')", "datetime(2024, 13, 1, 'x')",
               "datetime(2024, 1, 1, 24, tzinfo=3)", "timedelta(999999999) + timedelta(1)", "timedelta.max", "timedelta.min - timedelta.resolution",
               "timedelta(10**12)", "timedelta(10**30)", "timedelta(True, False)", "timedelta(1.5, 2.5)", "timedelta('x')",
               "datetime.max + timedelta.resolution", "datetime.min - timedelta.max", "date.max + timedelta(1)", "time(1, 2, 3, fold=7)",
               "time(24)", "date.fromordinal(0)", "date.fromordinal(3652060)", "date.fromordinal(1)", "timezone(timedelta(1))",
               "datetime(2024, 1, 1) < datetime(2024, 1, 1, tzinfo=UTC)", "datetime(2024, 1, 1) == datetime(2024, 1, 1, tzinfo=UTC)",
               "datetime(2024, 1, 1) - datetime(2024, 1, 1, tzinfo=UTC)", "datetime(2024, 1, 31).replace(month=2)", "date(True, True, True)"):
    print(source, "->", attempt(lambda: eval(source, vars(D))))
