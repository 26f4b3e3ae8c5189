"""An operating system's scheduler: tasks with queues of packets, a device each, dispatch by subclass (the shape of Richards)."""


class Packet:
    def __init__(self, kind, target):
        self.kind = kind
        self.target = target
        self.data = [0] * 4


class Task:
    def __init__(self, ident, priority):
        self.ident = ident
        self.priority = priority
        self.queue = []
        self.held = False
        self.waiting = False
        self.runs = 0

    def accept(self, packet):
        self.queue.append(packet)
        self.waiting = False

    def runnable(self):
        return not self.held and (not self.waiting or bool(self.queue))

    def step(self, system):
        raise NotImplementedError


class Idle(Task):
    def __init__(self, ident):
        super().__init__(ident, 0)
        self.control = 1

    def step(self, system):
        if self.control & 1 == 0:
            self.control //= 2
            system.release(3)
        else:
            self.control = self.control // 2 ^ 0xD008
            system.release(4)


class Worker(Task):
    def __init__(self, ident, priority):
        super().__init__(ident, priority)
        self.count = 0
        self.target = 2

    def step(self, system):
        if not self.queue:
            self.waiting = True
            return
        packet = self.queue.pop(0)
        self.target = 5 - self.target
        packet.target = self.target
        for i in range(4):
            self.count = self.count + 1 if self.count < 26 else 1
            packet.data[i] = self.count
        system.send(self.target, packet)


class Device(Task):
    def step(self, system):
        if not self.queue:
            self.waiting = True
            self.held = True
            return
        packet = self.queue.pop(0)
        system.handled += packet.data[0]
        packet.kind = "done"
        system.send(1, packet)


class System:
    def __init__(self):
        self.tasks = {}
        self.handled = 0
        self.sent = 0

    def add(self, task):
        self.tasks[task.ident] = task

    def send(self, target, packet):
        self.sent += 1
        self.tasks[target].accept(packet)

    def release(self, target):
        self.tasks[target].held = False

    def run(self, steps):
        order = sorted(self.tasks.values(), key=lambda task: -task.priority)
        for _ in range(steps):
            for task in order:
                if task.runnable():
                    task.runs += 1
                    task.step(self)
                    break


def main():
    total = 0
    for _ in range(4):
        system = System()
        system.add(Idle(0))
        system.add(Worker(1, 30))
        for ident in (2, 3, 4):
            system.add(Device(ident, 10 * ident))
        for _ in range(6):
            system.send(1, Packet("work", 1))
        system.run(15_000)
        total += system.handled + system.sent
    print(total, [task.runs for task in system.tasks.values()])


for _ in range(8):
    main()
