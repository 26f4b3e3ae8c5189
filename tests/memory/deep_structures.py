# Deeply nested structures are made and dropped without trouble.
class Node:
    def __init__(self, next): self.next = next
n = 200_000
a = []
for i in range(n): a = [a]
print("list made"); del a; print("dropped")
a = ()
for i in range(n): a = (i, a)
print("tuple made"); a = None; print("dropped")
a = {}
for i in range(n): a = {"k": a}
print("dict made"); a = None; print("dropped")
a = None
for i in range(n): a = Node(a)
count = 0; b = a
while b is not None: b = b.next; count += 1
print("nodes made", count); a = None; print("dropped")
def wrap(f): return lambda: f
f = None
for i in range(n): f = wrap(f)
print("closures made"); f = None; print("dropped")
def gen(g): yield g
g = None
for i in range(n): g = gen(g)
print("generators made"); g = None; print("dropped")
def started(g):
    yield g
g = None
for i in range(n // 10): g = started(g); next(g)
print("started generators made"); g = None; print("dropped")
e = None
for i in range(n): x = ValueError(i); x.__cause__ = e; e = x
print("exceptions made"); e = x = None; print("dropped")
class Link:
    def __init__(self, other): self.other = other
    def method(self): pass
m = None
for i in range(n): m = Link(m).method
print("bound methods made"); m = None; print("dropped")
it = [1]
for i in range(n): it = iter(it) if i % 2 else enumerate(it)
print("iterators made"); it = None; print("dropped")
