# Files over descriptors: closefd, openers, several files over one, FileIO by itself.
import io
import os
import mod_folder

with mod_folder.folder() as base:
    p = base + "/f"
    fd = os.open(p, os.O_RDWR | os.O_CREAT, 0o644)
    f = open(fd, "w", closefd=False)
    print(f.name == fd, f.fileno() == fd, f.write("text"), f.close(), f.closed)
    os.lseek(fd, 0, 0)
    print(os.read(fd, 10))
    with open(fd, "rb") as f:
        print(f.name == fd, f.seek(0), f.read(), f.raw.closefd)
    try:
        os.fstat(fd)
    except OSError as e:
        print(e)
    try:
        open(fd)
    except OSError as e:
        print(type(e).__name__, e.errno, e.filename)

    def opener(path, flags):
        print("opener", path == p, flags & os.O_ACCMODE, bool(flags & os.O_CLOEXEC))
        return os.open(path, flags, 0o600)

    with open(p, "r+", opener=opener) as f:
        print(f.read())
    for result in (-1, -7, "x", None):
        try:
            open(p, opener=lambda path, flags: result)
        except (ValueError, TypeError) as e:
            print(type(e).__name__, e)
    for name, kwargs in ((p, {"closefd": False}), (b"\xff/no", {}), (p, {"mode": "zz"}), (p, {"mode": "rw"}), (p, {"mode": 5})):
        try:
            io.FileIO(name, **kwargs)
        except (ValueError, OSError, TypeError) as e:
            print(type(e).__name__, str(e).replace(base, "BASE"))
    with io.FileIO(p, "w+") as f:
        print(f.write(b"abc"), f.tell(), f.seek(0), f.read(2), f.readall(), f.truncate(1), f.seek(0), f.read(), f.isatty(), f.mode, f.seekable())
        print(repr(f).replace(p, "P"), f.writelines([b"x", b"y"]), f.seek(0), f.readlines())
        f.extra = 5
        print(f.extra, sorted(f.__dict__))
    print(repr(f), f.closed)
    a, b = open(p, "w"), open(p, "a")
    a.write("first")
    a.flush()
    b.write("second")
    b.close()
    a.close()
    print(open(p).read())
    print(repr(open(p)).replace(p, "P"), repr(open(p, "rb")).replace(p, "P"), repr(open(p, "r+b")).replace(p, "P"), repr(open(p, "wb")).replace(p, "P"))
    r, w = os.pipe()
    with open(r, "rb") as reader, open(w, "wb") as writer:
        print(reader.seekable(), writer.seekable(), writer.write(b"through a pipe\n"), writer.flush(), reader.readline())
        for call in (reader.tell, lambda: reader.seek(0), writer.tell):
            try:
                call()
            except OSError as e:
                print(type(e).__name__, e)
    try:
        open(os.pipe()[0], "r+")
    except io.UnsupportedOperation as e:
        print(e)
