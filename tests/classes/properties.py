# property: getters, setters, deleters, read-only, inheritance, and as a plain call.
class Circle:
    def __init__(self, r): self.radius = r
    @property
    def radius(self):
        "The radius."
        return self._r
    @radius.setter
    def radius(self, v):
        if v < 0: raise ValueError("negative radius")
        self._r = v
    @radius.deleter
    def radius(self): print("deleting"); del self._r
    @property
    def area(self): return 3 * self._r**2
c = Circle(2); print(c.radius, c.area, c.__dict__); c.radius = 5; c.radius += 1; print(c.radius, c.area, Circle.radius.__doc__, type(Circle.radius).__name__); del c.radius; print(hasattr(c, "radius"))
class Sub(Circle):
    @property
    def area(self): return super().area + 1
    @Circle.radius.getter
    def radius(self): return -self._r
s = Sub(1); print(s.area, s.radius, s._r); s.radius = 4; print(s.radius)
class Plain:
    def get(self): return self.v
    def set(self, v): self.v = v
    x = property(get, set, doc="doc")
    y = property(lambda self: "y")
    z = property()
    w = property(fset=lambda self, v: setattr(self, "v", v * 2))
p = Plain(); p.x = 3; print(p.x, p.y, Plain.x.__doc__, Plain.x.fget is Plain.get, Plain.y.fset); p.w = 5; print(p.x); p.__dict__["y"] = "shadow"; print(p.y)
class Desc:
    def __set_name__(self, owner, name): self.name = name; print("set_name", owner.__name__, name)
    def __get__(self, obj, owner=None): return (self.name, obj is None, owner.__name__)
    def __set__(self, obj, v): print("set", v); obj.__dict__[self.name] = v
    def __delete__(self, obj): print("delete")
class NonData:
    def __get__(self, obj, owner): return "non-data"
class Own:
    d = Desc()
    n = NonData()
o = Own(); print(o.d, Own.d, o.n, Own.n); o.d = 5; del o.d; o.n = "instance"; print(o.n, o.d, o.__dict__)
def attempt(f):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__ + ":", e)
def delete(o, n): delattr(o, n)
attempt(lambda: setattr(c, "area", 1)); attempt(lambda: delete(c, "area")); attempt(lambda: c.area()); attempt(lambda: setattr(c, "radius", -1)); attempt(lambda: Circle(-5)); attempt(lambda: c.radius); attempt(lambda: p.z); attempt(lambda: setattr(p, "z", 1)); attempt(lambda: p.w); attempt(lambda: delete(p, "x")); attempt(lambda: setattr(p, "y", 1)); attempt(lambda: Circle.radius + 1); attempt(lambda: Circle.area.nope)
