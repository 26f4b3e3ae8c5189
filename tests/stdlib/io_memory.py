# StringIO and BytesIO: reading, writing over and behind the end, positions, lines, closing, subclasses, errors.
import io

s = io.StringIO("héllo\nwörld\n")
print(repr(s.read(3)), s.tell(), repr(s.readline()), s.tell(), s.readlines(), repr(s.read()), s.seek(1), s.write("EY"), s.getvalue())
print(s.seek(0, 2), s.write("end"), repr(s.getvalue()), s.tell(), s.seek(20), s.write("x"), repr(s.getvalue()), s.truncate(4), repr(s.getvalue()), s.tell())
s = io.StringIO()
print([s.write(x) for x in ("ab", "", "c\nd")], s.getvalue().split(), s.seek(0), list(s), s.isatty(), s.readable(), s.writable(), s.seekable(), s.closed, s.line_buffering, s.newlines, s.encoding, s.errors)
s.seek(2)
print(s.truncate(), repr(s.getvalue()), s.truncate(10), repr(s.read()), s.read(-1) == "", s.read(None) == "", s.readline(0) == "")
print(s.seek(100), repr(s.read()), repr(s.readline()), s.tell())
print(s.writelines(["x", "y"]), len(s.getvalue()), s.flush())
b = io.BytesIO(b"abc\ndef\n")
print(b.read(2), b.tell(), b.readline(), b.readlines(), b.seek(-3, 2), b.read1(2), b.seek(2, 0), b.write(b"XY"), b.getvalue(), b.seek(1, 1), b.tell())
buf = bytearray(4)
print(b.seek(0), b.readinto(buf), buf, b.readinto(bytearray(0)), b.truncate(3), b.getvalue(), b.seek(6), b.write(bytearray(b"!")), b.getvalue())
print(io.BytesIO(b"a\nb\nc\n").readlines(3), io.StringIO("a\nb\nc\n").readlines(3), list(io.BytesIO(b"x\ny")), io.BytesIO().read(), io.BytesIO(b"q").writelines([b"1", b"2"]))
for make in (io.StringIO, io.BytesIO):
    f = make()
    for args in ((-1,), (1, 1), (0, 5), (1.5,), ("x",), (0, "x")):
        try:
            print(make.__name__, args, f.seek(*args))
        except (OSError, ValueError, TypeError) as e:
            print(make.__name__, args, type(e).__name__, e)
    for name, arg in (("write", 5), ("write", None), ("read", "x"), ("truncate", -1), ("truncate", "x"), ("readline", "x"), ("writelines", 5), ("readlines", "x")):
        try:
            print(name, getattr(f, name)(arg))
        except (ValueError, TypeError) as e:
            print(name, type(e).__name__, e)
    for name in ("fileno", "detach"):
        try:
            getattr(f, name)()
        except io.UnsupportedOperation as e:
            print(name, e)
    f.close()
    f.close()
    for name in ("read", "getvalue", "tell", "flush", "readable", "isatty", "__enter__", "__next__"):
        try:
            print(name, getattr(f, name)())
        except ValueError as e:
            print(name, e)
    print(f.closed)
for bad in (lambda: io.StringIO(5), lambda: io.StringIO("", newline="q"), lambda: io.StringIO("", 5), lambda: io.BytesIO("a"), lambda: io.BytesIO(5)):
    try:
        bad()
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)


class Log(io.StringIO):
    def __init__(self, prefix):
        super().__init__()
        self.prefix = prefix

    def write(self, text):
        return super().write(self.prefix + text)


log = Log("> ")
print("a", "b", file=log)
print(repr(log.getvalue()), log.__dict__)


class Lines(io.BytesIO):
    def readline(self, *args):
        return super().readline(*args).upper()


print(list(Lines(b"a\nb\n")), Lines(b"q\n").readlines())
with io.StringIO("ctx") as f:
    print(f.read())
print(f.closed)
big = io.StringIO()
for i in range(20000):
    big.write(f"{i},é")
print(len(big.getvalue()), big.getvalue()[-12:])
s = io.StringIO("aébc")
s.seek(2)
s.write("ü€")
print(s.getvalue(), s.tell(), s.read(), s.seek(1), s.read(2))
