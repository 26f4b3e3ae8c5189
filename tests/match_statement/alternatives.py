# Or-patterns: names in another order, nested alternatives, irrefutable ones at the end.
class P:
    __match_args__ = ("x",)
    def __init__(self, x): self.x = x


def order(v):
    match v:
        case [1, a, b] | [2, b, a] | (3, [a, *b]): return a, b
        case {"a": a, "b": b, **c} | {"c": c, "b": [b, a]} | P([a, (b, c)]): return a, b, c
        case [([x] | {"x": x}) as y, *z] | {"z": [*z], "y": (x as y)}: return x, y, z
        case (0 | None) | ("" | []): return "empty"
        case (P(x=(int(n) | [n])) | [P(n)]) as w if type(w) in (P, list): return n
        case ("only" | _) as rest: return rest


def safe(v):
    try:
        return order(v)
    except UnboundLocalError as error:
        return str(error)


values = [[1, 2, 3], [2, 3, 2], (3, [4]), (3, [4, 5, 6]), {"a": 1, "b": 2, "d": 3}, {"c": 1, "b": [2, 3]}, P([1, (2, 3)])]
values += [[[1], 2, 3], [{"x": 5, "y": 6}], {"z": (1, 2), "y": 7}, 0, 0.0, None, "", [], False, P(3), P([4]), [P(5)]]
for value in values:
    print(value if not isinstance(value, P) and not any(isinstance(i, P) for i in (value if isinstance(value, list) else ())) else "P", safe(value))


def wild(v):
    match v:
        case 1 | _: return "all"


def last(v):
    match v:
        case [1 | 2 | _, 3 | (4 | 5)]: return "in"
        case int() | str() as s if s: return "s", s
        case (False | True | None) as c: return c
        case (1.5 | 2.5 | _) as x: return x


print(wild(1), wild(2))
for v in ([9, 3], [1, 5], [1, 6], 5, 0, "", "a", False, True, None, 2.5, 3.5):
    print(v, last(v))


class Loud:
    def __init__(self, v): self.v = v

    def __eq__(self, other):
        print(other, end=" ")
        return self.v == other


def loud(v):
    match v, v:
        case [1 | 2 | 3, 4 | 5]: print("first")
        case [(1 | 2) as a, (1 | 6) as b]: print("second")
        case [_, 7 | 8] | [9, _]: print("third")
        case _: print("default")


for n in (1, 3, 4, 7, 8, 9):
    loud(Loud(n))


def nested(v):
    match v:
        case [[a, b] | {"a": a, "b": b}, (c, d) | {"d": d, "c": c}] | {"all": [a, b, c, d]}:
            return [a, b, c, d]
        case ((([a]))) | ((((a, (_))))): return [a]


for v in ([[1, 2], (3, 4)], [{"b": 2, "a": 1}, {"c": 3, "d": 4}], [[1, 2], {"d": 4, "c": 3}], {"all": "abcd"}, {"all": (1, 2, 3, 4)}, [1], (1, 2), (1, 2, 3)):
    print(nested(v))
