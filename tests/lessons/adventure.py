"""A text adventure driven by a list of commands."""


class Room:
    def __init__(self, name, description):
        self.name = name
        self.description = description
        self.exits = {}
        self.items = []

    def connect(self, direction, other, back=None):
        self.exits[direction] = other
        if back:
            other.exits[back] = self

    def __str__(self):
        text = f"{self.name}\n{'=' * len(self.name)}\n{self.description}"
        if self.items:
            text += "\nYou see: " + ", ".join(sorted(self.items))
        return text + "\nExits: " + (", ".join(self.exits) or "none")


class Game:
    def __init__(self, start):
        self.here = start
        self.bag = []
        self.done = False
        self.moves = 0

    def do_go(self, where="nowhere"):
        if where not in self.here.exits:
            return f"You can't go {where}."
        self.here = self.here.exits[where]
        return str(self.here)

    def do_take(self, item):
        if item in self.here.items:
            self.here.items.remove(item)
            self.bag.append(item)
            return f"Taken: {item}."
        return f"There is no {item} here."

    def do_inventory(self):
        return "You carry: " + (", ".join(self.bag) if self.bag else "nothing")

    def do_quit(self):
        self.done = True
        return "Bye!"

    def handle(self, line):
        verb, *args = line.split() or [""]
        self.moves += 1
        match verb.lower(), args:
            case ("n" | "s" | "e" | "w") as short, []:
                return self.do_go({"n": "north", "s": "south", "e": "east", "w": "west"}[short])
            case "", _:
                return "Say something."
        method = getattr(self, "do_" + verb, None)
        if method is None:
            return f"I don't know how to {verb!r}."
        try:
            return method(*args)
        except TypeError as e:
            return f"({e})"


hall = Room("Hall", "A dusty hall.")
cave = Room("Cave", "It is dark.")
hall.items += ["lamp", "key"]
hall.connect("north", cave, "south")
game = Game(hall)
print(hall)
for line in ["take lamp", "take sword", "inventory", "n", "go up", "dance", "", "take", "take a b", "s", "quit"]:
    print(">", line)
    print(game.handle(line))
    if game.done:
        break
print("moves:", game.moves)
