"""The textbook race: four threads count to 200,000 each, in one variable.

`counter += 1` is a load, an addition and a store. Python 2 and Python 3 up to 3.9 could switch threads between them, and lost updates.
Since 3.10 threads switch only at the end of a turn of a loop, on entering a function and after a call, and this loop loses nothing; but
a call inside the statement brings the race back. Compare:

    minipy race.py
    minipy --gil py39 race.py
    minipy --gil py2 race.py
"""
import sys
import threading

THREADS, TIMES = 4, 200_000
counter = 0


def plain():
    global counter
    for _ in range(TIMES):
        counter += 1


def with_a_call():
    global counter
    for _ in range(TIMES):
        counter += int(1)


def race(work):
    global counter
    counter = 0
    threads = [threading.Thread(target=work) for _ in range(THREADS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return THREADS * TIMES - counter


def races(work, statement):
    """A race may end well by chance; ten do not."""
    lost = any(race(work) for _ in range(10))
    print(f"{statement:20}{'updates were lost' if lost else 'nothing was lost'}")


# So that the threads meet often although each is soon done.
sys.setswitchinterval(0.0001)
races(plain, "counter += 1")
races(with_a_call, "counter += int(1)")
