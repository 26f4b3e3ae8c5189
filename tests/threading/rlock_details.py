# threading.RLock: recursion, owners, misuse, the methods a Condition uses, subclasses.
import threading


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


def elsewhere(what, *args, **kwargs):
    thread = threading.Thread(target=attempt, args=(what, *args), kwargs=kwargs)
    thread.start()
    thread.join()


lock = threading.RLock()
attempt(lock.release)
print(lock.acquire(), lock.acquire(), lock.acquire(blocking=False), lock.acquire(timeout=1), lock.locked())
print(lock._is_owned(), lock._recursion_count())
elsewhere(lock.acquire, False)
elsewhere(lock.acquire, timeout=0.01)
elsewhere(lock.release)
elsewhere(lock._is_owned)
elsewhere(lock._recursion_count)
elsewhere(lock.locked)
owner = threading.get_ident()
print(str(lock).split(" at ")[0] == f"<locked _thread.RLock object owner={owner} count=4")
for _ in range(4):
    lock.release()
attempt(lock.release)
print(lock.locked(), lock._is_owned(), lock._recursion_count(), str(lock).split(" at ")[0])
elsewhere(lock.acquire)
print(lock.locked())

lock = threading.RLock()
with lock as entered:
    with lock:
        with lock:
            print(entered, lock._recursion_count())
    print(lock._recursion_count())
print(lock._recursion_count())
for args in ((False, 1), (True, -2), (True, "x"), (True, None), (1, 2, 3), (True, 1e30)):
    attempt(lock.acquire, *args)
attempt(lock.acquire, wait=True)

attempt(lock._release_save)
lock.acquire()
lock.acquire()
saved = lock._release_save()
print(saved == (2, threading.get_ident()), lock.locked())
lock._acquire_restore(saved)
print(lock._recursion_count())
lock.release()
lock.release()


def recursion(depth):
    with lock:
        return depth if depth == 0 else recursion(depth - 1)


print(recursion(50), lock.locked())


class Logged(type(threading.RLock())):
    taken = 0

    def __enter__(self):
        self.taken += 1
        return super().__enter__()


logged = Logged()
with logged, logged:
    print(logged.taken, logged._recursion_count(), type(logged).__name__, str(logged).split(" ")[1].split(".")[-1])
print(logged.locked())


class Account:
    def __init__(self):
        self.lock = threading.RLock()
        self.total = 0

    def add(self, amount):
        with self.lock:
            self.total += amount

    def transfer(self, other, amount):
        with self.lock:
            self.add(-amount)
            other.add(amount)


one, two = Account(), Account()
threads = [threading.Thread(target=lambda: [one.transfer(two, 1) for _ in range(100)]) for _ in range(5)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(one.total, two.total)
