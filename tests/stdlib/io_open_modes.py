# Modes of open(): what each may do, what it creates and empties, and the texts of refusals.
import os
import mod_folder as tmp

with tmp.folder() as base:
    p = base + "/f.txt"

    def show(label, f):
        print(label, type(f).__name__, f.mode, f.closed, f.readable(), f.writable(), f.seekable())

    for mode in ("w", "r", "a", "r+", "w+", "a+", "wb", "rb", "ab", "r+b", "w+b", "a+b", "rt", "+r", "br"):
        with open(p, mode) as f:
            show(mode, f)
            if f.writable():
                f.write("one\n" if "b" not in mode else b"one\n")
    with open(p) as f:
        print(repr(f.read()))
    try:
        open(p, "x")
    except FileExistsError as e:
        print(type(e).__name__, e.errno, e.filename == p, e.strerror)
    with open(base + "/new", "x") as f:
        show("x", f)
    for mode in ("", "b", "rw", "rr", "q", "rbt", "U", "r+w", "w+a", "t"):
        try:
            open(p, mode)
        except ValueError as e:
            print(repr(mode), e)
    for kwargs in (
        {"mode": "rb", "encoding": "utf-8"}, {"mode": "rb", "errors": "strict"}, {"mode": "rb", "newline": ""},
        {"buffering": 0}, {"newline": "x"}, {"closefd": False}, {"encoding": "no such"},
    ):
        try:
            open(p, **kwargs)
        except (ValueError, LookupError) as e:
            print(sorted(kwargs), type(e).__name__, e)
    for args in ((), (None,), (1.5,), (p, 5), (p, "r", "x"), (p, "r", -1, 5), (-1,), (2**70,)):
        try:
            open(*args)
        except (TypeError, ValueError) as e:
            print(type(e).__name__, e)
    for name in (base, base + "/no/such", base + "/f.txt/x", "a\0b"):
        try:
            open(name)
        except (OSError, ValueError) as e:
            print(type(e).__name__, getattr(e, "errno", None), str(e).replace(base, "BASE"))
    print(os.path.getsize(p))
