# Positions: seek, tell and truncate of raw, buffered and text files; cookies of text files lead back to where they were taken.
import io
import mod_folder

with mod_folder.folder() as base:
    p = base + "/f"
    with open(p, "w", encoding="utf-8") as f:
        print(f.tell(), f.write("héllo\n"), f.tell(), f.write("wörld\n"), f.tell())
    for encoding in ("utf-8", "latin-1"):
        with open(p, encoding=encoding) as f:
            marks = []
            while True:
                marks.append(f.tell())
                if not f.readline():
                    break
            print(encoding, marks)
            for mark in reversed(marks):
                f.seek(mark)
                print(mark, ascii(f.readline()), f.tell())
            f.seek(0)
            spots = []
            while c := f.read(1):
                spots.append(f.tell())
            print(spots)
            for spot in spots:
                f.seek(spot)
                print(ascii(f.read(2)), end=" ")
            print(f.seek(0, 2), f.seek(0, 1), f.read())
    with open(p) as f:
        next(f)
        try:
            f.tell()
        except OSError as e:
            print(type(e).__name__, e)
        f.seek(0)
        print(f.tell())
        for args in ((1, 1), (1, 2), (-1,), (0, 9), (-1, 2)):
            try:
                f.seek(*args)
            except (OSError, ValueError) as e:
                print(type(e).__name__, e)
    with open(p, "r+") as f:
        f.readline()
        f.seek(f.tell())
        f.write("W")
        f.flush()
        print(f.tell(), repr(open(p).read()))
        f.seek(3)
        print(f.truncate(), repr(open(p).read()), f.truncate(5), open(p, "rb").read())
    with open(p, "w+b") as f:
        f.write(b"0123456789")
        print(f.seek(2), f.read(3), f.tell(), f.write(b"AB"), f.tell(), f.read(), f.seek(-3, 2), f.read(1), f.seek(-1, 1), f.peek(1)[:1])
        f.seek(0)
        print(f.read(4), f.seek(1, 1), f.write(b"x"), f.seek(0), f.read())
        print(f.truncate(4), f.tell(), f.seek(0), f.read(), f.seek(6), f.write(b"z"), f.seek(0), f.read())
    with open(p, "rb", buffering=0) as f:
        print(f.read(2), f.tell(), f.seek(-1, 2), f.readall(), f.read())
        for args in ((-1,), (0, 9), (1.5,)):
            try:
                f.seek(*args)
            except (OSError, ValueError, TypeError) as e:
                print(type(e).__name__, e)
    with open(p, "ab") as f:
        print(f.tell(), f.write(b"!"), f.tell())
    # Line ends that were translated, and pieces of a few bytes.
    with open(p, "wb") as f:
        f.write(b"ab\r\ncd\re\xc3\xa9f\r\n\r\ngh")
    for size in (1, 3, 4, 8192):
        with open(p, encoding="utf-8") as f:
            f._CHUNK_SIZE = size
            marks = []
            while line := f.readline():
                marks.append((f.tell(), line))
            rest = []
            for (mark, _), (_, line) in zip(marks, marks[1:]):
                f.seek(mark)
                rest.append(f.readline() == line)
            print(size, len(marks), rest)
