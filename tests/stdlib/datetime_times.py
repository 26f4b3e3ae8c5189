# datetime: times, time zones, arithmetic, formats, parsing, subclasses
from datetime import *
import datetime as D


def t(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


d = date(2024, 2, 29); dt = datetime(2024, 2, 29, 13, 5, 6, 789); tz = timezone(timedelta(hours=5, minutes=30), "IST")
a = dt.replace(tzinfo=tz); u = a.astimezone(timezone.utc)
print(u)
print(a == u)
print(hash(a) == hash(u))
print(a - u)
print(u.timestamp())
print(datetime.fromtimestamp(1e9, timezone.utc))
print(datetime.fromtimestamp(1234567890.123456, tz))
print(a.utcoffset())
print(a.tzname())
print(a.dst())
print(a.utctimetuple())
print(a.timetz())
print(a.time())
print(a.date())
print(a.isoformat(" ", "minutes"))
print(a.isoformat(timespec="milliseconds"))
print(dt.timetuple())
print(dt.ctime())
print(t(a.isoformat, timespec="no"))
print(a.strftime("%Y-%m-%d %H:%M:%S.%f %z %:z %Z %% %a %p %I"))
print(datetime.combine(d, time(1,2,tzinfo=tz)))
print(datetime.combine(dt, time(3)))
print(dt.replace(hour=0, fold=1))
print(datetime.min)
print(datetime.max)
print(type(dt + timedelta(1)))
print(dt + timedelta(days=1, hours=12))
print(dt - timedelta(weeks=1))
print(dt - datetime(2024,1,1))
print(time(1,2) < time(2,1))
print(time(1, tzinfo=tz) == time(1))
print(hash(time(1,2)) == hash(time(1,2,0)))
print(time(1,2).replace(second=5))
print(time(5,6,7,8).isoformat("milliseconds"))
print(f"{time(5,6):%H-%M}")
print(time.min)
print(time.max)
print(time(1,tzinfo=tz).utcoffset())
print(time(12, tzinfo=tz).strftime("%H %Z"))
for s, f in (("2024-02-29 13:05:06", "%Y-%m-%d %H:%M:%S"), ("29 Feb 24", "%d %b %y"), ("Thursday, 01 February 2024 01:02 PM", "%A, %d %B %Y %I:%M %p"), ("060 2024", "%j %Y"), ("2024 09 4", "%G %V %u"), ("2024 10 Mon", "%Y %W %a"), ("2024 10 0", "%Y %U %w"), ("12:30:01.5 +0530", "%H:%M:%S.%f %z"), ("x", "%Y"), ("2024x", "%Y"), ("1", "%Q"), ("1", "%"), ("2024-02-30", "%Y-%m-%d"), ("12/31/99", "%x"), ("10:11:12 UTC", "%X %Z"), ("2024-01-01T00:00:00Z", "%Y-%m-%dT%H:%M:%S%z"), ("12 AM", "%I %p")): print(s, f, t(datetime.strptime, s, f))
print(date.strptime("2024-01-02", "%Y-%m-%d"))
print(time.strptime("03:04", "%H:%M"))
print(D.UTC is timezone.utc)
print(D.MINYEAR)
print(D.MAXYEAR)
class My(datetime):
    pass
m = My(2024, 1, 1); print(repr(m), type(m + timedelta(1)).__name__, type(m.replace(day=2)).__name__, isinstance(m, date), m == datetime(2024,1,1), m.date())
class E(tzinfo):
    def utcoffset(self, dt): return timedelta(hours=-5) + self.dst(dt)
    def dst(self, dt): return timedelta(hours=1) if dt and 3 < dt.month < 11 else timedelta(0)
    def tzname(self, dt): return "EDT" if self.dst(dt) else "EST"
e = E(); print(datetime(2024, 7, 1, 12, tzinfo=e).astimezone(timezone.utc), datetime(2024, 7, 1, 12, tzinfo=timezone.utc).astimezone(e).strftime("%c %Z"), datetime(2024,1,1,tzinfo=e).tzname(), t(tzinfo().utcoffset, None))
print(sorted([date(2024,1,2), date(2023,5,6)]))
print({d: 1}[date(2024,2,29)])
print(list(map(str, [timedelta(hours=25), timedelta(seconds=59.5)])))
print(sum([timedelta(1), timedelta(2)], timedelta()))
print(max(dt, datetime(2025,1,1)))
print(date(2024,12,30).isocalendar())
print(date(2021,1,3).isocalendar().week)
print(date.fromisocalendar(2020, 53, 7))
print(t(date.fromisocalendar, 2021, 53, 1))
print(date.today() == datetime.now().date())
print((datetime.now(timezone.utc) - datetime.now().astimezone()).total_seconds() < 1)

