# Captures, wildcards, groups and as-patterns: what is bound, when, and what a failed case leaves.
def names(f):
    return sorted((k, v) for k, v in f.items() if k != "v")


def simple(v):
    match v:
        case x: pass
    return x


def wildcard(v):
    match v:
        case _: return "anything"


def groups(v):
    match v:
        case ((1)): return "one"
        case ((x)): return x


def failed(v):
    match v:
        case [a, b, 3]: r = 1
        case [c, d, _] if d == 2: r = 2
        case [e, f] as g: r = 3
        case (h): r = 4
    return names(locals())


print(simple(5), wildcard(6), groups(1), groups([2]))
for value in ([1, 2, 3], [1, 2, 4], [1, 5, 4], [7, 8], 9):
    print(failed(value))


def as_patterns(v):
    match v:
        case (1 | 2) as n: return "n", n
        case [x, [y, z] as inner] as outer: return x, y, z, inner, outer is v
        case (str() as s) as t: return s, t, s is t
        case [(_ as first), *_] as all: return first, all
        case {"k": (int() | str()) as k}: return "k", k
        case w as u if u is w: return "both", w
    return "no"


for value in (1, 2.0, [1, (2, 3)], "s", [[]], {"k": "v"}, {"k": 2.5}, None):
    print(value, as_patterns(value))


def rebinds(x):
    match x:
        case [x, 1]: return "first", x
        case [x, 2]: return "second", x
        case [x, y] if (x := x + 1) > 10: return "guard", x, y
        case [x, y] if False: return
        case x if x != [1, 3]: return "not", x
        case _: return "x is", x


for value in ([0, 1], [0, 2], [10, 3], [1, 3], [1, 2, 3]):
    print(rebinds(value))


def swap(a, b):
    match a, b:
        case b, a: pass
    return a, b


print(swap(1, 2))
match = case = type = 3
match match:
    case case:
        print(match, case, type)
match (match):
    case 3 if case: print("soft keywords")
match -match:
    case -3: print("minus")
match [match, case][0]:
    case _: print(match[0] if isinstance(match, list) else match)
print(match, case)


class Body:
    match (1, [2, 3]):
        case (one, [*rest]): pass


print(Body.one, Body.rest)


def cells():
    match [1, 2]:
        case [a, b]:
            def inner(): return a, b
    match [3]:
        case [a]: pass
    return inner()


print(cells())


def outer():
    global g
    total = 0

    def inner():
        nonlocal total
        match (5, 6):
            case (g_, total): pass
        return g_
    match "global":
        case g: pass
    return inner(), total


print(outer(), g)


class Mangled:
    def f(self):
        match 4:
            case __private: return __private, sorted(locals())


print([n for n in Mangled().f()[1] if n != "self"])


def unbound(v):
    match v:
        case [q]: pass
    return q


try:
    unbound(1)
except UnboundLocalError as error:
    print(error)
print(unbound([1]))
