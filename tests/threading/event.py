# Event: set, clear, is_set, wait with and without a timeout.
import threading, time
e = threading.Event()
print(e.is_set(), e.wait(0), e.wait(0.01), e.set(), e.is_set(), e.wait(), e.wait(5), e.set(), e.clear(), e.is_set(), e.wait(timeout=0.001))
log = []
def waits(i): log.append(("waits", i)); log.append(("goes on", e.wait(10)))
ts = [threading.Thread(target=waits, args=(i,)) for i in range(3)]
for t in ts: t.start()
while len(log) < 3: time.sleep(0.001)
print(sorted(log)); e.set()
for t in ts: t.join()
print(log[3:])
stop = threading.Event(); ticks = []
def ticker():
    while not stop.wait(0.005): ticks.append(1)
t = threading.Thread(target=ticker); t.start()
while len(ticks) < 3: time.sleep(0.001)
stop.set(); t.join(); count = len(ticks); time.sleep(0.02); print(count >= 3, len(ticks) == count)
ping, pong = threading.Event(), threading.Event(); rally = []
def player():
    for i in range(5): ping.wait(); ping.clear(); rally.append(("pong", i)); pong.set()
t = threading.Thread(target=player); t.start()
for i in range(5): rally.append(("ping", i)); ping.set(); pong.wait(); pong.clear()
t.join(); print(rally)
start = time.monotonic(); print(threading.Event().wait(0.05), 0.045 < time.monotonic() - start < 5)
text = repr(e); print(text.startswith("<threading.Event at 0x"), text.endswith(": set>"), repr(stop)[-5:], repr(threading.Event())[-7:])
try: threading.Event(1)
except TypeError as error: print(error)
class Flag(threading.Event):
    def set(self): print("setting"); super().set()
f = Flag(); f.set(); print(f.is_set())
