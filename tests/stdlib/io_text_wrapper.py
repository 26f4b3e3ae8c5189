# TextIOWrapper over other files: reconfigure, detach, line buffering, write_through, flushing order, buffers written in Python.
import io
import mod_folder

raw = io.BytesIO()
t = io.TextIOWrapper(raw, encoding="utf-8", newline="\n")
print(t.write("héllo\n"), raw.getvalue(), t.flush(), raw.getvalue(), t.buffer is raw, t.line_buffering, t.write_through, t.encoding, t.errors, t.closed)
t.reconfigure(line_buffering=True)
t.write("no end")
print(raw.getvalue())
t.write(" end\n")
print(raw.getvalue())
t.reconfigure(encoding="latin-1", errors="replace", newline="\r\n", line_buffering=False, write_through=True)
t.write("é€\n")
print(raw.getvalue()[-4:], t.encoding, t.errors, t.line_buffering, t.write_through)
print(t.detach() is raw)
for call in (lambda: t.write("x"), lambda: t.detach(), lambda: t.flush(), lambda: t.closed, lambda: t.name):
    try:
        print(call())
    except ValueError as e:
        print(e)
for kwargs in ({"newline": "z"}, {"encoding": "nope"}, {"encoding": 5}, {"newline": 5}, {"unknown": 1}):
    try:
        io.TextIOWrapper(io.BytesIO()).reconfigure(**kwargs)
    except (ValueError, LookupError, TypeError) as e:
        print(type(e).__name__, e)
r = io.TextIOWrapper(io.BytesIO(b"a\nb\n"))
print(r.readline(), end="")
try:
    r.reconfigure(encoding="ascii")
except io.UnsupportedOperation as e:
    print(e)


class Log(io.RawIOBase):
    def __init__(self):
        self.log = []

    def writable(self):
        return True

    def write(self, b):
        self.log.append(bytes(b))
        return len(b)


log = Log()
with io.TextIOWrapper(io.BufferedWriter(log), encoding="ascii", line_buffering=True) as t:
    for part in ("a", "b\n", "c", "d\re", "f"):
        t.write(part)
        print(log.log)
print(log.log, log.closed)
log = Log()
t = io.TextIOWrapper(log, write_through=True)
t.write("direct")
print(log.log)
for bad in (5, None, b"x", ["a"]):
    try:
        t.write(bad)
    except TypeError as e:
        print(e)
try:
    t.read()
except io.UnsupportedOperation as e:
    print(e)
try:
    io.TextIOWrapper(5)
except AttributeError as e:
    print(e)


class Fails(io.BytesIO):
    def close(self):
        print("closed below")
        super().close()

    def flush(self):
        raise OSError(5, "flush failed")


t = io.TextIOWrapper(Fails())
try:
    t.close()
except OSError as e:
    print(e, t.closed)
with mod_folder.folder() as base:
    with open(base + "/f", "w+") as f:
        f.write("one\ntwo\nthree\n")
        f.seek(0)
        print(f.readline(), f.read(2), sep="", end="|")
        f.seek(0)
        for i, line in enumerate(f):
            print(i, line, end="")
        print(f.readlines(), f.readline() == "", next(f, "end"))
        f.seek(4)
        print(f.readlines(4), f.read(1) == "t", f.name == base + "/f", f.mode)
    s = io.TextIOWrapper(io.BytesIO("a\u2028b\x0bc\x85d\n".encode()), "utf-8")
    print([ascii(x) for x in s])
