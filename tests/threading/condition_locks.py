# threading.Condition over each kind of lock: what it exports, what it needs, who may wait and notify, repr.
import threading


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


for lock in (None, threading.Lock(), threading.RLock()):
    condition = threading.Condition(lock)
    print("over", type(lock).__name__)
    attempt(condition.wait)
    attempt(condition.wait, 0)
    attempt(condition.notify)
    attempt(condition.notify_all)
    attempt(condition.notify, 0)
    attempt(condition.release)
    attempt(condition.wait_for, lambda: False)
    attempt(condition.wait_for, lambda: "true at once")
    print(condition.locked(), condition.acquire(), condition.locked(), condition.acquire(blocking=False), condition._is_owned())
    attempt(condition.wait, 0)
    attempt(condition.wait, 0.001)
    attempt(condition.wait, -1)
    attempt(condition.wait, timeout=float("nan"))
    attempt(condition.wait, "soon")
    attempt(condition.wait, 1, 2)
    attempt(condition.wait, forever=1)
    attempt(condition.notify, 3)
    attempt(condition.notify, "all")
    attempt(condition.notify_all)
    attempt(condition.wait_for, lambda: [], 0.001)
    attempt(condition.wait_for, lambda: [1], timeout=0)
    attempt(condition.wait_for, lambda: 1 / 0)
    attempt(condition.wait_for)
    print(condition.locked(), str(condition).split(" at ")[0][:35], str(condition)[-4:])
    condition.release()
    if lock is None or isinstance(lock, type(threading.RLock())):
        condition.release()
    print(condition.locked(), condition._lock is lock)
    with condition as entered:
        print(entered, condition._is_owned())
    print(condition._is_owned())

# The two share a lock, and waking one wakes not the other.
lock = threading.Lock()
one, two = threading.Condition(lock), threading.Condition(lock)
log = []


def waiter(name, condition):
    with lock:
        log.append(f"{name} waits")
        ready.release()
        condition.wait()
        log.append(f"{name} goes on")


ready = threading.Semaphore(0)
threads = [threading.Thread(target=waiter, args=pair) for pair in (("one", one), ("two", two))]
for thread in threads:
    thread.start()
    ready.acquire()
with lock:
    two.notify_all()
threads[1].join()
with one:
    one.notify()
threads[0].join()
print(log)

# A recursive lock is given up however often it was taken, and comes back so.
condition = threading.Condition()


def notifier():
    with condition:
        condition.notify()


with condition, condition, condition:
    thread = threading.Thread(target=notifier)
    thread.start()
    print(condition.wait(10), condition._lock._recursion_count())
thread.join()
print(condition._is_owned())

for wrong in (3, object(), "lock", [], threading.Event()):
    attempt(threading.Condition, wrong)
attempt(threading.Condition, None, None)
attempt(threading.Condition, key=None)
attempt(threading.Condition(lock=threading.Lock()).locked)
