"""A comparison that moves the key it compares: an OrderedDict still finds it, and the search ends."""
from collections import OrderedDict


class Key:
    def __init__(self, name, group):
        self.name = name
        self.group = group

    def __hash__(self):
        return self.group

    def __eq__(self, other):
        global compared
        compared += 1
        if compared < 500:
            before_answer(self, other)
        return self.name == other.name


def to_the_end(left, right):
    recent.move_to_end(left)


def to_the_front(left, right):
    recent.move_to_end(left, last=False)


for size in (2, 5, 30):
    for before_answer in (to_the_end, to_the_front):
        compared = 1000
        recent = OrderedDict((Key(f"k{number}", number), number) for number in range(size))
        compared = 0
        found = recent.get(Key("k1", 1)), recent.get(Key("none", 1)), Key("k0", 0) in recent
        recent.move_to_end(Key("k1", 1))
        print(size, before_answer.__name__, found, compared < 100, len(recent), list(recent.values())[-1])
