# Each thread has its own recursion depth and exception state; generators move between threads.
import sys, threading
out = {}
def depth(n): return 0 if n == 0 else 1 + depth(n - 1)
def endless(): return endless()
def deep(i):
    try: endless()
    except RecursionError: out[i] = depth(800)
ts = [threading.Thread(target=deep, args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(out.items()))
def numbers():
    n = 0
    while True: n += 1; yield n
g = numbers(); got = []
def take(): got.append(next(g))
for _ in range(5): t = threading.Thread(target=take); t.start(); t.join()
print(got, next(g))
states = []
def fails():
    try: 1 / 0
    except ZeroDivisionError: states.append((sys.exc_info()[0].__name__)); inner.start(); inner.join()
inner = threading.Thread(target=lambda: states.append(sys.exc_info()[0]))
t = threading.Thread(target=fails); t.start(); t.join(); print(states, sys.exc_info())
busy = []
def slow():
    import time
    time.sleep(0.05); yield 1
s = slow()
def run():
    try: busy.append(next(s))
    except ValueError as e: busy.append(str(e))
ts = [threading.Thread(target=run) for _ in range(2)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(map(str, busy)))
