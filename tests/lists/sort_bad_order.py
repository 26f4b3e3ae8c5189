# A sort whose comparison contradicts itself ends with the same elements, never in a crash.
class Liar:
    state = 1
    def __init__(self, v):
        self.v = v
    def __lt__(self, other):
        Liar.state = Liar.state * 1103515245 + 12345 & 0x7FFFFFFF
        return Liar.state >> 16 & 1 == 1
class Always(Liar):
    def __lt__(self, other):
        return True
class Never(Liar):
    def __lt__(self, other):
        return False
for kind in (Liar, Always, Never):
    for n in (0, 1, 2, 3, 10, 63, 64, 65, 200, 1000):
        items = [kind(i) for i in range(n)]
        items.sort()
        print(kind.__name__, n, sorted(item.v for item in items) == list(range(n)))
nan = float("nan")
mixed = [nan if i % 3 == 0 else i for i in range(300)]
mixed.sort()
print(len(mixed), sum(1 for v in mixed if v != v), sorted(v for v in mixed if v == v) == [i for i in range(300) if i % 3])
class Fails:
    count = 0
    def __lt__(self, other):
        Fails.count += 1
        if Fails.count == 50:
            raise ValueError("enough")
        return id(self) < 0
items = [Fails() for i in range(100)]
before = set(map(id, items))
try:
    items.sort()
except ValueError as e:
    print("ValueError", e, len(items), set(map(id, items)) == before)
class NotBool:
    def __lt__(self, other):
        return "yes"
items = [NotBool(), NotBool()]
items.sort()
print(len(items))
