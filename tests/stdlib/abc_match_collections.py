# match: what derives from, or is registered with, Sequence and Mapping is one to the patterns
from _collections_abc import Mapping, MutableMapping, MutableSequence, Sequence, Set


def kind(value):
    match value:
        case []:
            return "empty sequence"
        case [first, *_]:
            return f"sequence from {first}"
        case {"a": a, **rest}:
            return f"mapping a={a} rest={sorted(rest)}"
        case {}:
            return "mapping"
        case _:
            return "neither"


class Letters(Sequence):
    def __init__(self, text):
        self.text = text

    def __len__(self):
        return len(self.text)

    def __getitem__(self, i):
        return self.text[i]


class Pairs(Mapping):
    def __init__(self, **pairs):
        self.pairs = pairs

    def __len__(self):
        return len(self.pairs)

    def __iter__(self):
        return iter(self.pairs)

    def __getitem__(self, key):
        return self.pairs[key]


class More(Pairs): ...


@Sequence.register
class Registered:
    def __len__(self):
        return 1

    def __getitem__(self, i):
        return "r"


@MutableMapping.register
class Other:
    def __len__(self):
        return 0


class Unknown:
    def __len__(self):
        return 0

    def __getitem__(self, i):
        raise IndexError


class Items(list): ...
class Words(dict): ...


for value in (Letters("xyz"), Letters(""), Pairs(a=1, b=2), More(c=3), Registered(), Other(), Unknown(), Items([4]),
              Words(a=5), {1}, "text", b"bytes", range(3), (), {}, 5, None):
    print(type(value).__name__, kind(value))

# registering later reaches the subclasses
class Parent: ...
class Child(Parent):
    def __len__(self):
        return 0

print(kind(Child()))
MutableSequence.register(Parent)
print(kind(Child()), issubclass(Child, Sequence), isinstance(Child(), Set))
