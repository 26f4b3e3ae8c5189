# Fifty threads at once, threads that start threads, and joins in another order.
import threading, time
total = []
def work(i):
    s = 0
    for j in range(200): s += j * i
    total.append((i, s))
ts = [threading.Thread(target=work, args=(i,)) for i in range(50)]
for t in ts: t.start()
for t in reversed(ts): t.join()
print(sorted(total) == [(i, 19900 * i) for i in range(50)], len(total))
def tree(depth, out):
    if depth == 0: out.append(1); return
    kids = [threading.Thread(target=tree, args=(depth - 1, out)) for _ in range(2)]
    for k in kids: k.start()
    for k in kids: k.join()
out = []; tree(5, out); print(sum(out))
order = []
def slow(i): time.sleep(0.02 * (5 - i)); order.append(i)
ts = [threading.Thread(target=slow, args=(i,)) for i in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(order), order[-1] == 0)
def chain(n):
    if n: t = threading.Thread(target=chain, args=(n - 1,)); t.start(); t.join()
    else: print("end of the chain")
chain(20)
