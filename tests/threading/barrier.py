# Barrier: parties, action, numbers of waiters, timeouts, reset, abort.
import threading, time
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: threading.Barrier(0)); attempt(lambda: threading.Barrier("a")); attempt(lambda: threading.Barrier(1).wait())
b = threading.Barrier(3, action=lambda: log.append("action")); log = []; numbers = []
print(b.parties, b.n_waiting, b.broken)
def rounds():
    for i in range(4): log.append(("before", i)); numbers.append((i, b.wait())); log.append(("after", i))
ts = [threading.Thread(target=rounds) for _ in range(3)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(numbers)); actions = [i for i, x in enumerate(log) if x == "action"]; print(len(actions), [log[:a].count(("before", i)) for i, a in enumerate(actions)], [log[:a].count(("after", i)) for i, a in enumerate(actions)])
b = threading.Barrier(2, timeout=0.01); attempt(b.wait); print(b.broken, b.n_waiting); attempt(b.wait); b.reset(); print(b.broken); attempt(lambda: b.wait(timeout=0.001)); b.reset(); b.abort(); print(b.broken); attempt(b.wait)
def broken_by(how):
    barrier = threading.Barrier(3); ends = []
    def waits():
        try: ends.append(barrier.wait())
        except threading.BrokenBarrierError as e: ends.append(repr(e))
    ts = [threading.Thread(target=waits) for _ in range(2)]
    for t in ts: t.start()
    while barrier.n_waiting < 2: time.sleep(0.001)
    how(barrier)
    for t in ts: t.join()
    print(ends, barrier.broken, barrier.n_waiting)
broken_by(lambda barrier: barrier.reset()); broken_by(lambda barrier: barrier.abort())
b = threading.Barrier(1, action=lambda: 1 / 0); attempt(b.wait); print(b.broken); attempt(b.wait)
print(issubclass(threading.BrokenBarrierError, RuntimeError), repr(b)[-8:], repr(threading.Barrier(2))[-14:])
b = threading.Barrier(2)
with_main = []
t = threading.Thread(target=lambda: with_main.append(b.wait())); t.start(); with_main.append(b.wait()); t.join(); print(sorted(with_main))
