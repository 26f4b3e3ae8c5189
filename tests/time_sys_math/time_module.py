# time: clocks that never run backwards, sleep, integer clocks, types.
import time
clocks = (time.time, time.perf_counter, time.monotonic, time.process_time, time.thread_time)
ns = (time.time_ns, time.perf_counter_ns, time.monotonic_ns, time.process_time_ns, time.thread_time_ns)
print([type(c()).__name__ for c in clocks], [type(c()).__name__ for c in ns])
for c in clocks[1:] + ns[1:]:
    values = [c() for _ in range(1000)]
    assert values == sorted(values), c
a = time.perf_counter(); time.sleep(0.05); b = time.perf_counter(); print(0.045 < b - a < 2)
a = time.process_time(); time.sleep(0.05); b = time.process_time(); print(b - a < 0.04)
a = time.monotonic(); time.sleep(0.01); print(time.monotonic() - a > 0.009, time.time() > 1_600_000_000, abs(time.time() - time.time_ns() / 1e9) < 1)
a = time.process_time(); x = sum(i for i in range(200000)); print(time.process_time() > a, x)
print(time.sleep(0), time.sleep(1e-6), time.sleep(True * 0), time.sleep(0.001))
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: time.sleep(-1)); attempt(lambda: time.sleep("1")); attempt(lambda: time.sleep(None)); attempt(lambda: time.sleep(float("nan"))); attempt(lambda: time.sleep(float("inf"))); attempt(lambda: time.sleep(1e20)); attempt(lambda: time.sleep(10**30)); attempt(lambda: time.time(1)); attempt(lambda: time.sleep(seconds=0)); attempt(lambda: time.nope)
elapsed = 1.23456; print(f"{elapsed:.2f} s", f"{elapsed * 1000:.0f} ms", f"{elapsed:8.3f}|", round(elapsed, 2))
