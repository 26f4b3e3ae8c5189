# `__class__ = ...` between classes of equal and of different layout.
def slots(name, names, *bases):
    return type(name, bases, {"__slots__": names})


A = slots("A", ("a",))
classes = [
    A,
    slots("B", ("b",)),
    slots("A2", ("a",)),
    slots("AB", ("a", "b")),
    type("Plain", (), {}),
    type("Plain2", (), {}),
    slots("Dict", ("__dict__",)),
    slots("Weak", ("__weakref__",)),
    slots("ADict", ("a", "__dict__")),
    slots("AWeak", ("a", "__weakref__")),
    slots("SubA", (), A),
    type("SubADict", (A,), {}),
    slots("SubAZ", ("z",), A),
    type("I", (int,), {}),
    slots("I2", (), int),
    int,
    object,
    list,
]
for old in classes:
    for new in classes:
        value = old()
        try:
            value.__class__ = new
            print(old.__name__, new.__name__, type(value) is new)
        except TypeError as error:
            print(old.__name__, new.__name__, error)
