# Making exception groups: which class it becomes, what is refused, attributes, repr and str.


def show(function):
    try:
        print(repr(function()))
    except BaseException as error:
        print(type(error).__name__, "|", error)


class Mixed(BaseExceptionGroup, ValueError):
    pass


class Own(ExceptionGroup):
    def __new__(cls, message, exceptions, code=0):
        group = super().__new__(cls, message, exceptions)
        group.code = code
        return group

    def derive(self, exceptions):
        return Own(self.message, exceptions, self.code)


class Row:
    def __init__(self, items):
        self.items = items

    def __len__(self):
        return len(self.items)

    def __getitem__(self, at):
        return self.items[at]

    def __repr__(self):
        return f"Row{self.items}"


print(ExceptionGroup.__mro__)
print(ExceptionGroup.__bases__, ExceptionGroup.__module__, ExceptionGroup[OSError])
for args in [(), ("a",), (1, [ValueError()]), ("a", []), ("a", {KeyError()}), ("a", {}), ("a", None), ("a", 5), ("a", "bc"),
             ("a", [1]), ("a", [ValueError(), ValueError]), ("a", [ValueError()], 3), ("a", (x for x in ()))]:
    show(lambda: ExceptionGroup(*args))
show(lambda: ExceptionGroup("a", [KeyError()], note=1))
show(lambda: ExceptionGroup(message="a", exceptions=[KeyError()]))
show(lambda: ExceptionGroup("a", [KeyboardInterrupt()]))
show(lambda: Mixed("a", [KeyboardInterrupt()]))
show(lambda: Own("a", [SystemExit()]))
show(lambda: Mixed("a", [KeyError(1)]))
show(lambda: BaseExceptionGroup("a", [KeyboardInterrupt(), KeyError()]))
show(lambda: BaseExceptionGroup("a", [KeyError()]))
show(lambda: BaseExceptionGroup("a", [ExceptionGroup("b", [KeyError()])]))
show(lambda: BaseExceptionGroup("a", [BaseExceptionGroup("b", [GeneratorExit()])]))
show(lambda: Own("own", (KeyError(),), 7))
print(Own("own", (KeyError(),), 7).code)
show(lambda: Own("own", (KeyError(),), code=7))

given = [ValueError(1), TypeError(2)]
group = ExceptionGroup("two", given)
given.append("more")
print(repr(group), str(group), group.message, group.exceptions, group.args)
print(str(ExceptionGroup("one", given[:1])), repr(ExceptionGroup("one", tuple(given[:1]))))
rows = Row([ValueError(1)])
group = ExceptionGroup("row", rows)
rows.items = ["changed"]
print(repr(group), group.exceptions)
for name in ["message", "exceptions"]:
    show(lambda: setattr(group, name, 1))
    show(lambda: delattr(group, name))
show(lambda: group.split())
show(lambda: group.derive(1, 2))
show(lambda: BaseExceptionGroup.split(1, 2))
print(isinstance(group, ExceptionGroup), isinstance(group, Exception), issubclass(Mixed, ExceptionGroup))
