"""Files in memory that end: what is seen of it where a script has a say, and what __init__ does the second time."""

import io
import weakref


class Told(io.StringIO):
    def close(self):
        print("closing", repr(self.getvalue()) if not self.closed else "again")
        super().close()


class ToldBytes(io.BytesIO):
    def close(self):
        print("closing", None if self.closed else self.getvalue())
        super().close()


Told("a")
ToldBytes(b"b")
with Told("with"):
    pass

for kind, text in ((io.StringIO, "x"), (io.BytesIO, b"x")):
    file = kind()
    file.write(text)
    file.close = lambda: print("the attribute")
    del file
    file = kind(text)
    ref = weakref.ref(file, lambda _: print("gone"))
    del file
    print(ref())
    file = kind()
    print(file.closed, file.write(text * 3), file.tell(), file.getvalue())
    file.__init__()
    print(file.getvalue(), file.tell())
    file.__init__(text * 2)
    print(file.read(), file.getvalue())
    file.close()
    for call in (file.read, file.getvalue, file.__enter__):
        try:
            call()
        except ValueError as e:
            print(e)
    file.__init__()
    print(file.closed)
    file.__init__(text)
    print(file.closed, file.getvalue())
    file = kind.__new__(kind)
    try:
        print(file.read())
    except ValueError as e:
        print(e)
    del file

file = io.BytesIO(b"lent")
view = file.getbuffer()
try:
    file.__init__()
except BufferError as e:
    print(e)
view[0] = 76
del file
print(bytes(view))
view.release()
file = io.BytesIO()
view = file.getbuffer()
try:
    file.__init__()
except BufferError as e:
    print(e)
view.release()
print([io.StringIO().read(), io.BytesIO().read(), io.StringIO(newline=None).read(), io.StringIO(None).read()])
file = io.StringIO()
file.write("a\r\nb\n")
file.seek(0)
print(file.readlines(), [io.StringIO("a\r\nb\n", newline=n).readlines() for n in (None, "", "\n", "\r\n")])
