"""Truth and loops by methods of a script's class: `__bool__`, `__len__` and `__next__` wherever an instruction asks for them."""


class Flag:
    def __init__(self, answer):
        self.answer = answer

    def __bool__(self):
        print("bool", self.answer, end="; ")
        if isinstance(self.answer, Exception):
            raise self.answer
        return self.answer


class Sized:
    def __init__(self, length):
        self.length = length

    def __len__(self):
        print("len", self.length, end="; ")
        return self.length


class Index:
    def __init__(self, n):
        self.n = n

    def __index__(self):
        return self.n

    def __repr__(self):
        return f"Index({self.n!r})"


class Both(Sized):
    def __bool__(self):
        return self.length != 0


class Plain:
    pass


def asked(x):
    answers = ["if" if x else "else", not x, x and 1, x or 2, not not x]
    answers.append([i for i in range(2) if x])
    while x:
        answers.append("while")
        break
    answers.append(1 if not x else 2)
    return [a if isinstance(a, (int, str, list)) else type(a).__name__ for a in answers]


for value in (True, False):
    print(asked(Flag(value)))
for length in (0, 3, True, False, Index(0), Index(2), 10**18):
    print(asked(Sized(length)))
print(asked(Both(0)), asked(Both(1)), asked(Plain()))
for wrong in (Flag(1), Flag(None), Sized(-1), Sized("2"), Sized(10**30), Sized(None), Sized(1.0), Sized(Index("x")), Flag(KeyError(5))):
    for ask in (lambda: 1 if wrong else 2, lambda: not wrong, lambda: wrong and 1, lambda: wrong or 1, lambda: bool(wrong)):
        try:
            print(ask())
        except Exception as error:
            print(type(error).__name__, error)


# The class changes between two looks, and what it has is not a function.
def looks(x):
    return [not x for _ in range(2)]


x = Plain()
print(looks(x))
Plain.__len__ = lambda self: 0
print(looks(x))
Plain.__bool__ = lambda self: True
print(looks(x))
Plain.__bool__ = staticmethod(lambda: False)
print(looks(x))
Plain.__bool__ = None
try:
    print(looks(x))
except TypeError as error:
    print(error)
del Plain.__bool__, Plain.__len__
print(looks(x))


def answers_a_generator(self):
    yield True


Plain.__bool__ = answers_a_generator
try:
    print(looks(x))
except TypeError as error:
    print(error)


# A temporary goes after it was asked.
class Dies(Flag):
    def __del__(self):
        print("gone")


def temporaries():
    if Dies(True):
        print("true")
    if not Dies(False):
        print("false")
    print("and", bool(Dies(True) and 1))
    while Dies(False):
        pass
    print("or", Dies(False) or 5)


temporaries()


# Loops.
class Count:
    def __init__(self, n, end=StopIteration):
        self.n, self.end = n, end

    def __iter__(self):
        return self

    def __next__(self):
        if self.n == 0:
            raise self.end
        self.n -= 1
        return self.n


class Pairs(Count):
    def __next__(self):
        n = super().__next__()
        return n, -n


class Deeper(Count):
    def __next__(self):
        return self.stop()

    def stop(self):
        return next(iter(()))


def loops():
    for i in Count(3):
        print(i, end=" ")
    else:
        print("else")
    print([i for i in Count(2)], {i: j for i, j in Pairs(2)}, sum(i for i in Count(4)))
    for i, j in Pairs(2):
        print(i, j)
    for i in Deeper(2):
        print("never")
    for i in Count(2):
        for j in Count(2):
            if j == 0:
                break
            print((i, j), end=" ")
    print()
    for i in Count(2, ValueError("at the end")):
        try:
            print(i, next(Count(0)))
        except StopIteration as stop:
            print("stop", stop.args)


for _ in range(2):
    try:
        loops()
    except ValueError as error:
        print(error, error.__context__, error.__traceback__.tb_next.tb_next.tb_lineno - error.__traceback__.tb_next.tb_lineno)


# A StopIteration in the body is none of the iterator's; one handled around the loop is still handled in `__next__`.
def bodies():
    try:
        for i in Count(2):
            raise StopIteration("body", i)
    except StopIteration as stop:
        print(stop.args)
    try:
        raise KeyError(1)
    except KeyError:
        for i in Count(1):
            print("in", i)
        try:
            for i in Count(0, ValueError):
                pass
        except ValueError as error:
            print(repr(error.__context__))
        try:
            raise
        except KeyError as error:
            print("again", error)


bodies()


class Turns:
    n = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.n += 1
        if self.n == 2:
            self.__class__ = Turned
        return self.n


class Turned(Turns):
    def __next__(self):
        raise StopIteration


class Changes:
    def __iter__(self):
        return self

    def __next__(self):
        Changes.__next__ = lambda self: self.last()
        return "first"

    def last(self):
        Changes.__next__ = Turned.__next__
        return "second"


try:
    for i in Changes():
        print(i)
finally:
    print("changed")


print(list(Turns()), [i for i in Turns()])


def generator():
    for i in Count(2):
        if Flag(i == 0):
            yield i
        yield -1


print(list(generator()))


def raises_inside():
    yield 1
    for i in Count(1, RuntimeError("inside")):
        yield i


try:
    for i in raises_inside():
        print(i, end=" ")
except RuntimeError as error:
    print(error)
