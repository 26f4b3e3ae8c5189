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


# ---- the command line: `-m timeit` ----

_UNITS = {"sec": 1.0, "msec": 1e-3, "usec": 1e-6, "nsec": 1e-9}
_HELP = """\
How long a statement takes: `-m timeit [-n N] [-r N] [-s SETUP] [-u UNIT] [-p] [-v] [--] [statement...]`

-n, --number N   executions in one measurement (default: as many as take 0.2 seconds)
-r, --repeat N   measurements, of which the best is told (default: 5)
-s, --setup S    done once before each measurement; several are lines
-u, --unit U     nsec, usec, msec or sec
-p, --process    processor time of this process instead of the time that passes
-v, --verbose    all measurements; again for more digits
-h, --help       this text
Several statements are lines; the default is pass.
"""


class _Report:
    """Times as the command line shows them."""

    def __init__(self):
        self.unit = None
        self.digits = 3

    def text(self, seconds):
        unit = self.unit
        if unit is None:
            unit = next((name for name, size in _UNITS.items() if seconds >= size), "nsec")
        return f"{seconds / _UNITS[unit]:.{self.digits}g} {unit}"


def _loops(number):
    return f"{number} loop" if number == 1 else f"{number} loops"


def _measure(timer, number, repeat, report, verbose):
    """Measures and tells; the traceback of what fails is printed."""
    try:
        if not number:
            def tell(number, seconds):
                print(f"{_loops(number)} -> {seconds:.{report.digits}g} sec")

            number, _ = timer.autorange(tell if verbose else None)
            if verbose:
                print()
        times = timer.repeat(repeat, number)
    except:
        timer.print_exc()
        return 1
    if verbose:
        print("raw times:", ", ".join(map(report.text, times)), end="\n\n")
    best, worst = min(times) / number, max(times) / number
    print(f"{_loops(number)}, best of {repeat}: {report.text(best)} per loop")
    if worst >= 4 * best:
        import warnings

        warnings.warn_explicit(
            f"The test results are likely unreliable. The worst time ({report.text(worst)}) was more than four times slower "
            f"than the best time ({report.text(best)}).",
            UserWarning, "", 0,
        )
    return None


def main(args=None, *, _wrap_timer=None):
    """What `-m timeit` does; gives the exit status."""
    import getopt
    import sys

    words = ["number=", "repeat=", "setup=", "unit=", "process", "verbose", "help"]
    try:
        options, statements = getopt.getopt(sys.argv[1:] if args is None else args, "n:r:s:u:pvh", words)
    except getopt.error as error:
        print(error)
        print("use -h/--help for command line help")
        return 2
    number, repeat, setup, clock, report, verbose = 0, default_repeat, [], default_timer, _Report(), 0
    for option, value in options:
        match option.lstrip("-")[0]:
            case "n":
                number = int(value)
            case "r":
                repeat = max(int(value), 1)
            case "s":
                setup.append(value)
            case "u":
                if value not in _UNITS:
                    print("Unrecognized unit. Please select nsec, usec, msec, or sec.", file=sys.stderr)
                    return 2
                report.unit = value
            case "p":
                clock = time.process_time
            case "v":
                report.digits += verbose > 0
                verbose += 1
            case "h":
                print(_HELP, end="")
                return 0
    sys.path.insert(0, ".")
    if _wrap_timer is not None:
        clock = _wrap_timer(clock)
    timer = Timer("\n".join(statements) or "pass", "\n".join(setup) or "pass", clock)
    return _measure(timer, number, repeat, report, verbose)


if __name__ == "__main__":
    import sys

    sys.exit(main())
