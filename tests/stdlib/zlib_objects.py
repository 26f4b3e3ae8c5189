# zlib.compressobj with every kind of parameter, its input in pieces, flushed in all ways between them, and copied.
import random
import zlib

source = random.Random(2)
TEXTS = [
    b"", b"abc", bytes(source.choices(b"abc \n", k=70_000)), source.randbytes(50_000), b"".join(b"line %d of many\n" % i for i in range(5000)),
]
PARAMETERS = [
    (6, 8, 15, 8, 0), (6, 8, -15, 9, 0), (9, 8, 31, 1, 0), (1, 8, -9, 1, 0), (6, 8, 9, 9, 0), (5, 8, 10, 4, 1), (6, 8, 15, 8, 2), (6, 8, 15, 8, 3),
    (6, 8, 15, 8, 4), (1, 8, 12, 3, 4), (0, 8, -15, 8, 0), (0, 8, 9, 1, 0), (0, 8, 31, 2, 0), (3, 8, -12, 2, 2), (8, 8, 15, 9, 1), (7, 8, -10, 9, 3),
    (4, 8, 11, 5, 0), (-1, 8, 15, 8, 0),
]
for number, text in enumerate(TEXTS):
    for parameters in PARAMETERS:
        stream = zlib.compressobj(*parameters)
        pieces = []
        at = 0
        while at < len(text):
            size = source.choice((1, 100, 3000, 40_000))
            pieces.append(stream.compress(text[at : at + size]))
            at += size
            if source.random() < 0.3:
                pieces.append(stream.flush(source.choice((zlib.Z_PARTIAL_FLUSH, zlib.Z_SYNC_FLUSH, zlib.Z_FULL_FLUSH, zlib.Z_BLOCK))))
            if source.random() < 0.2:
                stream = stream.copy()
        pieces.append(stream.flush())
        packed = b"".join(pieces)
        assert zlib.decompress(packed, parameters[2]) == text
        print(number, *parameters, len(packed), f"{zlib.crc32(packed):08x}", [len(piece) for piece in pieces][:8])

stream = zlib.compressobj()
print(stream.compress(b"some text"), stream.flush(zlib.Z_NO_FLUSH), stream.flush(zlib.Z_SYNC_FLUSH), stream.flush(zlib.Z_SYNC_FLUSH))
twin = stream.copy()
print(zlib.compressobj(2, 8, 8).compress(b"x").hex(), stream.compress(b"more"), stream.flush(), twin.flush())
for use in (stream.flush, stream.copy, lambda: stream.compress(b"x"), lambda: stream.flush(2), lambda: stream.flush(0)):
    try:
        print(use())
    except Exception as error:
        print(type(error).__name__, error)
