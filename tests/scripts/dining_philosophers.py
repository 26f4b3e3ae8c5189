# Five philosophers take two forks each in one order, so that nobody waits for ever.
import threading
import time

SEATS, MEALS = 5, 4
forks = [threading.Lock() for _ in range(SEATS)]
meals = [0] * SEATS
eating = [False] * SEATS
broken = []
table = threading.Lock()


class Philosopher(threading.Thread):
    def __init__(self, seat):
        super().__init__(name=f"philosopher {seat}")
        self.seat = seat
        self.forks = sorted((seat, (seat + 1) % SEATS))

    def run(self):
        for _ in range(MEALS):
            first, second = self.forks
            with forks[first]:
                with forks[second]:
                    self.eat()
            time.sleep(0.0005)

    def eat(self):
        with table:
            eating[self.seat] = True
            if eating[self.seat - 1] or eating[(self.seat + 1) % SEATS]:
                broken.append(self.name)
        time.sleep(0.001)
        with table:
            eating[self.seat] = False
            meals[self.seat] += 1


guests = [Philosopher(seat) for seat in range(SEATS)]
for guest in guests:
    guest.start()
for guest in guests:
    guest.join(10)
print(meals, "neighbours at once:", broken, "still there:", [g.name for g in guests if g.is_alive()])
print([f.locked() for f in forks])
