# threading.Barrier: numbers, action, abort, reset, timeouts, what breaks it, reuse, properties and repr.
import threading
import time


def attempt(what, *args, **kwargs):
    try:
        print(what(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(threading.Barrier)
attempt(threading.Barrier, 0)
attempt(threading.Barrier, -1)
attempt(threading.Barrier, "2")
barrier = threading.Barrier(1)
print(barrier.parties, barrier.n_waiting, barrier.broken, barrier.wait(), barrier.wait(timeout=0), barrier.wait(0.1))
print(str(barrier).split(" at ")[0], str(barrier).split(": ")[1])
attempt(lambda: setattr(barrier, "parties", 3))


def together(count, function):
    threads = [threading.Thread(target=function, args=(n,)) for n in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()


# Each thread gets another number, in every round; the action runs once per round, before anybody goes on.
rounds = []
numbers = [[] for _ in range(4)]
barrier = threading.Barrier(5, action=lambda: rounds.append(len(rounds)))


def run(_):
    for round in numbers:
        number = barrier.wait()
        round.append((number, len(rounds) >= 1))


together(5, run)
print([sorted(round) for round in numbers] == [[(n, True) for n in range(5)]] * 4, rounds)


# An action that fails breaks the barrier for all.
def fail():
    raise ValueError("the action")


barrier = threading.Barrier(3, fail)
outcomes = []


def run(_):
    try:
        barrier.wait()
    except threading.BrokenBarrierError as error:
        outcomes.append(repr(error))
    except ValueError as error:
        outcomes.append(repr(error))


together(3, run)
print(sorted(outcomes), barrier.broken, str(barrier).split(": ")[1])
attempt(barrier.wait)
barrier.reset()
print(barrier.broken, barrier.n_waiting)

# Somebody's time runs out.
barrier = threading.Barrier(3)
outcomes.clear()


def run(number):
    try:
        barrier.wait(0.02 if number else 10)
    except threading.BrokenBarrierError:
        outcomes.append("broken")


together(2, run)
print(outcomes, barrier.broken, barrier.n_waiting)
barrier = threading.Barrier(2, timeout=0.01)
attempt(barrier.wait)
print(barrier.broken)
attempt(barrier.wait, 10)


def waiting(count):
    while barrier.n_waiting < count:
        time.sleep(0.001)


# abort and reset let those who wait go with an exception.
for method in ("abort", "reset"):
    barrier = threading.Barrier(3)
    outcomes.clear()

    def run(_):
        try:
            outcomes.append(barrier.wait(10))
        except threading.BrokenBarrierError:
            outcomes.append("broken")

    threads = [threading.Thread(target=run, args=(n,)) for n in range(2)]
    for thread in threads:
        thread.start()
    waiting(2)
    print(str(barrier).split(": ")[1], getattr(barrier, method)())
    for thread in threads:
        thread.join()
    print(method, outcomes, barrier.broken, barrier.n_waiting)
    barrier.reset()
    outcomes.clear()
    together(3, run)
    print(sorted(outcomes))

# abort() when nobody waits, reset() when nobody waits.
barrier = threading.Barrier(2)
barrier.abort()
barrier.abort()
attempt(barrier.wait)
barrier.reset()
barrier.reset()
print(barrier.broken, issubclass(threading.BrokenBarrierError, RuntimeError))


# An exception in a thread between rounds does not break it.
class Counted(threading.Barrier):
    waits = 0

    def wait(self, timeout=None):
        Counted.waits += 1
        return super().wait(timeout)


counted = Counted(2)
together(2, lambda n: counted.wait())
print(counted.waits, str(counted).split(" at ")[0])
