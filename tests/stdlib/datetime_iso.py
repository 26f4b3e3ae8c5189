"""ISO 8601 texts in all their forms, times with the same zone, years below 1000, and timezone's arguments."""
from datetime import date, datetime, time, timedelta, timezone, tzinfo


def attempt(function, *args, **options):
    try:
        print(repr(function(*args, **options)))
    except Exception as error:
        print(type(error).__name__, error)


for text in (
    "2025W014", "2025W01", "2025W0", "2025-W01-", "2025-W01-4", "2025-W01-12", "2025-W01-12:30", "2022W52520", "2022W527T10", "2022W5277",
    "2022W52112233", "2022W521122334", "2025-W01003+00", "2020-2020", "9999-12-31T24:00:00", "2009-04-32T24:00:00", "2009-13-01T24:00:00",
    "2009-04-01T12:30:90", "2009-04-01T25:30:45", "2009-04-19T24:00:01", "2025W014T", "20250101T", "2025-01-01T", "20250101", "2025-01-0",
    "2020-W53-8", "2020-W54", "2009-04-19T12:30:45.", "2009-04-19T12:30Z12:00", "2025-01-02T03:04:05,6+00:00:00.00", "0000-01-01",
    "2025-01-02T03:04:05+24:00", "2025-01-02T03:04:05+23:60", "2025-01-02T03:04:05.1234567", "2025-01-02T0304:05", "2025-01-31T24:00",
):
    print(text, end=": ")
    attempt(datetime.fromisoformat, text)
    attempt(date.fromisoformat, text)
    if "T" in text:
        attempt(time.fromisoformat, text[text.index("T"):])

for year in (1, 99, 999, 1000):
    for letter in "YGCFy":
        print(year, letter, date(year, 1, 1).strftime("%" + letter), datetime(year, 1, 1, 1).strftime("%" + letter))

attempt(timezone, timedelta(0), None)
attempt(timezone, timedelta(0), 5)
attempt(timezone, timedelta(0), "UTC")
print(timezone(timedelta(0)) is timezone.utc)


class Growing(tzinfo):
    """Another offset at each question."""

    asked = 0

    def utcoffset(self, moment):
        self.asked += 1
        return timedelta(minutes=self.asked)


one, other = Growing(), Growing()
print(time(1, tzinfo=one) == time(1, tzinfo=one), time(1, tzinfo=one) < time(2, tzinfo=one), one.asked)
print(time(1, tzinfo=one) == time(1, tzinfo=other), one.asked, other.asked)
for minutes in (300, -300, 0, 1439):
    zone = timezone(timedelta(minutes=minutes))
    for here in (time(7, 47, tzinfo=zone), time(0, tzinfo=zone), time(23, 59, 59, 999999, tzinfo=zone)):
        there = datetime.combine(date(2000, 1, 1), here).astimezone(timezone.utc).timetz()
        print(minutes, here, there, here == there, here != there or hash(here) == hash(there))
