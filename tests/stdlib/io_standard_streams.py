# sys.stdout and its like are text files: their parts, their reprs, printing to replaced ones, text and bytes in turn.
import io
import sys

for name in ("stdin", "stdout", "stderr"):
    f = getattr(sys, name)
    print(f, f.name, f.mode, f.encoding, f.closed, f.readable(), f.writable(), f.fileno(), type(f) is io.TextIOWrapper, f is getattr(sys, f"__{name}__"))
    print(f.buffer, f.buffer.raw, f.isatty(), f.line_buffering, f.buffer.raw.closefd)
sys.stdout.flush()
sys.stdout.buffer.write(b"bytes\n")
sys.stdout.write("text waits\n")
sys.stdout.buffer.write(b"more bytes go first\n")
sys.stdout.flush()
print("a", "b", sep="-", end="!\n", flush=True)
print(sys.stdout.write("héllo €\n"), sys.stdout.writelines(["x\n", "y\n"]))
memory = io.StringIO()
old, sys.stdout = sys.stdout, memory
print("hidden")
sys.stdout = old
print(repr(memory.getvalue()))
raw = io.BytesIO()
wrapper = sys.stdout = io.TextIOWrapper(raw, encoding="ascii", errors="backslashreplace")
print("é")
sys.stdout.flush()
sys.stdout = sys.__stdout__
print(raw.getvalue())


class Tee:
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


tee = Tee()
print(1, "two", 3.0, sep=", ", file=tee)
print(tee.parts)
for bad in (5, object()):
    try:
        print("x", file=bad)
    except AttributeError as e:
        print(e)
try:
    print("x", file=tee, flush=True)
except AttributeError as e:
    print(e)
print("nothing", file=None)
sys.stdout = None
print("goes nowhere")
sys.stdout = sys.__stdout__
print(sys.stdin.read(), sys.stdin.readline(), sys.stdin.readlines(), list(sys.stdin))
sys.stdout.reconfigure(errors="backslashreplace")
print("\udcff", sys.stdout.errors)
for call in (lambda: sys.stdout.read(), lambda: sys.stdin.write("x"), lambda: sys.stdout.readline()):
    try:
        call()
    except io.UnsupportedOperation as e:
        print(e)
