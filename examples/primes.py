# Two threads that only compute take turns: together they need as long as one after the other.
import threading
import time


def count_primes(limit, results, slot):
    count = 0
    for num in range(2, limit + 1):
        prime = True
        for divisor in range(2, int(num**0.5) + 1):
            if num % divisor == 0:
                prime = False
                break
        if prime:
            count += 1
    results[slot] = count


LIMIT = 100_000

sequential = [0, 0]
start = time.perf_counter()
count_primes(LIMIT, sequential, 0)
count_primes(LIMIT, sequential, 1)
t = time.perf_counter() - start
print(f"sequential:  {t:.2f} s  {sequential[0]}, {sequential[1]}")

threaded = [0, 0]
start = time.perf_counter()
threads = [threading.Thread(target=count_primes, args=(LIMIT, threaded, slot)) for slot in range(2)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
t = time.perf_counter() - start
print(f"two threads: {t:.2f} s  {threaded[0]}, {threaded[1]}")
