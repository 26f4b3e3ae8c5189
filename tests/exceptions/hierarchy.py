# The builtin exception classes: bases, messages, args, attributes, repr.
for c in (BaseException, Exception, ArithmeticError, AssertionError, AttributeError, EOFError, FileNotFoundError, FileExistsError, PermissionError, ImportError, IndexError, KeyError, KeyboardInterrupt, LookupError, MemoryError, ModuleNotFoundError, NameError, NotImplementedError, OSError, OverflowError, RecursionError, RuntimeError, StopIteration, GeneratorExit, SyntaxError, IndentationError, TabError, SystemExit, TypeError, UnboundLocalError, ValueError, ZeroDivisionError, TimeoutError, ConnectionError, Warning, DeprecationWarning, UserWarning, FloatingPointError, SystemError, UnicodeError):
    print(c.__name__, [b.__name__ for b in c.__mro__[1:-1]])
print(IOError is OSError, EnvironmentError is OSError, issubclass(KeyError, LookupError), issubclass(ZeroDivisionError, ArithmeticError), issubclass(KeyboardInterrupt, Exception))
for e in (ValueError(), ValueError("a"), ValueError("a", 2), ValueError(None), KeyError("k"), KeyError(), KeyError(1, 2), KeyError("it's"), IndexError("i"), Exception([1]), Exception(("t",)), RuntimeError("a\nb"), StopIteration(5), StopIteration(), SystemExit(), SystemExit(3), SystemExit("bye"), OSError(2, "No such file"), OSError(2, "No such file", "f.txt"), OSError("one"), OSError(), NameError("n", name="x"), AttributeError("a", name="n", obj=5), ImportError("i", name="m", path="p"), AssertionError("x"), NotImplementedError("soon"), MemoryError(), OverflowError("big")):
    print(repr(e), "|", str(e), "|", e.args)
print(StopIteration(5).value, StopIteration().value, SystemExit(3).code, SystemExit().code, SystemExit(1, 2).code, OSError(2, "m").errno, OSError(2, "m", "f").filename, OSError(2, "m").strerror, type(OSError(2, "m")).__name__, type(OSError(13, "m")).__name__, type(OSError(17, "m")).__name__, OSError("one").errno, NameError("n", name="x").name, KeyError("k").args[0], AttributeError("a", name="n", obj=5).obj, ImportError("i", name="m").name, ImportError("x").msg)
e = ValueError("x"); e.args = (1, 2); e.extra = "attr"; print(repr(e), str(e), e.extra, e.__dict__, e == ValueError(1, 2), e == e, hash(e) == hash(e), isinstance(e, Exception), [e], {"k": e}, f"{e!r} {e}", bool(e))
e.add_note("note 1"); e.add_note("note 2"); print(e.__notes__)
def attempt(f):
    try: print(repr(f()))
    except BaseException as e: print(type(e).__name__ + ":", e)
attempt(lambda: ValueError(x=1)); attempt(lambda: NameError("n", foo=1)); attempt(lambda: e.nope); attempt(lambda: e.add_note(5)); attempt(lambda: setattr(e, "args", 5)); attempt(lambda: ValueError("a") + 1); attempt(lambda: ValueError("a")[0]); attempt(lambda: ValueError.nope); attempt(lambda: len(e)); attempt(lambda: [].nope); attempt(lambda: KeyError.__init__())
try: undefined_thing
except NameError as e: print(e.name, e.args)
try: (5).nope
except AttributeError as e: print(e.name, e.obj)
try: import no_such_mod
except ImportError as e: print(e.name, e.msg, type(e).__name__)
try: {}["k"]
except KeyError as e: print(e.args)
try: next(iter([]))
except StopIteration as e: print(e.value, e.args)
