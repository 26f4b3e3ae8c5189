"""How a call names what it calls when `*` or `**` gets the wrong thing; `close` of a broken iterator."""


class Shown:
    def __str__(self):
        return "<shown>"


def attempt(action):
    try:
        action()
    except TypeError as e:
        print(e)


for target in (None, 5, "s", Shown()):
    attempt(lambda: target(*1))
    attempt(lambda: target(**1))
attempt(lambda: len(*1))
attempt(lambda: Shown(**[]))
nothing = None
attempt(lambda: nothing(**{"a": 1}, **{"a": 2}))
