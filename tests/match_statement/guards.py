# Guards: when they run, what they see and what they may do.
def sign(n):
    match n:
        case _ if n < 0: return "negative"
        case 0: return "zero"
        case x if x > 100 and (y := x // 100): return "hundreds", y
        case x if not x % 2: return "even"
        case _ if n == 7: return "seven"
    return "odd", x


print([sign(n) for n in (-5, 0, 250, 4, 7, 9)])


def default(n):
    match n:
        case 1: return "one"
        case _ if n > 5: return "big"
    return "rest"


print([default(n) for n in (1, 3, 8)])


def log(*args):
    print(*args, end=" ")
    return False


def order(v):
    match v:
        case [a, b] if log("pair", a, b): pass
        case [a, *b] if log("list", a, b) or len(b) == 2: print("three")
        case {"a": a, **b} if log("dict", a, b): pass
        case a if log("any", a): pass
        case _: print("default", a)


for v in ([1, 2], [1, 2, 3], {"a": 1, "b": 2}, 5):
    order(v)


def raises(v):
    try:
        match v:
            case [x] if 1 / x: return "true"
            case [x]: return "false"
    except ZeroDivisionError:
        return "raised", x


print(raises([1]), raises([0]), raises([0.5]))


def control(items):
    out = []
    for item in items:
        match item:
            case "stop": break
            case "skip": continue
            case ["add", n] if n: out.append(n)
            case ["nest", *inner]:
                for i in inner:
                    match i:
                        case 0: break
                        case 1: continue
                        case [2, x]:
                            try:
                                match x:
                                    case "return": return out, "returned"
                                    case "raise": raise KeyError("x")
                                    case _: out.append(x)
                            except KeyError as e:
                                out.append(repr(e))
                            finally:
                                out.append("finally")
                else:
                    out.append("else")
            case other: out.append(("other", other))
    else:
        out.append("end")
    return out


print(control([["add", 1], "skip", ["add", 0], ["nest", 1, [2, "a"]], ["nest", 0], ["nest", [2, "raise"]], 5]))
print(control([1, "stop", 2]))
print(control([["nest", [2, "return"]], 3]))


def gen(v):
    match (yield "ready"):
        case [x, y] if (yield x): yield "pair", x, y
        case [x, *_] if (got := (yield "again")): yield "got", x, got
        case other: yield other


for sends in ([[1, 2], True], [[1, 2], 0, "g"], [[1, 2], 0, 0], [5]):
    g = gen(0)
    print([next(g)] + [g.send(s) for s in sends])


def walrus(v):
    match (w := v):
        case 1 if (w := 2): return w, v
        case [w] if (w := w + 1) > 5: return w
        case [u] if (v := 9): return u, v, w


print(walrus(1), walrus([5]), walrus([4]))


def comprehension(v):
    match v:
        case [*xs] if all(x > 0 for x in xs): return [x * 2 for x in xs]
        case [*xs] if any(x for x in xs if x in v): return {x: len(xs) for x in xs}


print(comprehension([1, 2]), comprehension([0, 3]), comprehension([0]))
match input if False else "# text":
    case str(line) if line.startswith("#"): print(line.strip())
