"""Some messages name a class by its qualified name, most by its bare name."""


class Outer:
    class Inner:
        __hash__ = None


def local():
    class Local:
        __hash__ = None

    return Local()


for value in Outer.Inner(), local(), []:
    for attempt in (
        lambda: {value: 1},
        lambda: {value},
        lambda: {}[value],
        lambda: hash(value),
        lambda: complex(value),
        lambda: complex(1, value),
        lambda: "%c" % value,
        lambda: "%d" % value,
        lambda: str(b"", value),
        lambda: float(value),
        lambda: value < 1,
        lambda: value(),
    ):
        try:
            attempt()
        except TypeError as error:
            print(error)
