# threading.Condition: who is woken by notify, in which order, timeouts among the waiters, notify from a waiter.
import threading
import time

condition = threading.Condition()
woken = []


def waiter(name, timeout=None):
    with condition:
        arrived.release()
        result = condition.wait(timeout)
        woken.append((name, result))


arrived = threading.Semaphore(0)


def start(names, timeout=None):
    threads = []
    for name in names:
        thread = threading.Thread(target=waiter, args=(name, timeout))
        thread.start()
        arrived.acquire()
        threads.append(thread)
    with condition:
        return threads


def waiting():
    with condition:
        return int(str(condition).rpartition(", ")[2][:-2])


threads = start("abcdef")
print("waiting:", waiting())
with condition:
    condition.notify()
threads[0].join()
print(woken, waiting())
with condition:
    condition.notify(2)
threads[1].join()
threads[2].join()
print(sorted(woken), waiting())
with condition:
    condition.notify(0)
    condition.notify(-5)
print(waiting())
with condition:
    condition.notify(100)
for thread in threads:
    thread.join()
print(sorted(woken), waiting())

# What nobody waits for is not kept.
woken.clear()
with condition:
    condition.notify_all()
    condition.notify(3)
    print(condition.wait(0.01))

# One whose time runs out leaves; the others keep their order.
first = start("x", 0.02)
rest = start("yz")
first[0].join()
print(woken, waiting())
with condition:
    condition.notify()
rest[0].join()
print(woken, waiting())
with condition:
    condition.notify()
rest[1].join()
print(woken, waiting())

# Notified while the notifier keeps the lock: nobody goes on before it is given up.
woken.clear()
threads = start("pqr")
with condition:
    condition.notify_all()
    time.sleep(0.02)
    print(woken, str(condition)[-4:])
for thread in threads:
    thread.join()
print(sorted(woken))

# A waiter that was notified in time says so, even if it gets the lock too late.
woken.clear()
threads = start("t", 0.05)
with condition:
    condition.notify()
    time.sleep(0.1)
threads[0].join()
print(woken)

# A chain: each wakes the next.
chain = []
turn = 0


def link(number):
    global turn
    with condition:
        condition.wait_for(lambda: turn == number)
        chain.append(number)
        turn += 1
        condition.notify_all()


threads = [threading.Thread(target=link, args=(n,)) for n in reversed(range(10))]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(chain)

# wait_for: how often the predicate is asked, and what it gives.
asked = []


def predicate():
    asked.append(1)
    return len(asked) >= 3 and "done"


def poke():
    while len(asked) < 3:
        with condition:
            condition.notify()
        time.sleep(0.001)


thread = threading.Thread(target=poke)
thread.start()
with condition:
    print(condition.wait_for(predicate, 10), len(asked))
thread.join()
asked.clear()
with condition:
    print(condition.wait_for(lambda: asked.append(1), 0.02), len(asked) == 2)
    print(condition.wait_for(lambda: asked.append(1), 0), condition.wait_for(lambda: 0, -1))
