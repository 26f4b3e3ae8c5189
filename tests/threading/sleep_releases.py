# While one thread sleeps the others run.
import threading, time
start = time.perf_counter()
ts = [threading.Thread(target=time.sleep, args=(0.1,)) for _ in range(10)]
for t in ts: t.start()
for t in ts: t.join()
print(0.09 < time.perf_counter() - start < 0.9)
log = []
def sleeper(): log.append("sleeps"); time.sleep(0.05); log.append("wakes")
t = threading.Thread(target=sleeper); t.start()
while not log: pass
log.append("main works"); total = sum(range(1000)); t.join(); print(log, total)
time.sleep(0); time.sleep(0.0); time.sleep(True - 1)
for bad in (-1, "a", None, [], float("nan")):
    try: time.sleep(bad)
    except Exception as e: print(type(e).__name__, e)
try: time.sleep()
except TypeError as e: print("TypeError")
