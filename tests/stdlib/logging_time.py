# logging.Formatter: asctime, datefmt, msecs, converter.
import logging
import time


def record(created, msecs=0.0):
    made = logging.LogRecord("n", logging.INFO, "f.py", 1, "m", None, None)
    made.created, made.msecs = created, msecs
    return made


moment = record(1_000_000_000.125, 125.0)
plain = logging.Formatter("%(asctime)s %(message)s")
plain.converter = time.gmtime
print(plain.format(moment))
dated = logging.Formatter("%(asctime)s", datefmt="%d.%m.%Y %H-%M")
dated.converter = time.gmtime
print(dated.format(moment), dated.formatTime(moment), dated.formatTime(moment, "%Y"))
print(dated.datefmt, plain.datefmt, moment.asctime)


class Utc(logging.Formatter):
    converter = time.gmtime
    default_time_format = "%H:%M:%S"
    default_msec_format = "%s.%03d"


print(Utc("%(asctime)s").format(record(86399.0, 999.0)))


class Whole(Utc):
    default_msec_format = None


print(Whole("{asctime}", style="{").format(record(3661.5, 500.0)))


def fixed(seconds):
    return time.struct_time((2001, 2, 3, 4, 5, 6, 5, 34, 0))


class Fixed(logging.Formatter):
    converter = staticmethod(fixed)


print(Fixed("$asctime", style="$").format(moment))
print(logging.Formatter.converter is time.localtime, logging.Formatter.default_msec_format)

# The fields of a new record belong together.
before = time.time()
new = logging.makeLogRecord({})
after = time.time()
print(before <= new.created <= after, 0 <= new.msecs < 1000, new.msecs == int(new.msecs))
print(int(new.created * 1000) % 1000 - int(new.msecs) in (-1, 0, 1), new.relativeCreated >= 0)
local = logging.Formatter("%(asctime)s").format(new)
print(len(local), local[4], local[10], local[19], local[:4] == time.strftime("%Y", time.localtime(new.created)))
