# join with a timeout returns None in any case; is_alive tells.
import threading, time
gate = threading.Lock(); gate.acquire()
t = threading.Thread(target=gate.acquire); t.start()
start = time.perf_counter(); r = t.join(0.05); took = time.perf_counter() - start
print(r, t.is_alive(), 0.04 < took < 5)
print(t.join(0), t.is_alive(), t.join(timeout=0.001), t.join(-1), t.is_alive())
gate.release(); print(t.join(10), t.is_alive(), t.join(), t.join(0))
busy = True
def spin():
    while busy: pass
t = threading.Thread(target=spin); t.start(); t.join(0.02); print(t.is_alive()); busy = False; t.join(); print(t.is_alive())
joined = []
def joiner(): t2.join(); joined.append(1)
t2 = threading.Thread(target=time.sleep, args=(0.02,)); t2.start(); js = [threading.Thread(target=joiner) for _ in range(3)]
for j in js: j.start()
for j in js: j.join()
print(len(joined), t2.is_alive())
