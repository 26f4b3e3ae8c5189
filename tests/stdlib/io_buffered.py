# BufferedReader, BufferedWriter, BufferedRandom and BufferedRWPair over raw files written in Python.
import io


class Raw(io.RawIOBase):
    def __init__(self, parts=(), accept=None):
        self.parts, self.log, self.accept, self.at = list(parts), [], accept, 0

    def readable(self):
        return True

    def writable(self):
        return True

    def seekable(self):
        return True

    def seek(self, pos, whence=0):
        self.log.append(("seek", pos, whence))
        return 0

    def tell(self):
        return 0

    def readinto(self, b):
        if not self.parts:
            return 0
        part = self.parts.pop(0)
        if part is None:
            return None
        n = min(len(part), len(b))
        b[:n] = part[:n]
        if part[n:]:
            self.parts.insert(0, part[n:])
        return n

    def write(self, b):
        if self.accept is None:
            self.log.append(bytes(b))
            return len(b)
        n = self.accept.pop(0) if self.accept else None
        n = n and min(n, len(b))
        self.log.append((bytes(b), n))
        return n


r = io.BufferedReader(Raw([b"abc", b"defg", b"hij\nkl\n", b"mno"]), 4)
print(r.read(2), r.peek(1), r.read1(10), r.readline(), r.read1(2), r.read(), r.read(), r.read1(), r.peek())
r = io.BufferedReader(Raw([b"ab", None, b"cd", None, None, b"e"]))
print(r.read(), r.read(), r.read(), r.read(3), r.read(1))
r = io.BufferedReader(Raw([b"one\ntwo\n", b"three"]), 3)
print(list(r))
r = io.BufferedReader(Raw([b"abcdef", b"ghi"]))
b = bytearray(4)
print(r.readinto(b), b, r.readinto1(b), b, r.readinto(b), b)
for bad in (-2, "x", 1.5):
    try:
        r.read(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for size in (0, -1):
    try:
        io.BufferedReader(Raw(), size)
    except ValueError as e:
        print(e)

raw = Raw()
w = io.BufferedWriter(raw, 8)
for part in (b"abc", b"defg", b"hi", b"x" * 20, b"", b"y" * 8, b"z"):
    w.write(part)
    print(len(part), raw.log)
w.flush()
print(raw.log[-1])
raw = Raw(accept=[2, 3, None])
w = io.BufferedWriter(raw, 4)
w.write(b"abcd")
try:
    w.write(b"efghijkl")
except BlockingIOError as e:
    print(e.strerror, e.characters_written)
print(raw.log)
raw.accept = [100] * 10
try:
    w.flush()
except OSError as e:
    print(type(e).__name__, e)
raw.accept = None
w.write(b"!")
w.close()
print(raw.log[-1], w.closed, raw.closed)

raw = Raw([b"0123456789"])
rnd = io.BufferedRandom(raw, 4)
print(rnd.read(2), rnd.write(b"ab"), rnd.flush(), b"ab" in raw.log)
pair = io.BufferedRWPair(Raw([b"in"]), out := Raw())
print(pair.read(1), pair.peek(1), pair.write(b"out"), pair.flush(), out.log, pair.readable(), pair.writable(), pair.closed, pair.isatty())
pair.close()
print(pair.closed)


class Deaf(Raw):
    def readable(self):
        return False

    def writable(self):
        return False


for make in (io.BufferedReader, io.BufferedWriter, io.BufferedRandom):
    try:
        make(Deaf())
    except io.UnsupportedOperation as e:
        print(make.__name__, e)
r = io.BufferedReader(raw)
print(r.raw is raw, r.detach() is raw)
for what in (lambda: r.read(), lambda: r.raw, lambda: r.closed, lambda: r.detach()):
    try:
        print(what())
    except ValueError as e:
        print(e)
try:
    io.BufferedReader.__new__(io.BufferedReader).read()
except ValueError as e:
    print(e)
class Liar(Raw):
    def readinto(self, b):
        return len(b) + 5
    def write(self, b):
        return len(b) + 1
try:
    io.BufferedReader(Liar()).read(3)
except OSError as e:
    print(e)
w = io.BufferedWriter(Liar(), 2)
try:
    w.write(b"abcdef")
except OSError as e:
    print(e)
