# Thousands of threads: one after the other, all at once, and starting each other.
import threading
import time

count = 0


def add():
    global count
    count += 1


for _ in range(3000):
    thread = threading.Thread(target=add)
    thread.start()
    thread.join()
print(count, threading.active_count())

gate = threading.Event()
lock = threading.Lock()
passed = 0


def wait():
    global passed
    gate.wait()
    with lock:
        passed += 1


threads = [threading.Thread(target=wait) for _ in range(1000)]
for thread in threads:
    thread.start()
print(threading.active_count())
gate.set()
for thread in threads:
    thread.join()
print(passed, threading.active_count())

sleepers = [threading.Thread(target=time.sleep, args=(0.05,)) for _ in range(500)]
for thread in sleepers:
    thread.start()
for thread in sleepers:
    thread.join()
print(any(thread.is_alive() for thread in sleepers))

tree = []


def branch(depth):
    if depth:
        children = [threading.Thread(target=branch, args=(depth - 1,)) for _ in range(2)]
        for child in children:
            child.start()
        for child in children:
            child.join()
    with lock:
        tree.append(depth)


branch(7)
print(len(tree), [tree.count(depth) for depth in range(8)])
