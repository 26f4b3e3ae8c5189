# Class patterns: __match_args__, keywords, isinstance hooks, and the order of attribute lookups.
class Point:
    __match_args__ = ("x", "y")

    def __init__(self, x, y):
        self.x, self.y = x, y

    def __repr__(self): return f"Point({self.x}, {self.y})"


class Point3(Point):
    __match_args__ = ("x", "y", "z")

    def __init__(self, x, y, z):
        super().__init__(x, y)
        self.z = z


def where(p):
    match p:
        case Point3(0, 0, 0) | Point(0, 0): return "origin"
        case Point3(x, y, z): return "3d", x, y, z
        case Point(x=0): return "on y"
        case Point(x, y=0): return "on x", x
        case Point(Point() as inner, y): return inner, y
        case Point(x, y) if x == y: return "diagonal", x
        case Point(): return "point"
        case _: return "not a point"


for p in (Point(0, 0), Point3(0, 0, 0), Point3(1, 2, 3), Point(0, 5), Point(5, 0), Point(Point(1, 2), 3), Point(4, 4), Point(1, 2), (0, 0), Point):
    print(p if p is not Point else "class", where(p))


class Watch:
    __match_args__ = ("a", "b")

    def __getattr__(self, name):
        print("get", name, end=" ")
        if name in ("a", "b", "c"):
            return name
        raise AttributeError(name)


for v in (Watch(), 1):
    match v:
        case Watch("x", "b"): print("never")
        case Watch("a", b="x"): print("never")
        case Watch(c="c", d=1): print("never")
        case Watch("a", "b", c="c"): print("matched")
        case _: print("none")


class Prop:
    @property
    def none(self): raise AttributeError("inside")
    @property
    def boom(self): raise ZeroDivisionError("boom")


match Prop():
    case Prop(none=_): print("never")
    case _: print("AttributeError is no match")
try:
    match Prop():
        case Prop(boom=_): print("never")
except ZeroDivisionError as error:
    print(error)


class Meta(type):
    def __instancecheck__(cls, obj):
        print("instance?", obj, end=" ")
        return obj == 1

    @property
    def __match_args__(cls): return ("real",)


class Odd(metaclass=Meta): pass


for v in (1, 2):
    match v:
        case Odd(1): print("odd")
        case _: print("no")


def error(f, *args):
    try:
        print(f(*args))
    except Exception as e:
        print(type(e).__name__ + ":", e)


class NoArgs: pass


def bad(kind):
    p = Point(1, 2)
    match kind:
        case 0:
            match p:
                case Point(1, 2, 3): pass
        case 1:
            match NoArgs():
                case NoArgs(1): pass
        case 2:
            match p:
                case Point(1, x=1): pass
        case 3:
            match p:
                case p(): pass
        case 4:
            match NoArgs():
                case NoArgs(1, 2): pass
        case 5:
            match 1:
                case int(1, 2): pass
        case 6:
            match p:
                case unknown(): pass
        case 7:
            match 1:
                case NoArgs(1, 2, 3): return "an instance is asked for first"
                case _: return "no error without an instance"
        case 8:
            match 1:
                case print(): pass


for kind in range(9):
    error(bad, kind)
for wrong in (["x"], "x", ("x", 1), (), None, ("x", "x"), ("x",)):
    Point.__match_args__ = wrong

    def with_args(*_):
        match Point(1, 2):
            case Point(1, 1): return "one"
            case Point(1): return "first"
        return "none"
    error(with_args)


class Str(str): pass


Point.__match_args__ = (Str("x"),)
error(with_args)
match Point(1, 2):
    case Point(y=2, x=1): print("keywords alone")


class Private:
    def __init__(self): self.__p = 1; self._Private__q = 2

    def f(self):
        match self:
            case Private(__p=1): return "unmangled"
            case Private(_Private__p=p): return "mangled", p


print(Private().f())
import time
match time.gmtime(0):
    case time.struct_time(year, month, tm_wday=day): print(year, month, day)
class mod:
    class inner:
        C = Point
match Point(7, 8):
    case mod.inner.C(x=x): print(x)
