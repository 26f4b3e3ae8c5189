# datetime: texts that are wrong, copies, mixed arithmetic, timestamps
from datetime import *
import datetime as D


def t(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as e:
        return f"{type(e).__name__}: {e}"


for s in ("2024-13-01T00:00", "2024-02-30T10:00", "2024-W60-1T00:00"): print(t(datetime.fromisoformat, s))
import copy
print(copy.copy(date(2024,1,1)), copy.deepcopy(datetime(2024,1,1,2,tzinfo=timezone.utc)), date(2024,1,1).__reduce__()[0])
print(isinstance(datetime.now(), date), issubclass(datetime, date), date.__module__, datetime.__qualname__)
print(timedelta(days=1) == 1, timedelta(1) != timedelta(hours=24), t(lambda: timedelta(1)/0), timedelta(1)*True, 2*timedelta(1), timedelta(hours=-1).total_seconds(), t(lambda: timedelta(1) // 0))

for v in (0, 1e9, 1700000000.5, -1):
    aware = datetime.fromtimestamp(v, timezone.utc)
    print(aware, aware.timestamp() == v, datetime.fromtimestamp(v).timestamp() == v, datetime.fromtimestamp(v).astimezone(UTC) == aware)
