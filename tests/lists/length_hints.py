"""Who asks an iterable for its length before it is walked, and what becomes of errors while it answers."""


class Items:
    def __getitem__(self, index):
        if index < 3:
            return index
        raise IndexError

    def __len__(self):
        print("len", end=" ")
        return len(5)


class Hinted(Items):
    def __length_hint__(self):
        print("hint", end=" ")
        raise TypeError("swallowed")


class Wrong(Items):
    def __length_hint__(self):
        print("hint", end=" ")
        return "x"


class Failing(Items):
    def __len__(self):
        print("len", end=" ")
        raise ValueError("from len")


for kind in Items, Hinted, Wrong, Failing:
    for make in list, tuple, set, sorted, bytearray, lambda v: [*v], lambda v: {*v}, lambda v: [].extend(v), len:
        try:
            print(make(kind()))
        except (TypeError, ValueError) as error:
            print(type(error).__name__, error)

for start in "", b"", bytearray():
    for values in 0, []:
        try:
            print(sum(values, start))
        except TypeError as error:
            print(error)

for text in "é1", "1é", "*é", "1 é", "11 2", "1", "11 z":
    try:
        bytes.fromhex(text)
    except ValueError as error:
        print(error)
