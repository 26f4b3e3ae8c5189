# The tree of classes: isinstance, mixins of the abstract ones for a script's own files, UnsupportedOperation, closing when an object goes.
import io
import _io
import mod_folder

with mod_folder.folder() as base:
    for mode, buffering in (("w", -1), ("r", -1), ("wb", -1), ("rb", -1), ("r+b", -1), ("rb", 0)):
        with open(base + "/f", mode, buffering) as f:
            print(type(f).__name__, [c.__name__ for c in (io.IOBase, io.RawIOBase, io.BufferedIOBase, io.TextIOBase) if isinstance(f, c)])
for c in (io.StringIO, io.BytesIO, io.BufferedRWPair, io.FileIO):
    print(c.__name__, [b.__name__ for b in c.__mro__], issubclass(c, io.IOBase), issubclass(c, io.TextIOBase))
print([b.__name__ for b in io.UnsupportedOperation.__mro__], io.UnsupportedOperation.__module__, io.open is open, _io.open is open)


class Count(io.RawIOBase):
    def __init__(self, data):
        self.data = data

    def readable(self):
        return True

    def readinto(self, b):
        n = min(len(b), len(self.data), 3)
        b[:n], self.data = self.data[:n], self.data[n:]
        return n


c = Count(b"one\ntwo\nthree")
print(c.read(2), c.readline(), c.readlines(1), c.read(), c.read(), c.closed, c.seekable(), c.isatty())
for name in ("seek", "tell", "truncate", "fileno"):
    try:
        getattr(c, name)(*([0] if name == "seek" else []))
    except io.UnsupportedOperation as e:
        print(name, e)
with c as same:
    print(same is c)
for call in (lambda: c.readline(), lambda: c.__enter__(), lambda: iter(c), lambda: c.flush(), lambda: c.writelines([])):
    try:
        print(call())
    except ValueError as e:
        print(e)
print([bytes(x) for x in Count(b"a\nb\nc")], io.TextIOWrapper(io.BufferedReader(Count("é\nü".encode())), "utf-8").readlines())


class Bare(io.IOBase):
    def close(self):
        print("close")
        super().close()


b = Bare()
print(b.closed, b.readable(), b.writable())
del b
with Bare():
    pass


class Upper(io.TextIOBase):
    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text.upper())
        return len(text)


u = Upper()
print("hello", 5, file=u)
u.writelines(["a", "b"])
print(u.parts, u.encoding, u.errors, u.newlines)
for c in (io.RawIOBase(), io.BufferedIOBase(), io.TextIOBase()):
    for name, args in (("read", ()), ("readline", ()), ("write", ("",)), ("detach", ()), ("readinto", (bytearray(1),)), ("read1", ())):
        try:
            print(type(c).__name__, name, getattr(c, name)(*args))
        except (io.UnsupportedOperation, NotImplementedError, AttributeError) as e:
            print(type(c).__name__, name, type(e).__name__, str(e)[:40])
with mod_folder.folder() as base:
    f = open(base + "/lost", "w")
    f.write("not lost")
    del f
    print(open(base + "/lost").read())
    open(base + "/lost", "w").write("again")
    print(open(base + "/lost").read())

    class Own(io.FileIO):
        def write(self, b):
            return super().write(bytes(b).upper())

    with io.BufferedWriter(Own(base + "/own", "w")) as w:
        w.write(b"shout")
    print(open(base + "/own").read(), Own(base + "/own").mode)
