# `n += 1` of a global loses nothing: since 3.10 no switch comes between its load and its store.
import threading
n = 0
def plain():
    global n
    for _ in range(20000): n += 1
ts = [threading.Thread(target=plain) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(n)
