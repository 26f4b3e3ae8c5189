# dir() asks an object for its `__dict__` and `__class__`, which a class may define in its own way.
def public(value):
    return [name for name in dir(value) if not name.startswith("__")]


class Names:
    y = 1

    def __init__(self):
        self.hidden = 1

    @property
    def __dict__(self):
        return {"zz": 1, "aa": 2, "y": 3}


class NoDict:
    def __init__(self):
        self.hidden = 1

    @property
    def __dict__(self):
        return 5


class Missing:
    def __init__(self):
        self.hidden = 1

    @property
    def __dict__(self):
        raise AttributeError("none")


class Failing:
    @property
    def __dict__(self):
        raise ValueError("fails")


class Claims:
    z = 1

    @property
    def __class__(self):
        return Names


class Plain:
    def __init__(self):
        self.b, self.a = 1, 2


for kind in (Names, NoDict, Missing, Failing, Claims, Plain):
    try:
        print(kind.__name__, public(kind()))
    except ValueError as error:
        print(kind.__name__, error)
print(vars(Names()))
