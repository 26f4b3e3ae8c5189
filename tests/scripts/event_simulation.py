# A small event simulation: customers at two desks, with a generator per process.
class Simulation:
    def __init__(self):
        self.now, self.events, self.sequence = 0, [], 0

    def schedule(self, delay, process):
        self.events.append((self.now + delay, self.sequence, process))
        self.sequence += 1

    def run(self):
        while self.events:
            event = min(self.events, key=lambda e: e[:2])
            self.events.remove(event)
            self.now, _, process = event
            try:
                self.schedule(next(process), process)
            except StopIteration:
                pass


class Desk:
    def __init__(self, name):
        self.name, self.busy, self.served = name, False, []


def random_numbers(seed):
    while True:
        seed = (1664525 * seed + 1013904223) % 2**32
        yield seed >> 16


def customer(sim, name, desks, duration, log):
    arrived = sim.now
    log.append(f"{sim.now:>3} {name} arrives")
    while not (free := [d for d in desks if not d.busy]):
        yield 1
    desk = free[0]
    desk.busy = True
    log.append(f"{sim.now:>3} {name} at {desk.name} after {sim.now - arrived}")
    yield duration
    desk.busy = False
    desk.served.append(name)
    log.append(f"{sim.now:>3} {name} leaves")


def arrivals(sim, count, desks, numbers, log):
    for i in range(count):
        sim.schedule(0, customer(sim, f"c{i}", desks, 3 + next(numbers) % 5, log))
        yield 1 + next(numbers) % 3


sim, desks, log = Simulation(), [Desk("A"), Desk("B")], []
sim.schedule(0, arrivals(sim, 8, desks, random_numbers(42), log))
sim.run()
print(*log, sep="\n")
print({d.name: d.served for d in desks}, "end at", sim.now)
