"""time.strptime and the clocks of the system; stderr is not compared, since a day without a year is warned about."""
import time
from datetime import date, datetime, time as clock_time


def attempt(*args):
    try:
        found = time.strptime(*args)
        print(args, tuple(found), found.tm_zone, found.tm_gmtoff)
    except Exception as error:
        print(args, type(error).__name__, error)


for args in (
    ("30 Nov 00", "%d %b %y"), ("Thu Jan  1 00:00:00 2026",), ("+0130 UTC", "%z %Z"), ("12:30", "%H:%M"), ("Z", "%z"), ("a", "%H"),
    ("12 b", "%H"), (b"1", "%H"), ("1", b"%H"), ("1",), ("1", "%"), ("1", "%Q"), ("XYZ", "%Z"), ("29 2", "%d %m"), ("366 2023", "%j %Y"),
    ("31 2 2023", "%d %m %Y"), ("0 0 2023", "%w %U %Y"), ("1 53 2023", "%u %V %G"), ("1 23", "%u %V"), ("5 53 2023", "%w %W %Y"),
    ("6 00 2023", "%w %W %Y"), ("0 00 2023", "%w %W %Y"), ("6 00 2022", "%w %U %Y"), ("12 AM", "%I %p"), ("12 PM", "%I %p"),
    ("1 2 3", "%d %m %f"), ("Mon 12 2026", "%a %W %Y"), ("1 1 10 2020", "%u %d %m %Y"), ("07/04/26 01:02:03", "%D %T"), ("  5", "%d"),
):
    attempt(*args)
print(time.mktime(time.strptime("2026-01-02", "%Y-%m-%d")) == time.mktime((2026, 1, 2, 0, 0, 0, 0, 0, -1)))
for parse, text, form in (
    (datetime.strptime, "6 00 2023", "%w %W %Y"), (datetime.strptime, "XYZ", "%Z"), (datetime.strptime, "+01:30 UTC", "%z %Z"),
    (date.strptime, "29 2", "%d %m"), (clock_time.strptime, "1:02:03.5", "%H:%M:%S.%f"),
):
    try:
        print(repr(parse(text, form)))
    except Exception as error:
        print(type(error).__name__, error)

for name in ("time", "monotonic", "perf_counter", "process_time", "thread_time"):
    print(name, time.get_clock_info(name))
for call in (
    lambda: time.get_clock_info("x"), lambda: time.get_clock_info(1), lambda: time.clock_getres("a"),
    lambda: time.clock_getres(99), lambda: time.clock_gettime(0.5), 
):
    try:
        print(call())
    except Exception as error:
        print(type(error).__name__, error)
print({name: getattr(time, name) for name in dir(time) if name.startswith("CLOCK_")})
print(time.clock_getres(time.CLOCK_MONOTONIC), time.clock_gettime(time.CLOCK_REALTIME) > 1e9, time.clock_gettime_ns(time.CLOCK_MONOTONIC) > 0)
before = time.monotonic()
print(before <= time.clock_gettime(time.CLOCK_MONOTONIC) <= time.monotonic())
