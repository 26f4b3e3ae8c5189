# Mapping patterns: keys, **rest, what is a mapping, and which method is asked.
class K:
    KEY = "key"
    TRUE = True
    BAD = []


def look(v):
    match v:
        case {"a": 1}: return "a is 1"
        case {"a": x, "b": y}: return "a b", x, y
        case {"a": [x, *_], **rest}: return "list", x, rest
        case {K.KEY: value, **rest}: return "key", value, rest
        case {1: "one", None: n, K.TRUE: _}: return "unreachable", n
        case {None: n, b"x": m, -1: k, 2.5: f}: return n, m, k, f
        case {"n": {"m": {"o": deep}}}: return deep
        case {"x": _, **rest} if rest: return "x", rest
        case {**all} if len(all) == 1: return "all", all
        case {}: return "dict"
        case _: return "other"
    return None


values = [{"a": 1, "z": 2}, {"a": 2, "b": 3, "c": 4}, {"a": (1, 2), "c": 3}, {"key": "v"}, {"key": 1, "k": 2}]
values += [{None: 1, b"x": 2, -1: 3, 2.5: 4}, {"n": {"m": {"o": "deep"}}}, {"x": 1}, {"x": 1, "y": 2}, {}, {"q": 0, "r": 0}, [], "a", None]
for value in values:
    try:
        print(value, look(value))
    except ValueError as error:
        print(value, "ValueError:", error)
    before = repr(value)
    assert repr(value) == before


class D(dict):
    def __missing__(self, key):
        print("missing", key)
        return 0

    def get(self, key, default=None):
        print("get", key, end=" ")
        return super().get(key, default)

    def __len__(self):
        print("len", end=" ")
        return super().__len__()


def watch(v):
    match v:
        case {"a": 1, "b": 2, "c": 3}: print("abc")
        case {"a": 1, "q": _}: print("aq")
        case {"a": x, **rest}: print("a", x, rest)
        case {}: print("any")


for d in (D(a=1, b=2, c=3), D(a=1, b=2), D(a=5), D()):
    watch(d)


class NoGet(dict):
    get = None


try:
    match NoGet(a=1):
        case {"a": 1}: pass
except TypeError as error:
    print(error)


class Invents(dict):
    def get(self, key, default=None): return "made up"


match Invents(x=1):
    case {"y": made}: print(made)
try:
    match Invents(x=1):
        case {"y": made, **rest}: print(made, rest)
except KeyError as error:
    print("KeyError:", error)

try:
    match {"key": 1, "b": 2}:
        case {K.KEY: a, "key": b}: pass
except ValueError as error:
    print(error)
for keys in ({1: 1}, {1: 1, 2: 2}):
    try:
        match keys:
            case {K.BAD: 1}: pass
    except TypeError as error:
        print(error)
match {}:
    case {K.BAD: 1}: print("never")
    case _: print("too short to look")
match K.__dict__:
    case {"KEY": value}: print("mappingproxy", value)
match K.__dict__:
    case {"KEY": _, **rest}: print(type(rest), rest["BAD"], "KEY" in rest)
for v in (set(), [], "", None, {}.items(), K, K()):
    match v:
        case {}: print("mapping?")
        case _: print("no mapping")


class Key:
    def __init__(self, name): self.name = name
    def __hash__(self): return 1
    def __eq__(self, other):
        print(f"{self.name}=={getattr(other, 'name', other)}", end=" ")
        return self.name == getattr(other, "name", None)


class Ns:
    A, B = Key("a"), Key("b")


match {Key("b"): 1, Key("a"): 2}:
    case {Ns.A: 2, Ns.B: found}: print("found", found)
