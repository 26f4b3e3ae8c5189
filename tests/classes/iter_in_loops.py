"""Loops over what a script's `__iter__` gives: every kind of answer, and what happens between the call and the first item."""


class Gives:
    def __init__(self, answer):
        self.answer = answer

    def __iter__(self):
        print("iter", end=" ")
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer() if callable(self.answer) else self.answer


class Own:
    n = 0

    def __iter__(self):
        self.n = 0
        return self

    def __next__(self):
        self.n += 1
        if self.n >= 3:
            raise StopIteration
        return self.n


class Yields:
    def __iter__(self):
        yield from "ab"


def tried(loop, *args):
    try:
        return loop(*args)
    except Exception as error:
        return type(error).__name__, str(error)


def plain(x):
    items = []
    for i in x:
        items.append(i)
    else:
        items.append("else")
    return items


def comprehension(x):
    return [i for i in x], sorted({str(i) for i in x})


def pairs(x):
    return [a * b for a, b in x]


def generator(x):
    yield from (i for i in x)


for answer in (
    lambda: iter([1, 2]),
    lambda: iter((3,)),
    lambda: iter({"k": 1}),
    lambda: iter("xy"),
    lambda: iter(range(2)),
    lambda: (i for i in "g"),
    Own(),
    lambda: iter(Own()),
    lambda: zip([1, 2], [3, 4]),
    lambda: map(str, [1]),
    [1, 2],
    None,
    5,
    KeyError("from iter"),
    StopIteration("from iter"),
    lambda: Gives([1]),
):
    x = Gives(answer)
    print(tried(plain, x), tried(comprehension, x), tried(pairs, Gives(lambda: zip([1], [2]))), tried(list, generator(x)))
print(plain(Own()), plain(Yields()), comprehension(Own()), comprehension(Yields()))


# Temporaries, nesting, break, and the class that changes.
class Dies(Gives):
    def __del__(self):
        print("gone", end=" ")


def nests():
    for a in Dies(lambda: iter("ab")):
        for b in Dies(lambda: iter([1, 2])):
            if b == 2:
                break
            print(a, b, end=" ")
    print()
    for a in Dies(lambda: iter(())):
        print("never")
    print("end")


nests()


class Base(list):
    def __iter__(self):
        return reversed(self[:])


print(plain(Base("abc")), [c for c in Base("xy")])


class Changes:
    def __iter__(self):
        Changes.__iter__ = lambda self: iter("second")
        return iter("first")


x = Changes()
print([c for _ in range(2) for c in x])
Changes.__iter__ = None
print(tried(plain, x))
del Changes.__iter__
print(tried(plain, x))
Changes.__getitem__ = lambda self, i: "abc"[i]
print(tried(plain, x))
Changes.__iter__ = staticmethod(lambda: iter([9]))
print(tried(plain, x))
