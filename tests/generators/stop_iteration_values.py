"""The value of a StopIteration that a script raises passes through the builtin iterators that stand between."""


class Ends:
    def __init__(self, *args):
        self.args = args

    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration(*self.args)


def give(x):
    if x < 2:
        return x
    raise StopIteration("from function")


def show(iterator):
    try:
        while True:
            print(next(iterator), end=" ")
    except StopIteration as stop:
        print("stopped", stop.args, stop.value)


show(enumerate(Ends(1)))
show(map(str, Ends(1, 2)))
show(map(give, range(9)))
show(zip(range(3), Ends("zip")))
show(filter(None, Ends("filter")))
show(filter(lambda x: give(x) + 1, range(9)))
show(enumerate(map(give, range(9))))
show(iter(Ends("self")))
show(iter([]))
print(list(map(give, range(9))), [x for x in map(give, range(9))], dict(enumerate(map(give, range(9)))))
for x in map(give, range(9)):
    print(x, end=" ")
else:
    print("else")


def through(iterable):
    print("value", (yield from iterable))


for make in (lambda: map(give, range(9)), lambda: Ends("ends"), lambda: Ends(), lambda: enumerate(Ends("e")), lambda: []):
    print(list(through(make())))


class Wrapped:
    """A generator expression asks for an iterator once."""

    def __init__(self):
        self.asked = 0

    def __iter__(self):
        self.asked += 1
        return Once()


class Once:
    n = 0

    def __next__(self):
        self.n += 1
        if self.n > 2:
            raise StopIteration
        return self.n


w = Wrapped()
print(list(x for x in w), w.asked, list(x for x in range(2)), list(x for x in [1]), list(x for x in range(2**70, 2**70 + 2)))
