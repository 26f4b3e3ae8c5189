# list + list, list * int and the same in place, for lists, their subclasses and others; what shares what, and what is freed when.
class End:
    def __init__(self, name):
        self.name = name
    def __del__(self):
        print("end of", self.name)

class Joined(list):
    def __add__(self, other):
        return "joined", list(self), other
    def __radd__(self, other):
        return "reflected", other
    def __mul__(self, n):
        return "multiplied", n
    __rmul__ = __mul__
    def __iadd__(self, other):
        self.append(other)
        return self
    def __imul__(self, n):
        return "in place", n

class Plain(list):
    pass

class Number:
    def __index__(self):
        return 2
    def __radd__(self, other):
        return "number after", other

def sums():
    a, b = [1, 2], [3]
    print(a + b, a + [], [] + a, (a + a) is a, a + b + a + b, a)
    print(a + Joined("x"), Joined("x") + a, Plain("p") + a, a + Plain("q"), type(Plain() + []), a + Number())
    c = a
    c += b; print(c, a is c)
    c += c; print(c)
    c = c + [9]; print(c, a)
    c += (5, 6); c += "st"; c += {7: 8}; print(c)
    c = Joined("j"); c += [1]; print(c)
    c = Plain("p"); c += [1]; print(c, type(c))
    c = [0]; c += Joined("k"); print(c)

def repeats():
    inner = []
    rows = [inner] * 3
    rows[0].append(1)
    print(rows, [0] * 4, 4 * [0], [1, "a", None] * 2, [1] * 0, [1] * -3, [] * 5, [2.5] * True, [End] * 1 == [End])
    print([1] * Number(), Number() * [3] if hasattr(Number, "__rmul__") else "", Joined("x") * 3, 3 * Joined("x"), Plain("ab") * 2, type(Plain() * 2))
    a = b = [1, 2]
    a *= 2; print(a, a is b)
    a *= 1; a *= Number(); print(len(a), a is b)
    a *= 0; print(a, b)
    a = Joined("x"); a *= 3; print(a)
    many = [None] * 100_000
    print(len(many), many[0], many[-1], many.count(None))

def freeing():
    names = [End("first")] * 3
    print("three", len(names))
    names = [1] + [End("second")]
    print("replaced", len(names))
    names = names * 2 + names
    print(len(names))
    del names[1]
    names[-1] = None
    print("one left")
    names *= 0
    print([End("left")] + [End("right")] and "gone")
    [End("a"), End("b")] + [End("c")]
    nested = [[End("deep")] * 2] * 2
    del nested
    print("done")

def attempt(f):
    try:
        print(repr(f()))
    except Exception as e:
        print(type(e).__name__ + ":", e)

sums(); repeats(); freeing()
attempt(lambda: [1] + 2); attempt(lambda: [1] + (2,)); attempt(lambda: [1] * 2.0); attempt(lambda: [1] * [2]); attempt(lambda: [1] * 2**62); attempt(lambda: [1, 2] * 2**61); attempt(lambda: [1] * 2**70); attempt(lambda: None + [1]); attempt(lambda: [].__add__(1))
