"""Loops over dicts, their views and strings, over pairs, and what happens when they change on the way."""
from collections import OrderedDict, defaultdict


def attempt(label, action):
    try:
        print(label, action())
    except Exception as error:
        print(label, type(error).__name__, error)


def walk(things):
    seen = []
    for thing in things:
        seen.append(thing)
    return seen


def pairs(things):
    seen = []
    for first, second in things:
        seen.append((second, first))
    return seen


table = {"a": 1, "b": 2, 3: "c"}
print(walk(table), walk(table.keys()), walk(table.values()), walk(table.items()), pairs(table.items()))
print(walk({}), pairs({}.items()), walk(""), walk("añ日\U0001F600z"))
print(pairs({"ab": 1, "cd": 2}), pairs(["ab", (1, 2), [3, 4], {5: 0, 6: 0}]))
print(walk(OrderedDict(x=1, y=2).items()), pairs(OrderedDict(x=1, y=2).items()), pairs(defaultdict(int, a=1).items()))


def grow(view):
    table = {i: i for i in range(3)}
    for _ in getattr(table, view)():
        table[len(table)] = 0


def shrink():
    table = {i: i for i in range(3)}
    for key in table:
        del table[key]


def exchange():
    table = {i: i for i in range(2)}
    for key, value in table.items():
        del table[key]
        table[key + 10] = value


def replace():
    table = {i: i for i in range(3)}
    for key, value in table.items():
        table[key] = value + 1
    return table


def clear_at_the_end():
    table = {1: 2}
    for key in table:
        table.clear()
        table[key] = 3
    return table


for view in ("keys", "values", "items"):
    attempt("grow " + view, lambda: grow(view))
attempt("shrink", shrink)
attempt("exchange", exchange)
attempt("replace", replace)
attempt("clear at the end", clear_at_the_end)


def ordered():
    table = OrderedDict.fromkeys(range(3))
    for key, value in table.items():
        table[key + 10] = value


attempt("ordered", ordered)


class Keys(dict):
    def __iter__(self):
        return iter(["mine"])


class Letters(str):
    def __iter__(self):
        return iter([1, 2])


print(walk(Keys(a=1)), walk(Keys(a=1).items()), list(Keys(a=1)), sorted(Keys(b=1)), walk(Letters("ab")), list(Letters("ab")))


class Zip(zip):
    def __next__(self):
        first, second = super().__next__()
        return second, first


class Enumerate(enumerate):
    def __next__(self):
        return "numbered", super().__next__()


print(pairs(Zip("ab", [1, 2])), pairs(Enumerate("ab")), dict(Zip("ab", [1, 2])))
print(pairs(zip("abc", [1, 2])), pairs(zip(iter("abc"), (i for i in range(9)))), pairs(enumerate("xy", 5)))
print(pairs(enumerate("xyz", 2**63 - 2)), pairs(enumerate("ab", 2**62 - 1)), pairs(enumerate("ab", -(2**70))))
print(pairs(zip()), walk(zip("ab")), walk(zip("ab", "cd", "ef")))
attempt("strict", lambda: pairs(zip("abc", [1, 2], strict=True)))
attempt("three", lambda: pairs(zip("abc", [1, 2, 3], "xyz")))


def failing():
    yield 1
    raise ValueError("from within")


attempt("failing", lambda: pairs(zip("abc", failing())))
attempt("failing first", lambda: pairs(enumerate(failing())))
shared = iter("abcdef")
print(pairs(zip(shared, shared)), list(shared))
rest = iter("abc")
print(pairs(zip(rest, [1])), list(rest))
numbers = enumerate("abcd")
for number, letter in numbers:
    print(number, letter, next(numbers))
letters = list("abc")
for number, letter in enumerate(letters):
    if number < 5:
        letters.append(letter)
print(letters)
for index, (first, second) in enumerate(zip([1, 2], [3, 4])):
    print(index, first, second)
(single,) = [[value for key, value in {"k": "v"}.items()]]
print(single, {value: key for key, value in {"k": "v"}.items()}, [a + b for a, b in zip("ab", "cd")])


generator = (character for character in "añb")
print(next(generator), list(generator))
lazily = (key for key in table)
table["new"] = 0
attempt("made before", lambda: list(lazily))
