# atexit: exceptions in the calls are told on stderr, and neither the other calls nor the exit status care.
import atexit
import sys


class Call:
    def __init__(self, name, error=None):
        self.name = name
        self.error = error

    def __repr__(self):
        return f"Call({self.name!r})"

    def __call__(self):
        print("calling", self.name)
        if self.error is not None:
            raise self.error


atexit.register(Call("last"))
atexit.register(Call("divides", ZeroDivisionError("nothing to divide by")))
atexit.register(Call("between"))
atexit.register(Call("exits", SystemExit(9)))
atexit.register(Call("interrupted", KeyboardInterrupt()))


class NeverEqual:
    def __eq__(self, other):
        raise LookupError("no comparing")

    def __call__(self):
        print("called all the same")


atexit.register(NeverEqual())
try:
    atexit.unregister(3)
except LookupError as error:
    print("LookupError:", error)
print(atexit._ncallbacks())
atexit.register(sys.stdout.write, "the first line of the end\n")
sys.exit(3)
