# raise with class, instance, from, None; chaining through __cause__ and __context__; bad raises.
def attempt(f):
    try: f()
    except BaseException as e: print(f.__name__, "|", type(e).__name__, "|", e, "|", e.args, "|", repr(e.__cause__), "|", repr(e.__context__), "|", e.__suppress_context__)
def cls(): raise ValueError
def inst(): raise ValueError("a", 1)
def frm(): raise ValueError("v") from KeyError("k")
def frm_cls(): raise ValueError from KeyError
def frm_none():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("hidden") from None
def ctx():
    try: 1 / 0
    except ZeroDivisionError: raise ValueError("during")
def ctx_from():
    try: 1 / 0
    except ZeroDivisionError as e: raise ValueError("because") from e
def ctx_finally():
    try: 1 / 0
    finally: raise KeyError("in finally")
def bare(): raise
def bare_nested():
    try: raise KeyError("x")
    except KeyError:
        try: raise ValueError("y")
        except ValueError: pass
        raise
def from_function():
    def again(): raise
    try: raise KeyError("outer")
    except KeyError: again()
def same():
    e = ValueError("same")
    try: raise e
    except ValueError: raise e
def number(): raise 5
def string(): raise "text"
def none(): raise None
def cls_bad(): raise int
def from_bad(): raise ValueError from 5
def call_fails(): raise undefined_name
class NeedsArg(Exception):
    def __init__(self, a): super().__init__("needs " + str(a)); self.a = a
def needs(): raise NeedsArg
def needs_ok(): raise NeedsArg(3)
class NotExc(Exception):
    def __new__(cls): return 5
def not_exc(): raise NotExc
def chain3():
    try:
        try: raise ValueError(1)
        except ValueError: raise KeyError(2)
    except KeyError: raise TypeError(3)
def stop(): raise StopIteration(7)
def system(): raise SystemExit(3)
def ki(): raise KeyboardInterrupt
def ge(): raise GeneratorExit("g")
for f in (cls, inst, frm, frm_cls, frm_none, ctx, ctx_from, ctx_finally, bare, bare_nested, from_function, same, number, string, none, cls_bad, from_bad, call_fails, needs, needs_ok, not_exc, chain3, stop, system, ki, ge): attempt(f)
try: chain3()
except TypeError as e: print(repr(e.__context__), repr(e.__context__.__context__), e.__context__.__context__.__context__)
try: raise ValueError("v") from KeyError("k")
except ValueError as e: print(e.with_traceback(None) is e, e.__traceback__, e.__cause__.__cause__)
e = ValueError("x"); e.__cause__ = KeyError("set"); print(repr(e.__cause__), e.__suppress_context__, e.__context__)
try: e.__cause__ = 5
except TypeError as t: print(t)
try: e.__context__ = "x"
except TypeError as t: print(t)
try: e.__traceback__ = 5
except TypeError as t: print(t)
