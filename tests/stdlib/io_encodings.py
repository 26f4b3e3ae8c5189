# Encodings and error handlers of text files, written and read; errors and where they are.
import mod_folder

TEXT = "aé\u20ac\U0001f600\udc80z"
with mod_folder.folder() as base:
    p = base + "/f"
    for encoding in ("utf-8", "utf-8-sig", "ascii", "latin-1"):
        for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape", "xmlcharrefreplace"):
            try:
                with open(p, "w", encoding=encoding, errors=errors) as f:
                    f.write(TEXT)
                print(encoding, errors, open(p, "rb").read(), f.encoding, f.errors)
            except UnicodeEncodeError as e:
                print(encoding, errors, e.encoding, e.start, e.end, e.reason)
    with open(p, "wb") as f:
        f.write(b"ab\xff\xe9c\xe2\x82\nd\xf0\x9f\x98\x80\xc3")
    for encoding in ("utf-8", "ascii", "latin-1", "UTF8"):
        for errors in ("strict", "ignore", "replace", "backslashreplace", "surrogateescape"):
            for how in ("read", "readlines", "readline"):
                try:
                    with open(p, encoding=encoding, errors=errors) as f:
                        print(encoding, errors, how, ascii(getattr(f, how)()))
                except UnicodeDecodeError as e:
                    print(encoding, errors, how, e, e.object)
    # Characters that lie over the ends of pieces.
    with open(p, "w", encoding="utf-8") as f:
        f.write("é\u20ac\U0001f600" * 5 + "\n" + "ü" * 10)
    for size in (1, 2, 3, 4, 7):
        with open(p, encoding="utf-8") as f:
            f._CHUNK_SIZE = size
            print(size, ascii(f.read(4)), ascii(f.readline()), ascii(f.read(3)), ascii(f.read()))
    # A signature at the beginning, and only there.
    with open(p, "w", encoding="utf-8-sig") as f:
        f.write("a")
        f.write("b")
    with open(p, "a", encoding="utf-8-sig") as f:
        f.write("c")
    print(open(p, "rb").read(), repr(open(p, encoding="utf-8-sig").read()), ascii(open(p, encoding="utf-8").read()))
    try:
        open(p, encoding="rot-nothing")
    except LookupError as e:
        print(type(e).__name__, e)
    try:
        open(p, "w", errors="no such handler", encoding="ascii").write("é")
    except LookupError as e:
        print(type(e).__name__, e)
