# Timer: calls later, unless it is cancelled.
import threading, time
called = []
t = threading.Timer(0.02, lambda *a, **k: called.append((a, k)), args=[1, 2], kwargs={"key": "word"})
print(t.interval, t.args, t.kwargs, t.finished.is_set(), t.daemon, isinstance(t, threading.Thread), t.is_alive(), called)
start = time.monotonic(); t.start(); print(t.is_alive(), called); t.join(); print(called, t.finished.is_set(), t.is_alive(), time.monotonic() - start >= 0.02)
t = threading.Timer(10, called.append, ("never",)); t.start(); t.cancel(); t.join(); print(called, t.finished.is_set(), t.is_alive())
t = threading.Timer(0, called.append, ("at once",)); t.cancel(); t.start(); t.join(); print(called)
t = threading.Timer(0.001, called.append, ("after the end",)); t.start(); t.join(); t.cancel(); print(called)
try: t.start()
except RuntimeError as e: print(e)
class Repeating(threading.Timer):
    def run(self):
        while not self.finished.wait(self.interval): self.function(*self.args, **self.kwargs)
ticks = []; t = Repeating(0.002, ticks.append, ["tick"]); t.start()
while len(ticks) < 3: time.sleep(0.001)
t.cancel(); t.join(); print(ticks[:3])
order = []; ts = [threading.Timer(d / 5, order.append, (d,)) for d in (3, 1, 2)]
for t in ts: t.start()
for t in ts: t.join()
print(order); t = threading.Timer(0.01, print, ("printed by the timer",)); t.start()
