"""io.IncrementalNewlineDecoder, the protocols io.Reader and io.Writer, and BytesIO.getbuffer."""

import io


def show(function, *args):
    try:
        print(repr(function(*args)))
    except Exception as error:
        print(type(error).__name__, error)


for translate in (True, False):
    decoder = io.IncrementalNewlineDecoder(None, translate)
    for piece, final in [("a\r", False), ("\nb\r", False), ("c\n", False), ("\r", False), ("", True), ("d\r\n\r\n", False)]:
        print(repr(decoder.decode(piece, final)), decoder.newlines, decoder.getstate())
    decoder.reset()
    print(decoder.newlines, decoder.getstate())
    decoder.setstate((b"", 1))
    print(repr(decoder.decode("\n")), decoder.newlines)
    show(decoder.decode, b"bytes")
    show(decoder.setstate, 5)

print(issubclass(io.StringIO, io.Reader), issubclass(int, io.Reader), isinstance(io.BytesIO(), io.Writer))


class Half:
    def read(self, size=-1, /):
        return ""


print(isinstance(Half(), io.Reader), isinstance(Half(), io.Writer), io.Reader[str])
show(io.Writer)

file = io.BytesIO(b"0123456789")
view = file.getbuffer()
print(bytes(view[2:5]), view.readonly, len(view), view.format)
view[0:3] = b"abc"
print(file.getvalue(), file.read(4))
for name, args in [("write", (b"x",)), ("truncate", (3,)), ("close", ()), ("__init__", (b"new",))]:
    show(getattr(file, name), *args)
print(file.readinto(bytearray(3)), file.tell(), file.closed)
half = view[5:]
view.release()
show(file.write, b"x")
half.release()
file.seek(0, 2)
print(file.write(b"more"), file.getvalue())
with file.getbuffer() as view:
    view[-1] = 0x21
print(file.getvalue())
file.close()
show(file.getbuffer)
show(memoryview, io.BytesIO(b"x"))
