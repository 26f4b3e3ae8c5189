# A traffic light and a vending machine as tables and as generators.
class Machine:
    transitions = {}

    def __init__(self, state):
        self.state, self.log = state, [state]

    def fire(self, event):
        try:
            self.state = self.transitions[self.state, event]
        except KeyError:
            raise RuntimeError(f"{event!r} is not possible in state {self.state!r}") from None
        self.log.append(self.state)
        handler = getattr(self, "on_" + self.state, None)
        if handler:
            handler(event)
        return self


class Door(Machine):
    transitions = {("closed", "open"): "opened", ("opened", "close"): "closed", ("closed", "lock"): "locked", ("locked", "unlock"): "closed"}

    def on_locked(self, event):
        print("  click, after", event)


door = Door("closed")
door.fire("open").fire("close").fire("lock")
print(door.log)
for event in ("open", "unlock", "unlock"):
    try:
        door.fire(event)
        print(event, "->", door.state)
    except RuntimeError as error:
        print(error)


def light():
    while True:
        for colour, seconds in (("red", 3), ("green", 2), ("yellow", 1)):
            for left in range(seconds, 0, -1):
                command = yield f"{colour}:{left}"
                if command == "skip":
                    break


lamp = light()
print([next(lamp) for _ in range(8)], lamp.send("skip"), lamp.send("skip"))


def vending(price):
    credit, sold = 0, 0
    while True:
        coin = yield credit
        if coin is None:
            return sold
        credit += coin
        while credit >= price:
            credit, sold = credit - price, sold + 1


machine = vending(150)
next(machine)
print([machine.send(c) for c in (100, 20, 50, 200, 100)])
try:
    machine.send(None)
except StopIteration as stop:
    print("sold", stop.value)
