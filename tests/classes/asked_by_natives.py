"""Special methods that builtin functions and containers ask: what their classes have learned of them changes meanwhile."""


class Plain:
    def __init__(self, v):
        self.v = v

    def __hash__(self):
        return hash(self.v)

    def __eq__(self, other):
        return self.v == other.v

    def __lt__(self, other):
        return self.v < other.v

    def __len__(self):
        return self.v

    def __str__(self):
        return f"<{self.v}>"

    def __iter__(self):
        return iter(range(self.v))

    def __contains__(self, item):
        return item == self.v


def show(what, f, *args):
    try:
        print(what, f(*args))
    except Exception as e:
        print(what, type(e).__name__, e)


a, b = Plain(3), Plain(3)
for _ in range(2):
    print(len(a), str(a), list(a), hash(a) == hash(3), a in {b}, {b: 1}[a], 3 in a, sorted([Plain(2), a, Plain(1)])[0].v)

print("methods are replaced")
Plain.__len__ = lambda self: 7
Plain.__str__ = lambda self, extra="?": f"[{self.v}{extra}]"
Plain.__hash__ = lambda self, *more: 5
print(len(a), str(a), hash(a), f"{a}", "%s" % a)
Plain.__len__ = lambda self: -1
show("negative", len, a)
Plain.__len__ = lambda self: "x"
show("text", len, a)
Plain.__str__ = lambda self: 5
show("str", str, a)
Plain.__hash__ = lambda self: "x"
show("hash", hash, a)
show("key", lambda: {a: 1})
Plain.__hash__ = lambda self: True
print(hash(a))
Plain.__hash__ = lambda self: -1
print(hash(a))
Plain.__hash__ = lambda self: 2**70 + 5
print(hash(a) == hash(2**70 + 5))
Plain.__hash__ = None
show("none", hash, a)
show("none", lambda: {a})
show("none", lambda: a in {1: 2})
Plain.__iter__ = None
show("iter", list, a)
Plain.__contains__ = None
show("contains", lambda: 3 in a)
del Plain.__len__
show("gone", len, a)


print("not plain functions")


class Odd:
    __len__ = staticmethod(lambda: 4)
    __hash__ = classmethod(lambda cls: 11)
    __str__ = property(lambda self: lambda: "by property")

    def __repr__(self, /, *, word="by default"):
        return word

    def __bool__(self, *rest):
        return bool(rest)

    def __iter__(self):
        yield 1
        yield 2


o = Odd()
for _ in range(2):
    print(len(o), hash(o), str(o), repr(o), bool(o), list(o), sum(o), max(o))


class Wrong:
    def __len__(self, more):
        return more

    def __lt__(self):
        return True

    def __hash__():
        return 1


for _ in range(2):
    show("len", len, Wrong())
    show("lt", sorted, [Wrong(), Wrong()])
    show("hash", hash, Wrong())


print("a method changes while it is asked")


class Sorted:
    asked = 0

    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        Sorted.asked += 1
        if Sorted.asked == 3:
            Sorted.__lt__ = lambda self, other: self.v < other.v
        return self.v < other.v

    def __repr__(self):
        return str(self.v)


print(sorted(map(Sorted, [3, 1, 2, 5, 4])), Sorted.asked)


class Declines:
    def __init__(self, v):
        self.v = v

    def __lt__(self, other):
        print("lt", self.v, other.v)
        return NotImplemented

    def __gt__(self, other):
        print("gt", self.v, other.v)
        return self.v > other.v

    def __eq__(self, other):
        print("eq", self.v)
        return NotImplemented

    __hash__ = lambda self: 1


print([d.v for d in sorted([Declines(2), Declines(1)])])
print(len({Declines(1), Declines(1)}), Declines(1) in [Declines(1)])


class Derived(Declines):
    def __gt__(self, other):
        print("derived gt")
        return True


print([type(d).__name__ for d in sorted([Derived(1), Declines(2)])])


class Says:
    def __init__(self, answer):
        self.answer = answer

    def __lt__(self, other):
        return self.answer

    def __eq__(self, other):
        return self.answer

    def __hash__(self):
        return 0


class Untrue:
    def __bool__(self):
        raise ValueError("no truth")


print(max(Says([]), Says([1])).answer, min(Says([1]), Says([])).answer)
show("truth", sorted, [Says(Untrue()), Says(Untrue())])
show("truth", lambda: Says(Untrue()) in {Says(Untrue()): 1})
print(Says("yes") in {Says(""): 1}, Says("") in {Says("yes"): 1})


class Deep:
    def __init__(self, inner):
        self.inner = inner

    def __eq__(self, other):
        return self.inner == other.inner

    def __hash__(self):
        return hash(self.inner)


x = y = None
for _ in range(100):
    x, y = Deep(x), Deep(y)
print(x == y, x in {y})
loop = Deep(None)
loop.inner = loop
show("loop", lambda: hash(loop))


class Raises:
    def __hash__(self):
        raise KeyError("hash")

    def __len__(self):
        raise StopIteration("len")

    def __iter__(self):
        raise TypeError("iter")

    def __next__(self):
        raise StopIteration(9)


show("raises", hash, Raises())
show("raises", lambda: {Raises()})
show("raises", len, Raises())
show("raises", list, Raises())
show("raises", next, Raises())
print(next(Raises(), "default"))


class Told:
    def __hash__(self):
        print("hash")
        return 1

    def __eq__(self, other):
        print("eq")
        Told.__eq__ = lambda self, other: True
        return False


t = Told()
d = {t: 1}
d[Told()] = 2
d[Told()] = 3
print(len(d), t in d, d.pop(t), len(d))
