"""How long small pieces of code take: the module `timeit`."""

import gc
import itertools
import time

__all__ = ["Timer", "timeit", "repeat", "default_timer"]

default_number = 1000000
default_repeat = 5
default_timer = time.perf_counter

_DUMMY_NAME = "<timeit-src>"
_globals = globals


def _indented(source, by):
    return source.replace("\n", "\n" + " " * by)


def _inner_source(statement, setup, parameters):
    return (
        f"def inner(_it, _timer{parameters}):\n    {setup}\n    _t0 = _timer()\n    for _i in _it:\n"
        f"        {statement}\n        pass\n    _t1 = _timer()\n    return _t1 - _t0\n"
    )


class Timer:
    """A statement and what is done once before it is timed; either may be a function."""

    def __init__(self, stmt="pass", setup="pass", timer=default_timer, globals=None):
        self.timer = timer
        namespace = {}
        parameters = ""
        before = ""
        if isinstance(setup, str):
            # Compiled on their own, so that what is no statement by itself is found.
            compile(setup, _DUMMY_NAME, "exec")
            before = setup + "\n"
            setup = _indented(setup, 4)
        elif callable(setup):
            namespace["_setup"] = setup
            parameters += ", _setup=_setup"
            setup = "_setup()"
        else:
            raise ValueError("setup is neither a string nor callable")
        if isinstance(stmt, str):
            compile(before + stmt, _DUMMY_NAME, "exec")
            stmt = _indented(stmt, 8)
        elif callable(stmt):
            namespace["_stmt"] = stmt
            parameters += ", _stmt=_stmt"
            stmt = "_stmt()"
        else:
            raise ValueError("stmt is neither a string nor callable")
        self.src = _inner_source(stmt, setup, parameters)
        code = compile(self.src, _DUMMY_NAME, "exec")
        exec(code, _globals() if globals is None else globals, namespace)
        self.inner = namespace["inner"]

    def print_exc(self, file=None):
        import traceback

        traceback.print_exc(file=file)

    def timeit(self, number=default_number):
        """The seconds that so many executions take; the collector is off meanwhile."""
        it = itertools.repeat(None, number)
        was_enabled = gc.isenabled()
        gc.disable()
        try:
            return self.inner(it, self.timer)
        finally:
            if was_enabled:
                gc.enable()

    def repeat(self, repeat=default_repeat, number=default_number):
        return [self.timeit(number) for _ in range(repeat)]

    def autorange(self, callback=None):
        """1, 2, 5, 10, 20, ... executions until they take 0.2 seconds: how many, and how long."""
        i = 1
        while True:
            for j in 1, 2, 5:
                number = i * j
                taken = self.timeit(number)
                if callback:
                    callback(number, taken)
                if taken >= 0.2:
                    return (number, taken)
            i *= 10


def timeit(stmt="pass", setup="pass", timer=default_timer, number=default_number, globals=None):
    return Timer(stmt, setup, timer, globals).timeit(number)


def repeat(
    stmt="pass", setup="pass", timer=default_timer, repeat=default_repeat, number=default_number, globals=None
):
    return Timer(stmt, setup, timer, globals).repeat(repeat, number)
