# dataclasses: the methods made, defaults, ordering, hashing, repr, replace, asdict
from dataclasses import MISSING, asdict, astuple, dataclass, field, fields, is_dataclass, replace


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@dataclass
class Point:
    x: int
    y: int = 0
    tags: list[str] = field(default_factory=list)
    hidden: str = field(default="h", repr=False, compare=False)


p, q = Point(1), Point(1, 0)
print(p, p == q, p != q, p == (1, 0), p is q, p.tags is q.tags, Point.__match_args__, Point.__doc__)
print(attempt(Point), attempt(Point, 1, 2, 3, 4, 5), attempt(Point, 1, z=2), attempt(hash, p), attempt(lambda: p < q))
print(replace(p, y=5), asdict(p), astuple(p), is_dataclass(p), is_dataclass(Point), is_dataclass(5))
print([f.name for f in fields(Point)], fields(p)[1].default, fields(p)[2].default is MISSING, Point.y, hasattr(Point, "x"), hasattr(Point, "tags"))
print(Point.__init__.__annotations__, Point.__init__.__qualname__, Point.__repr__.__qualname__, list(vars(p)))
match p:
    case Point(x, y, hidden=h):
        print("matched", x, y, h)


@dataclass(order=True, frozen=True)
class Version:
    major: int
    minor: int = 0
    note: str = field(default="", compare=False)


v = Version(1, 2, "n")
print(sorted([Version(2), v, Version(1)]), v < Version(1, 3), v >= Version(1, 2), attempt(lambda: v < 3), hash(v) == hash(Version(1, 2, "m")))
print(attempt(setattr, v, "major", 2), attempt(delattr, v, "major"), attempt(setattr, v, "other", 2), {v: 1}[Version(1, 2)])


@dataclass(unsafe_hash=True, repr=False, eq=False)
class Plain:
    a: int
    b: int = field(default=2, hash=False)


print(hash(Plain(1)) == hash((1,)), Plain(1) == Plain(1), "object at" in repr(Plain(1)))


@dataclass(init=False, match_args=False)
class NoInit:
    a: int = 5

    def __init__(self, text):
        self.a = len(text)


print(NoInit("abc"), hasattr(NoInit, "__match_args__"), NoInit.__doc__)


@dataclass
class Node:
    value: int
    next: "Node | None" = None
    children: list["Node"] = field(default_factory=list)


n = Node(1, Node(2), [Node(3), Node(4, children=[Node(5)])])
print(n)
print(asdict(n))
print(astuple(n))
n.next = n
print(n)
print(asdict(Node(1), dict_factory=lambda pairs: [key for key, _ in pairs]), astuple(Point(1, 2), tuple_factory=list))


@dataclass
class Own:
    a: int

    def __repr__(self):
        return "own repr"

    def __eq__(self, other):
        return True


print(Own(1), Own(1) == 5, attempt(hash, Own(1)), Own.__hash__)
print(attempt(fields, 3), attempt(asdict, Point), attempt(astuple, 3), attempt(replace, Point), attempt(replace, p, nothing=1))


@dataclass
class Empty: ...


print(Empty(), Empty() == Empty(), Empty.__doc__, fields(Empty), asdict(Empty()))
