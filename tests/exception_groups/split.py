# split, subgroup and derive: conditions of every kind, nesting, and what the parts take over.


def raised(error):
    try:
        raise error
    except BaseException as caught:
        return caught


group = raised(ExceptionGroup("outer", [
    ValueError(1),
    ExceptionGroup("inner", [ValueError(2), TypeError(3)]),
    ExceptionGroup("keys", [KeyError("k")]),
    OSError(4),
]))
group.add_note("noted")
group.__cause__ = KeyError("cause")
group.__context__ = KeyError("context")

for condition in [ValueError, (ValueError, KeyError), OSError, LookupError, Exception, MemoryError, (), ExceptionGroup,
                  lambda error: isinstance(error, TypeError), lambda error: not isinstance(error, ExceptionGroup),
                  lambda error: 0, lambda error: "yes"]:
    print(group.split(condition))
    print(group.subgroup(condition))
for wrong in [1, "ValueError", int, None, [ValueError], (ValueError, int), (ValueError, (TypeError,)), ValueError(1)]:
    for method in [group.split, group.subgroup]:
        try:
            print(method(wrong))
        except TypeError as error:
            print(type(wrong).__name__, error)

print(group.split(Exception)[0] is group)
for part in group.split(ValueError):
    print(repr(part), part.__notes__, part.__notes__ is group.__notes__, repr(part.__cause__), repr(part.__context__),
          part.__suppress_context__, part.__traceback__ is group.__traceback__)
    for nested in part.exceptions:
        print("   ", repr(nested), hasattr(nested, "__notes__"), nested.__suppress_context__)
group.__notes__ = 5
print(hasattr(group.subgroup(ValueError), "__notes__"))
group.__notes__ = ("a", "b")
print(group.subgroup(ValueError).__notes__)


class Coded(ExceptionGroup):
    def __new__(cls, message, exceptions, code):
        made = super().__new__(cls, message, exceptions)
        made.code = code
        return made

    def derive(self, exceptions):
        print("derive", exceptions)
        return Coded(self.message, exceptions, self.code)


class Plain(ExceptionGroup):
    pass


class Wrong(ExceptionGroup):
    def derive(self, exceptions):
        return exceptions[0]


coded = Coded("coded", [ValueError(1), Plain("plain", [ValueError(2), KeyError(3)])], 42)
matching, rest = coded.split(ValueError)
print(repr(matching), matching.code, repr(rest), rest.code, type(rest.exceptions[0]))
print(repr(coded.derive([KeyboardInterrupt()]) if False else Plain("x", [KeyError()]).derive([KeyboardInterrupt()])))
for make in [lambda: Wrong("w", [ValueError(1), KeyError(2)]).split(KeyError), lambda: group.subgroup(lambda error: 1 / 0),
             lambda: group.derive([1]), lambda: group.derive([])]:
    try:
        print(make())
    except Exception as error:
        print(type(error).__name__, error)

deep = ValueError("deep")
for level in range(300):
    deep = ExceptionGroup(str(level), [deep, TypeError(level)])
count, at = 0, deep.subgroup(ValueError)
while isinstance(at, ExceptionGroup):
    count, (at,) = count + 1, at.exceptions
print(count, repr(at))
