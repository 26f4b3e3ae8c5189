"""UTF-16, UTF-32, UTF-8 with a signature and the encodings that write escapes: both ways, with every error handler, in text files."""

import io
import warnings

HANDLERS = ["strict", "replace", "ignore", "xmlcharrefreplace", "backslashreplace", "surrogatepass", "surrogateescape"]


def show(*words, of):
    try:
        print(*words, ascii(of()))
    except (UnicodeError, LookupError) as error:
        print(*words, type(error).__name__, ascii(str(error)))


TEXTS = ["", "abc", "\u20ac\U0001f600", "a\ud800b", "\udc80\udc81", "\ufeffx", "\xe9", "\n\t\\'\"\r\x00\x7f\x80\u2028"]
for encoding in ("utf-16", "utf-16-be", "utf-32", "utf-32-le", "utf-8-sig", "unicode_escape", "raw-unicode-escape"):
    for text in TEXTS:
        for errors in HANDLERS if "\ud800" in text or "\udc80" in text else HANDLERS[:1]:
            show(encoding, ascii(text), errors, of=lambda: text.encode(encoding, errors))

BYTES = [
    b"", b"\xff\xfe", b"\xfe\xff", b"a\0", b"\xff\xfea\0b", b"\0\xd8", b"\0\xd8a\0", b"\0\xdca\0", b"\x3d\xd8\0\xde", b"\xfe\xff\0a",
    b"\xff\xfe\0\0a\0\0\0", b"\0\0\x11\0", b"\0\xd8\0\0", b"\0\0\xfe\xff\0\0\0a", b"\xef\xbb\xbfabc", b"\xef\xbb", b"\xef\xbb\xbf\xff",
]
for encoding in ("utf-16", "UTF_16LE", "utf-16-be", "utf32", "utf-32-be", "utf-8-sig"):
    for data in BYTES:
        for errors in ("strict", "replace", "backslashreplace", "surrogatepass"):
            if (data, errors) != (b"=\xd8\0", "surrogatepass"):
                show(encoding, data, errors, of=lambda: data.decode(encoding, errors))

warnings.simplefilter("ignore")
ESCAPES = [
    rb"abc", rb"\n\t\\\'\"\a\b\f\v\r", rb"\x41\x4", rb"\x", rb"\xg1", rb"\u20ac", rb"\u20a", rb"\U0001F600", rb"\U00110000",
    rb"\U0001F60", rb"\101\7\400\777\8", b"\\z\\", b"a\\\nb", b"\xe9\\xe9", rb"\N{", rb"\N", rb"\ud800", rb"\uD83D\uDE00", rb"\\u0041",
    rb"\\\u0041", rb"\u12zz!",
]
for encoding in ("unicode_escape", "raw_unicode_escape"):
    for data in ESCAPES:
        for errors in ("strict", "replace", "ignore"):
            show(encoding, data, errors, of=lambda: data.decode(encoding, errors))

for encoding in ("nope", "rot13", "hex"):
    show(encoding, of=lambda: "x".encode(encoding))
    show(encoding, of=lambda: b"x".decode(encoding))
    show(encoding, of=lambda: io.TextIOWrapper(io.BytesIO(), encoding=encoding))

# Text files.
for encoding in ("utf-16", "utf-32", "utf-16-be", "utf-8-sig"):
    file = io.TextIOWrapper(io.BytesIO(), encoding=encoding, newline="\r\n")
    print(file.write("a\u20ac\n"), file.write("b"), file.tell(), file.buffer.getvalue())
    file.seek(0)
    print(ascii(file.read(1)), file.tell(), ascii(file.readline()), file.tell(), ascii(file.read()), file.encoding)
    file.seek(0, 2)
    file.write("end")
    file.seek(0)
    file.write("A")
    file.flush()
    print(file.buffer.getvalue())
for encoding in ("utf-16", "utf-32"):
    bare = "abc".encode(encoding + "-le")
    show(encoding, of=lambda: io.TextIOWrapper(io.BytesIO(bare), encoding=encoding).read())
    show(encoding, of=lambda: io.TextIOWrapper(io.BytesIO(bare[:1]), encoding=encoding).read())
    big = "\ufeffb\u20ac\nc".encode(encoding + "-be")
    show(encoding, of=lambda: list(io.TextIOWrapper(io.BytesIO(big), encoding=encoding)))
