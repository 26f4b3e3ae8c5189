# Exception classes of one's own: hierarchies, attributes, __str__, catching by base class.
class AppError(Exception):
    """Base of the application."""
class NotFound(AppError):
    def __init__(self, what, where="here"):
        super().__init__(f"{what} not found {where}")
        self.what, self.where = what, where
class Code(AppError):
    def __init__(self, code): self.code = code
    def __str__(self): return f"code {self.code}"
class Quiet(AppError): pass
class Both(KeyError, AppError): pass
class Own(Exception):
    def __repr__(self): return "Own!"
class NoSuper(Exception):
    def __init__(self, a, b): self.a = a
for e in (AppError(), AppError("m"), NotFound("x"), NotFound("y", where="there"), Code(5), Quiet("a", "b"), Both("k"), Own("o"), NoSuper(1, 2), NotFound(what="kw")):
    try: raise e
    except NotFound as n: print("NotFound", n, n.what, n.args)
    except (Code, Quiet) as c: print("tuple", c, repr(c), c.args)
    except AppError as a: print("AppError", a, repr(a), isinstance(a, KeyError))
    except Exception as x: print("Exception", x, repr(x), x.args)
def risky(n):
    if n == 0: return "ok"
    if n == 1: raise NotFound("one")
    if n == 2: raise Code(2)
    return 1 / (3 - n)
for n in range(5):
    try: r = risky(n)
    except AppError as e: print("handled", e)
    except ZeroDivisionError: print("zero")
    else: print("result", r)
class Retry(Exception): pass
def retry(f, times):
    for attempt in range(times):
        try: return f(attempt)
        except Retry as e: print("retry", attempt, e); last = e
    raise AppError("gave up") from last
def flaky(n):
    if n < 2: raise Retry(f"try {n}")
    return n
print(retry(flaky, 5))
try: retry(flaky, 1)
except AppError as e: print(e, repr(e.__cause__))
class Stack(Exception):
    depth = 0
    def __init__(self, *a): super().__init__(*a); Stack.depth += 1
try: raise Stack("a", key := "v")
except Stack as e: print(e.args, Stack.depth, key)
class WithBool(Exception):
    def __bool__(self): return False
try: raise WithBool
except WithBool as e: print("caught falsy", bool(e))
class Meta(Exception):
    def __eq__(self, o): return True
try: raise Meta
except Meta as e: print(e == 5)
class Dynamic(Exception): pass
def handler(): print("handler evaluated"); return Dynamic
try: raise Dynamic
except handler(): print("ok")
try: raise AppError("same")
except AppError as e: err = e
print(err, type(err.__traceback__).__name__, err.__traceback__.tb_lineno > 0)
