# Line ends: what each newline= makes of \n, \r and \r\n, reading by lines, by characters and whole, and writing.
import io
import mod_folder

DATA = b"a\nb\r\nc\rd\r\n\n\r\re"
with mod_folder.folder() as base:
    p = base + "/f"
    with open(p, "wb") as f:
        f.write(DATA)
    for newline in (None, "", "\n", "\r", "\r\n"):
        print("newline", repr(newline))
        with open(p, newline=newline) as f:
            print(" lines", f.readlines(), repr(f.newlines))
        with open(p, newline=newline) as f:
            print(" whole", repr(f.read()), repr(f.newlines))
        with open(p, newline=newline) as f:
            print(" chars", [f.read(1) for _ in range(16)], repr(f.newlines))
        with open(p, newline=newline) as f:
            print(" limit", [f.readline(2) for _ in range(12)])
        with open(p, "w", newline=newline) as f:
            f.write("x\ny\r\nz\r")
        print(" wrote", open(p, "rb").read())
        with open(p, "wb") as f:
            f.write(DATA)
    # A piece that ends between \r and \n.
    for size in (1, 2, 3, 5):
        with open(p, newline=None) as f:
            f._CHUNK_SIZE = size
            print(size, f.readlines())
    with open(p, newline=None) as f:
        while True:
            before = f.newlines
            line = f.readline()
            if f.newlines != before:
                print(repr(line), repr(f.newlines))
            if not line:
                break
for newline in (None, "", "\n", "\r", "\r\n"):
    s = io.StringIO(DATA.decode(), newline=newline)
    print(repr(newline), repr(s.getvalue()), list(s), repr(s.newlines))
    s.write("p\nq\r\n")
    print(repr(s.getvalue()))
