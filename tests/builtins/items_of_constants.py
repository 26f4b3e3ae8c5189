"""Writing and deleting items where there are none: the index is looked at first."""


class Plain:
    pass


class Index:
    def __index__(self):
        print("asked", end=" ")
        return 2**70


for value in "s", (1,), b"a", range(3), {1}, frozenset(), 1, None, Plain(), 1.5:
    for key in 0, 2**64, -(2**64), "k", None, Index(), True:
        for action in "value[key] = 1", "del value[key]":
            try:
                exec(action)
            except Exception as error:
                print(type(error).__name__, error)
