"""What __length_hint__ may answer when a list is made, and builtin classes whose subclass takes keywords."""


def attempt(f):
    try:
        print(f())
    except Exception as error:
        print(type(error).__name__, error)


class Hinting:
    def __init__(self, hint):
        self.hint = hint

    def __iter__(self):
        return iter("ab")

    def __length_hint__(self):
        if isinstance(self.hint, Exception):
            raise self.hint
        return self.hint


for hint in (0, 10, True, -1, 10**30, "x", 1.0, NotImplemented, TypeError("t"), ValueError("v")):
    attempt(lambda: list(Hinting(hint)))


for base, value in ((float, 2.5), (int, 3), (str, "a"), (tuple, "a"), (list, "a"), (set, "a"), (frozenset, "a"), (bytes, b"a"), (complex, 1)):
    class WithInit(base):
        def __init__(self, value, more=None):
            self.more = more

    class WithNew(base):
        def __new__(cls, value, more=None):
            self = base.__new__(cls, value)
            self.more = more
            return self

    class Plain(base):
        pass

    print(base.__name__)
    attempt(lambda: WithInit(value, more=3).more)
    attempt(lambda: WithNew(value, more=3).more)
    attempt(lambda: Plain(value, more=3))
