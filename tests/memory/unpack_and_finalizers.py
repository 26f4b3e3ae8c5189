# Finalizers of overwritten variables change the sequence that is being unpacked, or the container they come from.
class Clears:
    def __init__(self, what):
        self.what = what

    def __del__(self):
        self.what.clear()


def unpack():
    items = [1, 2, 3]
    a = Clears(items)
    a, b, c = items
    return a, b, c, items


def unpack_many():
    items = list(range(12))
    a = Clears(items)
    a, b, c, d, e, f, g, h, i, j, k, l = items
    return a, b, c, d, e, f, g, h, i, j, k, l, items


def unpack_star():
    items = [1, 2, 3, 4, 5]
    a = Clears(items)
    a, *b, c = items
    return a, b, c, items


def loop():
    items = [[1], [2], [3]]
    x = Clears(items)
    for x in items:
        print("item", x)


print(unpack(), unpack_many(), unpack_star())
loop()
log = []


class Logs:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(self.n)


def logged(change):
    items = [Logs(i) for i in range(5)]
    change(items)
    seen = list(log)
    items = None
    print(seen, log)
    log.clear()


def clear_slice(items):
    items[:] = []


def shrink_slice(items):
    items[1:4] = [Logs("new")]


def delete_slice(items):
    del items[1:3]


def delete_stepped(items):
    del items[::2]


def set_stepped(items):
    items[::2] = [1, 2, 3]


for change in list.clear, clear_slice, shrink_slice, delete_slice, delete_stepped, set_stepped, list.pop:
    logged(change)

left = {}


class Refills:
    def __del__(self):
        left.clear()
        left["k"] = 5


for action in (
    lambda: left.__setitem__("a", 1),
    lambda: left.pop("a"),
    left.clear,
    lambda: left.__delitem__("a"),
    left.popitem,
):
    left["a"] = Refills()
    action()
    print(left)
    left.clear()


class Error(Exception):
    def __del__(self):
        print("error dies")


def catch():
    try:
        raise Error
    except Error:
        print("caught")


catch()
print("after")
