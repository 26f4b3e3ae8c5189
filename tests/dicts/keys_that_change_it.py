# A comparison of keys that changes the dict or set: the search goes on, or begins again, and always ends.
class Key:
    def __init__(self, change, equal=False):
        self.change = change
        self.equal = equal

    def __hash__(self):
        return 1

    def __eq__(self, other):
        self.change()
        return self.equal


d = {}
s = set()


def add():
    d[len(d) + 100] = 1
    s.add(len(s) + 100)


def refill():
    d.clear()
    s.clear()
    d.update(dict.fromkeys(range(100, 150)))
    s.update(range(100, 150))


def clear():
    d.clear()
    s.clear()


ACTIONS = [
    ("get", lambda k: d.get(k)),
    ("in", lambda k: k in d),
    ("store", lambda k: d.__setitem__(k, 2)),
    ("setdefault", lambda k: d.setdefault(k, 3)),
    ("pop", lambda k: d.pop(k, None)),
    ("set in", lambda k: k in s),
    ("set add", lambda k: s.add(k)),
    ("set discard", lambda k: s.discard(k)),
]
for change in add, refill, clear:
    for equal in False, True:
        for name, action in ACTIONS:
            d.clear()
            s.clear()
            old = Key(change, equal)
            # No comparison is made while the first key goes in.
            d[old] = 1
            s.add(old)
            try:
                answer = action(Key(change, equal))
            except RuntimeError as e:
                answer = e
            print(change.__name__, equal, name, answer, len(d) > 40, len(s) > 40)
