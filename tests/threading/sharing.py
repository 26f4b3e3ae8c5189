# Threads share globals, lists and closures; each has its own locals.
import threading
shared = []; table = {}
lock = threading.Lock()
def producer(tag):
    local = []
    for i in range(100): local.append(i)
    with lock: shared.append((tag, sum(local))); table[tag] = len(local)
ts = [threading.Thread(target=producer, args=(c,)) for c in "abcd"]
for t in ts: t.start()
for t in ts: t.join()
print(sorted(shared), sorted(table.items()))
def counter():
    n = 0
    def up():
        nonlocal n
        for _ in range(100):
            with lock: n += 1
    return up, lambda: n
up, get = counter()
ts = [threading.Thread(target=up) for _ in range(5)]
for t in ts: t.start()
for t in ts: t.join()
print(get())
class Account:
    def __init__(self, balance): self.balance, self.lock = balance, threading.Lock()
    def move(self, amount):
        with self.lock: self.balance += amount
a, b = Account(1000), Account(0)
def transfer(n):
    for _ in range(n): a.move(-1); b.move(1)
ts = [threading.Thread(target=transfer, args=(100,)) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(a.balance, b.balance)
big = list(range(1000)); parts = [0] * 4
def part(i): parts[i] = sum(big[i * 250:(i + 1) * 250])
ts = [threading.Thread(target=part, args=(i,)) for i in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(parts, sum(parts) == sum(big))
l = []
def appender():
    for i in range(1000): l.append(i)
ts = [threading.Thread(target=appender) for _ in range(4)]
for t in ts: t.start()
for t in ts: t.join()
print(len(l), sum(l))
