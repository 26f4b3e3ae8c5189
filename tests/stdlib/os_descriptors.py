# Descriptors: open, read, write, seek, duplicate, pipes that do not wait, and errors.
import os
import mod_folder

with mod_folder.folder() as base:
    p = base + "/f"
    fd = os.open(p, os.O_RDWR | os.O_CREAT | os.O_TRUNC, 0o600)
    print(os.write(fd, b"hello world"), os.lseek(fd, 0, os.SEEK_SET), os.read(fd, 5), os.read(fd, 100), os.read(fd, 100), os.lseek(fd, -5, os.SEEK_END))
    print(os.write(fd, bytearray(b"W")), os.pread(fd, 3, 6), os.pwrite(fd, b"J", 0), os.fstat(fd).st_size, os.isatty(fd), os.fsync(fd), os.ftruncate(fd, 5))
    other = os.dup(fd)
    print(os.lseek(other, 0, 1) == os.lseek(fd, 0, 1), os.get_inheritable(other), os.dup2(fd, other) == other, os.get_inheritable(other), os.get_blocking(fd))
    with os.fdopen(other, "r+") as f:
        f.seek(0)
        print(f.read())
    print(os.close(fd))
    r, w = os.pipe()
    os.set_blocking(r, False)
    try:
        os.read(r, 1)
    except BlockingIOError as e:
        print(e.errno, e)
    os.write(w, b"x" * 1000)
    print(len(os.read(r, 600)), len(os.read(r, 600)), os.get_blocking(r), os.get_blocking(w))
    os.set_blocking(w, False)
    total = 0
    try:
        while True:
            total += os.write(w, b"y" * 4096)
    except BlockingIOError:
        print("full", total > 4096)
    os.close(r)
    try:
        os.write(w, b"z")
    except BrokenPipeError as e:
        print(e.errno, e)
    os.close(w)
    for call in (
        lambda: os.close(999), lambda: os.read(999, 1), lambda: os.write(999, b""), lambda: os.lseek(999, 0, 0), lambda: os.dup(999), lambda: os.fstat(999),
        lambda: os.read(0, -1), lambda: os.read("x", 1), lambda: os.write(1, "text"), lambda: os.write(1), lambda: os.open("x"), lambda: os.close(),
        lambda: os.fdopen("x"), lambda: os.fdopen(999), lambda: os.fsync(999), lambda: os.set_blocking(999, True), lambda: os.read(2**40, 1), lambda: os.pipe(1),
    ):
        try:
            print(call())
        except (OSError, TypeError, OverflowError) as e:
            print(type(e).__name__, e)
    print(os.isatty(999))
