# A small evaluator and a command parser: patterns as they are used.
class Num:
    __match_args__ = ("value",)
    def __init__(self, value): self.value = value


class Bin:
    __match_args__ = ("op", "left", "right")
    def __init__(self, op, left, right): self.op, self.left, self.right = op, left, right


class Neg:
    __match_args__ = ("operand",)
    def __init__(self, operand): self.operand = operand


def simplify(e):
    match e:
        case Bin("+", Num(0), x) | Bin("+", x, Num(0)): return simplify(x)
        case Bin("*", Num(0), _) | Bin("*", _, Num(0)): return Num(0)
        case Bin("*", Num(1), x) | Bin("*", x, Num(1)): return simplify(x)
        case Neg(Neg(x)): return simplify(x)
        case Neg(Num(n)): return Num(-n)
        case Bin(op, left, right): return Bin(op, simplify(left), simplify(right))
        case Neg(x): return Neg(simplify(x))
        case _: return e


def show(e):
    match e:
        case Num(n) if n < 0: return f"({n})"
        case Num(n): return str(n)
        case Bin(op, l, r): return f"({show(l)} {op} {show(r)})"
        case Neg(x): return "-" + show(x)


def evaluate(e):
    match e:
        case Num(value=n): return n
        case Bin("+", l, r): return evaluate(l) + evaluate(r)
        case Bin("*", l, r): return evaluate(l) * evaluate(r)
        case Neg(x): return -evaluate(x)
        case Bin(op=op): raise ValueError(f"unknown operator {op!r}")


x = Bin("+", Bin("*", Num(1), Neg(Neg(Num(5)))), Bin("*", Num(0), Num(7)))
print(show(x), "=", evaluate(x))
for _ in range(3):
    x = simplify(x)
    print(show(x), "=", evaluate(x))
try:
    evaluate(Bin("/", Num(1), Num(2)))
except ValueError as error:
    print(error)


def command(line):
    match line.split():
        case []: return "nothing"
        case ["quit" | "exit"]: return "bye"
        case ["go", ("north" | "south" | "east" | "west") as where]: return f"going {where}"
        case ["go", other]: return f"cannot go {other}"
        case ["drop", *things] if things: return "dropping " + " and ".join(things)
        case ["take", thing, "from", *place]: return f"taking {thing} from the {' '.join(place)}"
        case [verb, *_]: return f"I do not know how to {verb}"


for line in ("", "quit", "exit now", "go north", "go away", "drop a b", "drop", "take key from old box", "sing"):
    print(command(line))


def flatten(v):
    match v:
        case []: return []
        case [[*head], *tail]: return flatten(head) + flatten(tail)
        case [head, *tail]: return [head] + flatten(tail)


print(flatten([1, [2, (3, [4])], [], [[5]], "67"]))


def json(v):
    match v:
        case None | True | False: return {None: "null", True: "true", False: "false"}[v]
        case int() | float(): return repr(v)
        case str(): return '"' + v + '"'
        case [*items]: return "[" + ",".join(map(json, items)) + "]"
        case {**items}: return "{" + ",".join(f"{json(k)}:{json(i)}" for k, i in items.items()) + "}"
        case _: raise TypeError(type(v).__name__)


print(json({"a": [1, 2.5, None, True], "b": {"c": (), "d": "e"}, "f": False}))


def collatz(n):
    steps = 0
    while True:
        match n, n % 2:
            case 1, _: return steps
            case _, 0: n //= 2
            case _: n = 3 * n + 1
        steps += 1


print([collatz(n) for n in range(1, 30)])


def count(items):
    seen = {"int": 0, "pair": 0, "other": 0}
    for item in items:
        match item:
            case int(): key = "int"
            case (_, _): key = "pair"
            case _: key = "other"
        seen[key] += 1
    return seen


print(count([1, (1, 2), "ab", [3, 4], 5, None, True, (1,)]))
