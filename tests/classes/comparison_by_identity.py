"""Instances that compare by identity, at sites that meet other things too, until their classes say otherwise."""


class Plain:
    pass


class Answers:
    def __eq__(self, other):
        return "equal"

    def __ne__(self, other):
        return "different"


class Differs:
    def __ne__(self, other):
        return True


class Declines:
    def __eq__(self, other):
        return NotImplemented

    __hash__ = None


class Number(int):
    pass


class Text(str):
    def __eq__(self, other):
        return True

    __hash__ = str.__hash__


def equal(x, y):
    return x == y, x != y


def branches(x, y):
    seen = []
    if x == y:
        seen.append("==")
    if x != y:
        seen.append("!=")
    if not x == y:
        seen.append("not ==")
    return seen


def to_constants(x):
    return [x == None, x != None, x == 1, x != 1.5, x == "text", 1 == x, "text" != x, "a" if x == 2 else "b"]


plain, other = Plain(), Plain()
things = [plain, other, Answers(), Differs(), Declines(), Number(3), Text("t"), None, 3, 2.5, "t", (1,), Plain, True]
for round in range(2):
    for x in things[:5]:
        print([equal(x, y) for y in things])
        print([branches(x, y) for y in things])
        print(to_constants(x))

# The class learns to compare, and forgets it again.
for round in range(4):
    print(equal(plain, other), branches(plain, other), equal(plain, plain), equal(plain, None))
    if round == 0:
        Plain.__eq__ = lambda self, other: "said"
    if round == 1:
        Plain.__ne__ = lambda self, other: "said not"
    if round == 2:
        del Plain.__eq__, Plain.__ne__


# Temporaries are gone before the next line.
class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone", self.name)


for round in range(2):
    if Noisy("left") == Noisy("right"):
        print("equal")
    else:
        print("not equal")
    answer = Noisy("left") != Noisy("right")
    print(answer)
    if Noisy("alone") == 1:
        print("equal")
    print("end")


# Orders have no answer.
for make in (lambda: plain < other, lambda: plain >= 1, lambda: None > plain, lambda: sorted([plain, other])):
    try:
        make()
    except TypeError as error:
        print(error)
