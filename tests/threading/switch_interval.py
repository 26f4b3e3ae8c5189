# sys.setswitchinterval and getswitchinterval; two busy threads both get on.
import sys, threading
print(sys.getswitchinterval()); sys.setswitchinterval(0.001); print(sys.getswitchinterval())
progress = [0, 0]; stop = False
def busy(i):
    while not stop: progress[i] += 1
ts = [threading.Thread(target=busy, args=(i,)) for i in range(2)]
for t in ts: t.start()
while min(progress) < 1000: pass
stop = True
for t in ts: t.join()
print(all(p >= 1000 for p in progress))
for v in (1, 0.5, 1e-6, True, 2.25): sys.setswitchinterval(v); print(sys.getswitchinterval())
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
attempt(lambda: sys.setswitchinterval(0)); attempt(lambda: sys.setswitchinterval(-1)); attempt(lambda: sys.setswitchinterval("a")); attempt(lambda: sys.setswitchinterval(None)); attempt(lambda: sys.setswitchinterval()); attempt(lambda: sys.getswitchinterval(1))
