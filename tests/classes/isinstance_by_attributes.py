"""isinstance and issubclass by what objects say of themselves: __class__, __bases__, and nested tuples."""


def attempt(label, f):
    try:
        print(label, f())
    except Exception as error:
        print(label, type(error).__name__, error)


class Posing:
    __class__ = property(lambda self: int)


attempt("poses as int", lambda: isinstance(Posing(), int))
attempt("is itself", lambda: isinstance(Posing(), Posing))
attempt("is no str", lambda: isinstance(Posing(), str))


class Pretended:
    """Something that passes for a class, because it has bases."""

    def __init__(self, *bases):
        self.bases = bases

    __bases__ = property(lambda self: self.bases)


class Of:
    def __init__(self, kind):
        self.kind = kind

    __class__ = property(lambda self: self.kind)


base = Pretended()
derived = Pretended(Pretended(), base)
for label, left, right in [("derived of base", derived, base), ("base of derived", base, derived), ("itself", base, base)]:
    attempt(label + " instance", lambda: isinstance(Of(left), right))
    attempt(label + " subclass", lambda: issubclass(left, right))
attempt("int of pretended", lambda: issubclass(int, base))
attempt("pretended of int", lambda: issubclass(base, int))
attempt("1 of pretended", lambda: isinstance(1, base))
attempt("class 5", lambda: isinstance(1, 5))
attempt("int of 3", lambda: issubclass(int, 3))
attempt("3 of int", lambda: issubclass(3, int))
attempt("in tuples", lambda: isinstance("", ((((int,), bytes), (str,)),)))


def with_bases(error):
    class Odd:
        @property
        def __bases__(self):
            if error is None:
                return "no tuple"
            raise error

    return Odd()


for error in (None, AttributeError("a"), RuntimeError("r")):
    attempt(f"bases {error!r}", lambda: isinstance(1, with_bases(error)))
    attempt(f"bases {error!r}", lambda: issubclass(with_bases(error), int))


def with_class(answer):
    class Odd:
        @property
        def __class__(self):
            if isinstance(answer, Exception):
                raise answer
            return answer

    return Odd()


for answer in (5, AttributeError("a"), RuntimeError("r"), bool):
    attempt(f"class {answer!r}", lambda: isinstance(with_class(answer), int))

attempt("by type", lambda: (type.__instancecheck__(int, True), type.__subclasscheck__(int, str)))
attempt("by type, no class", lambda: type.__subclasscheck__(int, 3))
