# threading.Condition over locks that a script has written, with and without the methods an RLock has, and subclasses of Condition.
import threading
import time


class Plain:
    """Nothing but acquire, release and locked."""

    def __init__(self):
        self.lock = threading.Lock()
        self.calls = []

    def acquire(self, blocking=True, timeout=-1):
        self.calls.append("acquire" if blocking else "try")
        return self.lock.acquire(blocking, timeout)

    def release(self):
        self.calls.append("release")
        self.lock.release()

    def locked(self):
        return self.lock.locked()

    def __enter__(self):
        self.calls.append("enter")
        return self.lock.__enter__()

    def __exit__(self, *args):
        self.calls.append(f"exit {args[0] and args[0].__name__}")
        self.lock.release()


class Full(Plain):
    def _release_save(self):
        self.calls.append("save")
        self.lock.release()
        return "what was saved"

    def _acquire_restore(self, saved):
        self.calls.append(f"restore {saved}")
        self.lock.acquire()

    def _is_owned(self):
        self.calls.append("owned?")
        return self.lock.locked()


def pass_on(condition):
    def other():
        with condition:
            condition.notify()

    thread = threading.Thread(target=other)
    with condition:
        thread.start()
        result = condition.wait(10)
    thread.join()
    return result


for kind in (Plain, Full):
    lock = kind()
    condition = threading.Condition(lock)
    with condition:
        print(condition.wait(0.001))
    print(lock.calls)
    lock.calls.clear()
    try:
        condition.notify()
    except RuntimeError as error:
        print("RuntimeError:", error, lock.calls)
    lock.calls.clear()
    try:
        with condition:
            condition.notify_all()
            raise KeyError(1)
    except KeyError:
        print(lock.calls)
    print(pass_on(condition), condition.acquire(), condition.locked(), condition.release())


class Missing:
    def acquire(self):
        pass


try:
    threading.Condition(Missing())
except AttributeError as error:
    print("AttributeError:", error)


class Counting(threading.Condition):
    """Its methods are called by those of the base."""

    def __init__(self, *args):
        super().__init__(*args)
        self.waits = self.notified = 0

    def wait(self, timeout=None):
        self.waits += 1
        return super().wait(timeout)

    def notify(self, n=1):
        self.notified += n
        super().notify(n)


counting = Counting()
values = []


def consume():
    with counting:
        counting.wait_for(lambda: len(values) > 1, timeout=10)
        print("consumed", values)


thread = threading.Thread(target=consume)
thread.start()
for value in "ab":
    waiting = False
    while not waiting:
        time.sleep(0.001)
        with counting:
            waiting = counting.waits > len(values)
            if waiting:
                values.append(value)
                counting.notify_all()
thread.join()
print(counting.waits >= 2, counting.notified, counting.__dict__.keys() >= {"waits", "notified"})
counting.attribute = 1
print(counting.attribute, isinstance(counting, threading.Condition))


class Recursive(type(threading.RLock())):
    """A subclass of RLock."""

    entered = 0

    def acquire(self, *args, **kwargs):
        Recursive.entered += 1
        return super().acquire(*args, **kwargs)


condition = threading.Condition(Recursive())
print(condition.acquire(), condition.acquire(), Recursive.entered, condition.wait(0.001))
condition.release()
condition.release()
print(condition.locked())
print(pass_on(condition))


class Forgetful(threading.Condition):
    def __init__(self):
        pass


for name in ("wait", "notify", "__enter__", "acquire"):
    try:
        getattr(Forgetful(), name)()
    except AttributeError as error:
        print("AttributeError", "Forgetful" in str(error))
