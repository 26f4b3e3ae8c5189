"""In which order an operator frees its operands when they were temporaries: after its method has answered, the left one first."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("del", self.name, end="; ")

    def answer(self, *others):
        return "answer"


class Answers(Noisy):
    __add__ = __radd__ = __sub__ = __isub__ = __lt__ = __eq__ = __getitem__ = __contains__ = __neg__ = Noisy.answer
    __setitem__ = __delitem__ = Noisy.answer


def augmented(kind):
    value = kind("target")
    value -= kind("operand")
    return value


def jump_if(kind):
    if kind("left") < kind("right"):
        return "held"
    return "did not hold"


def store(kind):
    kind("container")[kind("key")] = kind("value")


def delete(kind):
    del kind("container")[kind("key")]


def chained(kind):
    return kind("first") < kind("second") < kind("third")


for attempt in (
    lambda kind: kind("left") + kind("right"),
    lambda kind: kind("left") + 1,
    lambda kind: 1 + kind("right"),
    lambda kind: kind("a") + kind("b") + kind("c"),
    lambda kind: kind("left") < kind("right"),
    lambda kind: kind("left") == kind("right"),
    lambda kind: kind("left") < 3,
    lambda kind: kind("container")[0],
    lambda kind: -kind("operand"),
    lambda kind: [kind("item")] + [kind("item 2")] and None,
    augmented,
    jump_if,
    store,
    delete,
    chained,
):
    print(attempt(Answers))
