"""A comprehension that ends by an exception takes its variables with it: from locals(), and what they held from memory."""


class Noisy:
    def __init__(self, name):
        self.name = name

    def __del__(self):
        print("gone:", self.name)


def failing(kind, outside="outside"):
    try:
        if kind == "list":
            [item.no_such for item in (Noisy("a"), Noisy("b"))]
        elif kind == "dict":
            {item: item.no_such for item in [Noisy("c")]}
        elif kind == "set":
            {(item, other.no_such) for item in [1, 2] for other in [Noisy("d")]}
        elif kind == "cell":
            [(lambda: item)().no_such for item in [Noisy("e")]]
        else:
            [[inner.no_such for inner in [outer]] for outer in [Noisy("f")]]
    except AttributeError as error:
        print(error)
    print("after", kind, sorted(locals()))
    return outside


for kind in ("list", "dict", "set", "cell", "nested"):
    print(failing(kind))


def caught_inside():
    item = "kept"
    for attempt in range(3):
        try:
            values = [10 // (item - 1) for item in range(attempt, attempt + 3)]
        except ZeroDivisionError as error:
            values = error
        print(attempt, values, item, sorted(locals()))


caught_inside()


def with_finally():
    try:
        return [1 / n for n in (1, 0)]
    finally:
        print(sorted(locals()))


try:
    with_finally()
except ZeroDivisionError as error:
    trace = error.__traceback__
    while trace:
        print(trace.tb_lineno)
        trace = trace.tb_next
