"""Comparison and hashing of tuples and lists whose items are simple, nearly simple, or change while they are compared."""
import bisect
import heapq


def attempt(action):
    try:
        return action()
    except Exception as error:
        return f"{type(error).__name__}: {error}"


nan = float("nan")
samples = [
    (), (1,), (1, 2), (1, 2.0), (1.0, "a"), (1, "b"), (True, 2), (None,), ("a", "b"), ("a",), (nan,), ((1,),), ([1],), (2**70,), (0.0,), (-0.0,),
]
for left in samples:
    row = []
    for right in samples:
        row.append("".join(str(int(left is right or compare(left, right))) for compare in (tuple.__eq__, tuple.__ne__)))
    print(left, *row)
print(attempt(lambda: (1, "a") < (1, 2)), attempt(lambda: (1, None) < (1, None)), attempt(lambda: (None,) < (None, 1)))
print(attempt(lambda: (1, None) < (1, 2)), attempt(lambda: [None] <= [1]), (1, [2]) < (1, [3]), ((1, 2), 3) < ((1, 3), 0))
print([1, 2] < [1, 3], [1, 2] < [1], [] < [0], [1, "x"] == [1, "x"], [1] == (1,), [1] != (1,), attempt(lambda: [1] < (1,)))
print((nan,) == (nan,), (nan,) == (float("nan"),), (nan,) < (nan,), [nan] <= [nan], (1, nan) < (2, nan))
print(("a", "\U00010000") < ("a", "\uffff"), ("é",) > ("z",), ("",) < ("\0",))


class Own(tuple):
    def __eq__(self, other):
        return "own"

    def __lt__(self, other):
        return "less"

    __hash__ = tuple.__hash__


class Item:
    def __init__(self, value, log):
        self.value, self.log = value, log

    def __eq__(self, other):
        self.log.append(("eq", self.value))
        return isinstance(other, Item) and self.value == other.value

    def __lt__(self, other):
        self.log.append(("lt", self.value))
        return self.value < other.value

    def __hash__(self):
        return hash(self.value)


log = []
print(Own((1, 2)) == (1, 2), (1, 2) == Own((1, 2)), Own((1,)) < (0,), (5,) > Own((1,)))
print((1, Item(1, log)) < (1, Item(2, log)), (1, Item(1, log)) == (1, Item(1, log)), (1, Item(1, log)) == (2, Item(1, log)), log)
log.clear()
print((Item(1, log),) == (Item(1, log), 2), [Item(1, log)] == [Item(1, log), 2], (1, Item(1, log)) != (1,), (Item(1, log), 2) < (Item(1, log),), log)
log.clear()
print({(1, Item(5, log)): "x"}[1, Item(5, log)], log)


class Shrinking:
    def __init__(self, target):
        self.target = target

    def __eq__(self, other):
        self.target.clear()
        return True


victim = [1, 2, 3]
victim[1] = Shrinking(victim)
print(victim == [1, 2, 3], victim)

numbers = [1, 3, 3, 7, 9]
print([bisect.bisect_left(numbers, n) for n in (0, 3, 8, 10)], [bisect.bisect_right(numbers, n) for n in (0, 3, 8, 10)])
bisect.insort(numbers, 3.5)
bisect.insort_left(numbers, 3)
print(numbers, bisect.bisect([(1, "a"), (1, "c"), (2, "a")], (1, "b")), bisect.bisect(range(0, 100, 10), 35))
print(attempt(lambda: bisect.bisect([1, 2], 1, 0, 5)), bisect.bisect_left("abcx", "c"), attempt(lambda: bisect.bisect([1, "a"], 2)))


class Positions(list):
    def __getitem__(self, index):
        return -index

    def insert(self, index, item):
        print("insert", index, item)


print(bisect.bisect(Positions([1, 2, 3]), 0))
bisect.insort(Positions([1, 2, 3]), 5)
heap = []
for pair in [(3, "c"), (1, "z"), (1, "a"), (2.5, "b"), (True, "m"), (1, "a", 0)]:
    heapq.heappush(heap, pair)
print([heapq.heappop(heap) for _ in range(len(heap))])
print(max((1, "b"), (1, "c"), (0, "z")), min([[2, 1], [1, 9], [1, 8]]), sorted([[2], [1, 5], [1]]))

letters = str.maketrans({"a": "A", "b": None, "é": "e", "日": "day"})
print("abcé日x".translate(letters), "aab".translate({97: 98, 98: 97}), attempt(lambda: "a".translate({97: 2**21})), "abc".translate([0] * 50 + ["q"] * 60))
first, second, third = "é", 10**20, 2.5
print(f"{first}{second}{third}{'x'!r}{None}{first:>3}|{-7}{True}{[1, 'a']}", f"{first}", f"{''}{''}", f"{first}{first}" == "éé", len(f"{first}\n日"))
buffer = bytearray()
for i in range(300):
    buffer.append(i & 255)
buffer[3] = 200
print(len(buffer), buffer[-1], buffer[3], sum(buffer), 7 in buffer, b"\x04\x05" in buffer, attempt(lambda: buffer[300]), attempt(lambda: buffer.append(256)))
parts = [0, 1, 2, 3, 4]
parts[1:3] = ["a", "b"]
parts[0:2] = parts[3:5]
parts[4:] = []
parts[1:1] = (9, 9)
print(parts)
