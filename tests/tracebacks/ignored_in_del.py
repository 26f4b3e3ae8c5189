# An exception in __del__ is reported and ignored: no carets, no chain, no notes, no suggestion.
class Finalizer:
    """In the place of a function, whose repr has an address."""

    def __init__(self, function, instance=None):
        self.function, self.instance = function, instance

    def __repr__(self):
        return f"<the finalizer {self.function.__name__}>"

    def __get__(self, instance, owner):
        return Finalizer(self.function, instance)

    def __call__(self):
        self.function(self.instance)


def simple(self): raise ValueError("in del")


def chained(self):
    try:
        1 / 0
    except ZeroDivisionError:
        self.fail(
            1)


def noted(self):
    error = KeyError("k")
    error.add_note("a note")
    raise error


def misspelt(self):
    print(self.valeu)


def silent(self):
    raise RuntimeError


for function in (simple, chained, noted, misspelt, silent):
    made = type("Made", (), {"__del__": Finalizer(function), "value": 1})
    made()
    print(function.__name__, "is gone")
