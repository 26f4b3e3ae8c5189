# Classes: attributes, methods, class attributes against instance attributes, printing, identity.
class Point:
    """A point."""
    count = 0
    def __init__(self, x=0, y=0):
        self.x, self.y = x, y
        Point.count += 1
    def move(self, dx, dy=0):
        self.x += dx; self.y += dy
        return self
    def norm2(self): return self.x**2 + self.y**2
    def __repr__(self): return f"Point({self.x}, {self.y})"
p, q = Point(1, 2), Point(y=5)
print(p, q, p.norm2(), p.move(1).move(1, 1), Point.count, p.count, Point.__name__, Point.__doc__, Point.__module__, Point.__qualname__, p.__class__ is Point, type(p) is Point, isinstance(p, Point), p.__dict__, vars(q))
p.count = 99; p.extra = [1]; print(p.count, Point.count, q.count, p.__dict__); del p.count; print(p.count)
Point.z = "class z"; print(p.z, q.z); p.z = 1; print(p.z, Point.z); del Point.z
f = p.move; f(10); print(p, f.__name__, f.__self__ is p, Point.move(p, 1), Point.norm2(q), p.move == p.move, p.move is p.move, Point.move is Point.move)
Point.double = lambda self: Point(self.x * 2, self.y * 2); print(p.double())
p.free = lambda: "no self"; print(p.free())
setattr(p, "dyn amic", 5); print(getattr(p, "dyn amic"), hasattr(p, "nope"), getattr(p, "nope", "default")); delattr(p, "dyn amic"); print(hasattr(p, "dyn amic"), p == q, p == p, p != q, hash(p) == hash(p))
class Empty: pass
e = Empty(); e.a = 1; e.b = 2; print(e.__dict__, Empty.__bases__, Empty.__mro__, Empty.__dict__.get("__doc__"), type(Empty), type(type))
e.__class__ = Point; e.x = e.y = 3; print(e, type(e).__name__)
e.__dict__["x"] = 7; e.__dict__.update(y=8); print(e, sorted(e.__dict__))
class Nest:
    class Inner:
        v = 1
        class Deep: w = 2
    def make(self): return self.Inner()
    items = [1, 2]
    total = sum(items)
    for i in range(3): pass
    if total > 2: big = True
print(Nest().make().v, Nest.Inner.Deep.w, Nest.Inner.Deep.__qualname__, Nest.total, Nest.i, Nest.big)
Nest().items.append(3); print(Nest.items)
def factory(n):
    class Made:
        value = n
        def get(self): return n * 2
    return Made
A, B = factory(1), factory(2); print(A.value, B().get(), A is B, A.__name__, A.__qualname__)
def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)
def delete(o, n): delattr(o, n)
attempt(lambda: p.nope); attempt(lambda: Point.nope); attempt(lambda: delete(p, "nope")); attempt(lambda: delete(Point, "nope")); attempt(lambda: Point(1, 2, 3)); attempt(lambda: p()); attempt(lambda: p + 1); attempt(lambda: p < q); attempt(lambda: p[0]); attempt(lambda: len(p)); attempt(lambda: iter(p)); attempt(lambda: 1 in p); attempt(lambda: -p); attempt(lambda: int(p))
attempt(lambda: setattr(object(), "x", 1)); attempt(lambda: setattr(int, "x", 1)); attempt(lambda: setattr(p, 5, 1)); attempt(lambda: getattr(p, 5)); attempt(lambda: Empty() < Empty()); attempt(lambda: setattr(p, "__class__", 5)); attempt(lambda: setattr(p, "__dict__", 5))
