"""`makefile`: a connection as files."""
import io
import socket

a, b = socket.socketpair()
with a, b:
    with a.makefile("w", encoding="utf-8", newline="\n") as out, b.makefile("r", encoding="utf-8") as into:
        print(out.mode, into.mode, type(out).__name__)
        print("first line", file=out)
        out.write("zweite Zeile: ä\nthird")
        out.flush()
        print(repr(into.readline()), repr(into.readline()), repr(into.read(5)))
    raw = a.makefile("rwb", buffering=0)
    print(type(raw).__name__, raw.mode, raw.readable(), raw.writable(), raw.seekable(), raw.name == a.fileno())
    print(raw.write(b"abc"), b.recv(10), b.send(b"defg"), raw.read(2), raw.readinto(bytearray(10)))
    pair = b.makefile("rwb")
    print(type(pair).__name__)
    pair.write(b"to a\n")
    pair.flush()
    print(raw.readline())
    for mode, buffering in ("q", None), ("r", 0), ("rt", None):
        try:
            a.makefile(mode, buffering)
        except ValueError as error:
            print(error)
    # The socket stays open as long as a file does.
    reader = a.makefile("rb")
    raw.close()
    a.close()
    print(a.fileno() >= 0, raw.closed)
    b.sendall(b"late\n")
    print(reader.readline())
    reader.close()
    print(a.fileno())
    for call in raw.readable, raw.fileno:
        try:
            call()
        except ValueError as error:
            print(error)
    try:
        reader.raw.write(b"x")
    except (ValueError, io.UnsupportedOperation) as error:
        print(error)
    print(raw.name, isinstance(raw, io.RawIOBase))
