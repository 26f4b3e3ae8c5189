"""Dining philosophers: forks are taken in order, so nobody starves."""
import threading
import time
from random import Random


class Philosopher(threading.Thread):
    meals_wanted = 3

    def __init__(self, name, left, right):
        super().__init__(name=name)
        self.left, self.right = left, right
        self.meals = 0

    def run(self):
        rng = Random(self.name)
        while self.meals < self.meals_wanted:
            time.sleep(rng.random() / 1000)
            first, second = sorted((self.left, self.right), key=lambda f: f[0])
            with first[1]:
                got = second[1].acquire(timeout=5)
                if not got:
                    continue
                try:
                    self.meals += 1
                finally:
                    second[1].release()


forks = [(i, threading.Lock()) for i in range(5)]
names = ["Aristotle", "Kant", "Buddha", "Marx", "Russell"]
table = [Philosopher(n, forks[i], forks[(i + 1) % 5]) for i, n in enumerate(names)]
for p in table:
    p.start()
for p in table:
    p.join()
for p in table:
    print(f"{p.name:<10} ate {p.meals} times; alive: {p.is_alive()}")
print("forks free:", all(not f.locked() for _, f in forks))
print(threading.active_count(), threading.main_thread().name)
