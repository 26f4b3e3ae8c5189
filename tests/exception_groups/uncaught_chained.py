# Groups with causes, contexts and notes, inside and outside of boxes.


def caught(error):
    try:
        raise error
    except BaseException as result:
        return result


def chained(error, cause):
    try:
        raise error from cause
    except BaseException as result:
        return result


inner = caught(ExceptionGroup("inner", [ValueError("two\nlines"), caught(OSError(2, "gone", "file"))]))
inner.add_note("a note\nof two lines")
syntax = SyntaxError("bad text", ("file.txt", 1, 2, "some text", 1, 3))
name = caught(NameError("name 'prnt' is not defined", name="prnt"))
members = [inner, chained(KeyError("k"), ExceptionGroup("cause", [ZeroDivisionError("z")])), syntax, name,
           chained(ExceptionGroup("again", [inner]), None)]
members[0].__context__ = caught(RuntimeError("context of a member"))
outer = ExceptionGroup("outer", members)
outer.add_note("first")
outer.add_note("second")
try:
    raise ValueError("before")
except ValueError:
    raise outer
