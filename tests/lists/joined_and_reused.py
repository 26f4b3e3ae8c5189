"""Lists that are joined, sliced and freed all the time: what belongs to nobody else may be used again, and nobody may see it."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name

    def __del__(self):
        print("del", self.name)


def parts(items, at):
    return items[at:at + 1] + items[:at] + items[at + 1:]


numbers = list(range(6))
for at in (5, 0, 3):
    moved = parts(numbers, at)
    print(at, moved, numbers)
    numbers[:] = parts(numbers, at)
print(numbers)

# The left list of a sum is used again only if it has no other name.
kept = [1, 2]
alias = kept
total = kept + [3]
print(kept, alias, total, total is kept)
keeper = []


def keep(items):
    keeper.append(items)
    return items


print(keep([1]) + [2], keep([3]) + keep([4]), [5] + keep([6]))
print(keeper)
same = [7, 8]
print(same + same, [9][:] + [9][:], same)


class Sub(list):
    def __add__(self, other):
        return "Sub.__add__"


print(Sub([1]) + [2], [1][:] + Sub([2]), [1] + [2] + Sub([3]))
try:
    print([1][:] + (2,))
except TypeError as error:
    print(error)


class Right:
    def __radd__(self, other):
        return ("radd", other)


print([1, 2][:] + Right())

# What is joined keeps its items alive, and lets go of them once.
joined = [Noisy("a")] + [Noisy("b"), Noisy("c")]
print(joined)
joined = None
print("after joined")
joined = [Noisy("d")] + (lambda items: items)([Noisy("e")])
del joined

# Lists of all small lengths, freed and made again: no old item may shine through.
for length in range(20):
    made = [[value] * length for value in range(3)]
    grown = []
    for value in range(length):
        grown.append(value)
        assert grown == list(range(value + 1)), grown
    inserted = []
    for value in range(length):
        inserted.insert(0, value)
    shown = [made[0] + grown, inserted, [*grown], grown[::-1], grown.copy()]
    assert shown[0] == [0] * length + list(range(length))
    assert shown[1] == shown[3] == list(range(length))[::-1]
    assert shown[2] == shown[4] == grown
    del made, grown, inserted, shown
print("lengths done")

# Exchanged slices: as many items as there were, fewer, more, backwards, and the list itself.
perm = [0, 1, 2, 3, 4, 5]
perm[:3] = perm[2::-1]
print(perm)
perm[1:5] = perm[4:0:-1]
print(perm, perm[10::-1], perm[-20::-1], perm[:2:-1], perm[4:1:-1], perm[1:4:-1])
perm[2:4] = perm[:1] + perm[:1] + perm[:1]
print(perm)
perm[:] = perm[:2]
print(perm)
perm[0:1] = perm
print(perm)
held = [10, 20]
perm[:2] = held
print(perm, held)
perm[:2] = keep([30, 40])
print(perm, keeper[-1])
slots = [Noisy("f"), Noisy("g")]
slots[:] = [Noisy("h"), Noisy("i")]
print(slots)
slots[:] = []
print("end", slots)
print((1, 2) * 3, (1, 2) * 0, (1,) * -1, () * 5, (Noisy, 1)[1:] * 2, (1, 2) + (3,), () + (4,), (5,) + ())
