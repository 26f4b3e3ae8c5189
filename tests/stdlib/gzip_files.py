# gzip: compress and decompress, files written and read, text, several members, seeking, and damaged data.
import gzip
import io
import os
import tempfile
import zlib

TEXT = "".join(f"line {i}\n" for i in range(2000))
DATA = TEXT.encode()
for level in range(10):
    packed = gzip.compress(DATA, level)
    assert gzip.decompress(packed) == DATA
    print(level, len(packed), packed[:10].hex(), f"{zlib.crc32(packed):08x}")
print(gzip.compress(b"abc").hex(), gzip.compress(b"abc", mtime=1).hex(), gzip.compress(b"", 1, mtime=2).hex())
print(gzip.decompress(gzip.compress(b"one ") + gzip.compress(b"two") + b"\0" * 10), gzip.decompress(b""))
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "text.gz")
    with gzip.open(path, "wt", encoding="utf-8") as file:
        file.write(TEXT)
        file.write("é\n")
    with gzip.open(path, "rt", encoding="utf-8") as file:
        lines = file.readlines()
    print(len(lines), lines[0], lines[-1], end="")
    with open(path, "rb") as file:
        print(file.read(3).hex())
    with gzip.open(path, "ab") as file:
        print(file.write(b"appended\n"), file.tell(), file.writable(), file.readable())
    with gzip.open(path) as file:
        print(file.readline(), file.tell(), file.read(10), file.seek(5), file.read(8), file.seek(-9, 2), file.read(), file.peek(3))
        file.rewind()
        print(file.read1(5), file.tell(), [line for line in file][-1], file.name == path, file.mode, type(file.mtime).__name__)
        room = bytearray(4)
        file.seek(0)
        print(file.readinto(room), room)
    print(file.closed)
    for use in (file.read, lambda: file.write(b"x"), file.tell, file.close):
        try:
            print(use())
        except ValueError as error:
            print(error)
    memory = io.BytesIO()
    with gzip.GzipFile("name.txt.gz", "wb", 6, memory, mtime=1_000_000_000) as file:
        print(file.write(b"abc" * 1000), file.write(memoryview(b"xyz")), file.seek(3010) <= 3010, file.tell())
        for use in (file.read, lambda: file.seek(0), lambda: file.write("text"), file.rewind):
            try:
                use()
            except Exception as error:
                print(type(error).__name__, error)
    print(memory.getvalue().hex()[:60], len(memory.getvalue()))
    memory.seek(0)
    with gzip.GzipFile(fileobj=memory) as file:
        print(len(file.read()), file.mtime)
    try:
        gzip.open(os.path.join(folder, "none.gz"))
    except FileNotFoundError as error:
        print(error.errno)
    for args in ((path, "rtb"), (path, "q"), (path, "r+"), (5,)):
        try:
            gzip.open(*args)
        except Exception as error:
            print(type(error).__name__, error)
    for kwargs in (dict(encoding="utf-8"), dict(errors="strict"), dict(newline="")):
        try:
            gzip.open(path, "rb", **kwargs)
        except ValueError as error:
            print(error)
packed = gzip.compress(b"some text to be damaged")
for damaged in (packed[:-1], packed[:15], packed[:5], b"not gzip", packed[:-8] + b"12345678", packed[:-4] + b"1234", packed[:2] + b"\1" + packed[3:], packed + b"rest"):
    for read in (gzip.decompress, lambda data: gzip.GzipFile(fileobj=io.BytesIO(data)).read()):
        try:
            print(read(damaged))
        except Exception as error:
            print(type(error).__name__, error)
