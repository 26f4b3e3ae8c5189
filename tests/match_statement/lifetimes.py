# What a match holds: subjects and items are released when the case is decided, nothing leaks.
class Noisy:
    def __init__(self, name): self.name = name
    def __del__(self): print("del", self.name)
    def __eq__(self, other): return self.name == other


class Pair:
    __match_args__ = ("left", "right")
    def __init__(self, l, r): self.left, self.right = Noisy(l), Noisy(r)
    def __del__(self): print("del pair")


def items(v):
    match [Noisy("a"), Noisy(v)]:
        case [_, "x"]: print("x")
        case [keep, "y"]: print("keep", keep.name)
        case ["a" as first, _] if v == "z": print("z", first.name)
        case [*all] if v == "w": print("all", len(all))
        case _: print("default")
    print("after")


for v in "xyzwv":
    items(v)
    print("--")


def attributes(v):
    match Pair("l", v):
        case Pair("q", r) | Pair(r, "1"): print("or", r.name)
        case Pair(left=l, right="2"): print("left", l.name)
        case Pair(a, b) if b == "3": print("guard", a.name, b.name)
        case Pair(): print("pair")
    print("after")


for v in "1234":
    attributes(v)
    print("--")


def mapping():
    match {"k": Noisy("value"), "r": Noisy("rest")}:
        case {"k": "other", **rest}: print("never")
        case {"k": "value", **rest}: print("rest", rest["r"].name)
    print("after")
    del rest
    print("end")


mapping()


def raising():
    try:
        match [Noisy("one"), Noisy("two")]:
            case [a, b] if a.missing: pass
    except AttributeError as error:
        print(error)
    print("handled")


raising()


def returning(n):
    for i in range(n):
        match [Noisy(f"item {i}"), i]:
            case [_, 0]: continue
            case [x, 1]: break
            case _: return "never"
    return "returned"


print(returning(3))


def many():
    total = 0
    for i in range(2000):
        match {"i": [i, str(i), (i, [i])], "s": "x" * (i % 3)}:
            case {"i": [n, "7" | "8" | "9", _]}: total += n
            case {"i": [int(n), str(s), (a, [b])], "s": "xx"} if a == b: total += len(s)
            case {"i": [n, *_, (_, [1999 as m])], **rest}: total += m + len(rest)
    return total


print(many())
