"""Wrong arguments of contextvars.Context and ContextVar, and patterns of fnmatch against names of the other kind."""

import contextvars, fnmatch
for f in (lambda: contextvars.Context(1), lambda: contextvars.Context(a=1), lambda: contextvars.ContextVar(), lambda: contextvars.ContextVar(1), lambda: contextvars.ContextVar("a","b"), lambda: contextvars.ContextVar("a",b=1), lambda: contextvars.ContextVar(name="x").name, lambda: fnmatch.filter(["a"],b"*"), lambda: fnmatch.filter([b"a"],"*"), lambda: fnmatch.filterfalse([b"a"],"*"), lambda: contextvars.ContextVar("a",default=3).get(), lambda: fnmatch.filter([b"a",b"b"],b"a"), lambda: fnmatch.fnmatch("aB","a?"), lambda: fnmatch.fnmatchcase(b"x","x"), lambda: fnmatch.fnmatch("x",b"x")):
    try: print(repr(f()))
    except Exception as e: print(type(e).__name__, e)
