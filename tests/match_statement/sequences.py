# Sequence patterns: lengths, stars, what is a sequence, and what is asked of a subclass.
def shape(v):
    match v:
        case []: return "empty"
        case [1]: return "just one"
        case [x]: return "single", x
        case (1, x): return "one and", x
        case [[a, b], [c, d]]: return a, b, c, d
        case [x, y]: return "pair", x, y
        case [1, *rest, 9]: return "1..9", rest
        case [*init, 8]: return "..8", init
        case [7, *_]: return "7.."
        case 6, *_, last: return "6..", last
        case [*_, (0 | 5) as end, _]: return "..e_", end
        case [first, _, *rest]: return first, rest


values = [[], (), range(0), [1], (2,), [1, 2], [3, 4], [[1, 2], (3, 4)], [(1, 2), [3]], range(3), range(1, 10), (1, 9), [2, 2, 8]]
values += [[7, 7, 7], (6, 5, 4, 3), (4, 4, 5, 1), (4, 4, 4), "ab", b"ab", {1, 2}, {1: 2}, iter([1, 2]), 12, None]
for value in values:
    print(value if not hasattr(value, "__next__") else "iterator", shape(value))


def only(v):
    match v:
        case [*_]: return "sequence"
        case _: return "none"


print([only(v) for v in ([], (), range(5), "", b"", {}, set(), frozenset(), None, 0, dict().keys(), (i for i in ()), object())])


class L(list):
    def __len__(self):
        print("len", end=" ")
        return super().__len__()

    def __iter__(self):
        print("iter", end=" ")
        return super().__iter__()

    def __getitem__(self, index):
        print(f"item {index}", end=" ")
        return super().__getitem__(index)


def watch(v):
    match v:
        case [1, 1]: print("1 1")
        case [_, _, 3]: print("_ _ 3")
        case [_, 2, *_, 5]: print("_ 2 .. 5")
        case [4, *_, x, _]: print("4 ..", x)
        case [*_]: print("any")


for items in ([1, 1], [1, 2, 3], [1, 2, 5], [1, 2, 3, 4, 5], [4, 0, 0, 5, 6], [0, 2, 0], []):
    watch(L(items))


class Liar(list):
    def __len__(self): return 2


for pattern in range(3):
    try:
        match Liar([1, 2, 3]):
            case [a, b] if pattern == 0: print(a, b)
            case [a, b, *c] if pattern == 1: print(a, b, c)
            case [*_, z]: print(z)
    except ValueError as error:
        print("ValueError:", error)
for items in ([1], []):
    try:
        match Liar(items):
            case [a, b]: print(a, b)
    except ValueError as error:
        print("ValueError:", error)
    try:
        match Liar(items):
            case [_, *_, 5]: print("five")
    except IndexError as error:
        print("IndexError:", error)


class Bad(tuple):
    def __len__(self): raise RuntimeError("no length")


try:
    match Bad((1, 2)):
        case [*x]: print("length is not asked", x)
    match Bad((1, 2)):
        case [x]: print("never")
except RuntimeError as error:
    print(error)


class Seq:
    def __len__(self): return 1
    def __getitem__(self, index): return 1


print(only(Seq()), only(L()))
match [[1, [2, [3, [4]]]], 5]:
    case [[a, [b, [c, [d]]]], e]: print(a, b, c, d, e)
match "abc", [*"xyz"]:
    case str(s), [first, *others]: print(s, first, others)
match *[1, 2], 3:
    case a, b, c: print(a + b + c)
match 1,:
    case x,: print(x)
