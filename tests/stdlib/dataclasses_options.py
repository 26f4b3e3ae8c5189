# dataclasses: post init, InitVar, ClassVar by text, KW_ONLY, slots, inheritance, make_dataclass, errors
import dataclasses
from dataclasses import KW_ONLY, InitVar, dataclass, field, fields, make_dataclass, replace


def attempt(call, *args, **kwargs):
    try:
        return call(*args, **kwargs)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


@dataclass
class Init:
    a: int
    scale: InitVar[int] = 2
    b: int = field(init=False)
    c: int = field(init=False, default=7)

    def __post_init__(self, scale):
        self.b = self.a * scale


print(Init(3), Init(3, 5), [f.name for f in fields(Init)], attempt(replace, Init(1), b=3), replace(Init(3), a=4, scale=10), Init.scale)


@dataclass
class Only:
    a: int
    _: KW_ONLY
    b: int = 1
    c: int
    d: int = field(default=2, kw_only=False)


print(Only(1, c=3), Only(1, 5, c=3), attempt(Only, 1), attempt(Only, 1, 2, 3), Only.__match_args__, Only.__doc__)


@dataclass(kw_only=True)
class All:
    a: int = 1
    b: int


print(All(b=2), attempt(All, 1, 2), All.__match_args__)


@dataclass(slots=True)
class Slotted:
    x: int
    y: int = 3

    def double(self):
        return __class__.__name__, self.x * 2


s = Slotted(1)
print(s, Slotted.__slots__, attempt(setattr, s, "z", 1), hasattr(s, "__dict__"), s.double(), s == Slotted(1, 3))


@dataclass(slots=True, frozen=True, weakref_slot=True)
class Frozen(Slotted if False else object):
    a: int
    b: str = "b"

    def parent(self):
        return super().__class__.__name__


f = Frozen(1)
print(f, Frozen.__slots__, attempt(setattr, f, "a", 2), attempt(setattr, f, "q", 2), f.parent(), f.__getstate__())


@dataclass
class Base:
    a: int
    b: str = "base"


@dataclass
class Derived(Base):
    b: str = "derived"
    c: float = 1.5


class Plain(Derived):
    z: int = 5


@dataclass
class Again(Plain):
    d: int = 4


print(Derived(1), Again(1), [f.name for f in fields(Again)], Plain(2), Derived(1) == Again(1))


def make(text, **options):
    namespace = {"dataclass": dataclass, "field": field, "InitVar": InitVar, "KW_ONLY": KW_ONLY, "Base": Base, "Frozen": Frozen}
    exec(text, namespace)
    return "made"


for text in (
    "@dataclass\nclass C:\n a: int = 1\n b: int",
    "@dataclass\nclass C:\n a: list = []",
    "@dataclass\nclass C:\n a: dict = {}",
    "@dataclass\nclass C:\n a = field()",
    "@dataclass\nclass C:\n a: int = field(default=1, default_factory=int)",
    "@dataclass(order=True, eq=False)\nclass C:\n a: int",
    "@dataclass(order=True)\nclass C:\n a: int\n def __lt__(self, o): ...",
    "@dataclass(frozen=True)\nclass C:\n a: int\n def __setattr__(self, n, v): ...",
    "@dataclass(unsafe_hash=True)\nclass C:\n a: int\n def __hash__(self): ...",
    "@dataclass(frozen=True)\nclass C(Base):\n z: int = 1",
    "@dataclass\nclass C(Frozen):\n z: int = 1",
    "@dataclass\nclass C:\n _: KW_ONLY\n a: int\n __: KW_ONLY",
    "@dataclass(slots=True)\nclass C:\n __slots__ = ('a',)\n a: int",
    "@dataclass(weakref_slot=True)\nclass C:\n a: int",
    "@dataclass\nclass C:\n a: InitVar[int] = field(default_factory=int)",
    "@dataclass\nclass C:\n a: set = set()",
    "@dataclass\nclass C:\n self: int\n other: int = 2\nassert repr(C(1)) == 'C(self=1, other=2)'",
):
    print(text.splitlines()[-1].strip(), "->", attempt(make, text))

M = make_dataclass("M", [("x", int), ("y", int, field(default=5))], namespace={"sum": lambda self: self.x + self.y}, bases=(Base,) if False else (), frozen=True)
print(M(1), M(1).sum(), M.__module__, M.__annotations__, attempt(setattr, M(1), "x", 2))
for fields_ in (["a", "a"], ["1"], ["for"], [("a", int, 1, 2)], [1]):
    print(attempt(make_dataclass, "X", fields_))
print(repr(fields(M)[1]).replace(repr(dataclasses.MISSING), "MISSING"))
print(M.__dataclass_params__, InitVar[int], InitVar["x"], InitVar[list[int]])


@dataclass
class Meta:
    a: int = field(default=1, metadata={"unit": "m"})


print(fields(Meta)[0].metadata, attempt(fields(Meta)[0].metadata.__getitem__, "none"))
print(attempt(setattr, fields(Meta)[0].metadata, "x", 1).split(":")[0])


class Describe:
    def __set_name__(self, owner, name):
        print("set name", owner.__name__, name)


@dataclass
class Named:
    d: object = field(default=Describe())


import dataclasses as again
print(again is dataclasses)
