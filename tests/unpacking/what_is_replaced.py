# Unpacking into locals: what they held goes when all items are in their places, whatever its end does to the source.
class End:
    def __init__(self, name, source=None):
        self.name, self.source = name, source
    def __del__(self):
        print("end of", self.name)
        if self.source is not None:
            self.source.clear()

def from_list(n):
    source = list(range(n))
    a = End("a", source)
    a, b, c = source
    print(a, b, c, source)

def from_twelve():
    source = list("abcdefghijkl")
    a = End("first", source)
    b = End("second")
    a, b, c, d, e, f, g, h, i, j, k, l = source
    print(a, b, c, d, e, f, g, h, i, j, k, l, source)

def from_temporary():
    a, b = End("x"), End("y")
    a, b = (End("new x"), End("new y"))[::-1]
    print("replaced", a.name)
    a, b = (1, End("gone"))[:]
    print("again", a)
    b = None
    print("done")

def swapped():
    a, b, c = End("1"), End("2"), End("3")
    a, b = b, a
    a, b, c = c, a, b
    print(a.name, b.name, c.name)
    data = [a, b, c]
    del a, b, c
    data[0], data[1] = data[1], data[0]
    data[0], data[2] = data[2], None
    print([None if item is None else item.name for item in data])

def in_loops():
    pairs = [(1, 2), [3, 4], "56", {7: 0, 8: 0}, range(9, 11), (n for n in (11, 12)), map(str, (13, 14)), bytes(2)]
    for a, b in pairs:
        print(a, b, end="; ")
    print()
    for (a, b), c in [((1, 2), 3), ([4, 5], 6)]:
        print(a, b, c)
    for a, *b in [(1,), (1, 2), [1, 2, 3], "abc"]:
        print(a, b)
    growing = [(0, 1)]
    for a, b in growing:
        if a < 4:
            growing.append((a + 1, b * 2))
    print(a, b, growing)

class Pair(tuple):
    def __iter__(self):
        return iter("pq")

class Three(list):
    def __iter__(self):
        return iter("xyz")

def of_classes():
    a, b = Pair((1, 2, 3))
    c, d, e = Three()
    print(a, b, c, d, e)

def attempt(f):
    a = b = c = "old"
    try:
        a, b, c = f()
    except Exception as e:
        print(type(e).__name__ + ":", e)
    print(a, b, c)

for n in (3, 3):
    from_list(n)
from_twelve(); from_temporary(); swapped(); in_loops(); of_classes()
for source in ((1, 2), [1, 2, 3, 4], [], (1, 2, 3), [1, 2, 3], "ab", "abcd", 5, None, {1: 2}, iter([1]), {1, 2, 3, 4}):
    attempt(lambda: source)
attempt(lambda: (1 / n for n in (1, 0, 2)))

def starred():
    a, *b, c = [End("m"), 2, 3, End("n")]
    print(a.name, b, c.name)
    source = [1, 2, 3]
    a, *b, c = source
    print(a, b, c, b is source)
    *b, = source
    b.append(4)
    a, b, *c = source
    print(a, b, c, source)
    a, *b, c = Pair((1, 2, 3))
    *d, e = Three()
    print(a, b, c, d, e)
    for source in ([1], (1,), [], "a", 5):
        try:
            a, *b, c = source
        except Exception as error:
            print(type(error).__name__ + ":", error)

starred()
