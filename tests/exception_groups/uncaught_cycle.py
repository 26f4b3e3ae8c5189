# A group that stands in the context of itself is shown once.
group = ExceptionGroup("group", [ValueError(1), KeyError(2)])
group.__context__ = ExceptionGroup("context", [group, OSError(3)])
group.exceptions[0].__context__ = group.exceptions[1]
group.exceptions[1].__cause__ = group.exceptions[0]


class Loud(ExceptionGroup):
    def __str__(self):
        raise RuntimeError("no text")


raise Loud("loud", [group, group])
