# zlib: wrong arguments and damaged data, with the texts of the errors.
import zlib


def show(call, *args, **kwargs):
    try:
        result = call(*args, **kwargs)
        print("ok", result if isinstance(result, bytes) else type(result))
    except Exception as error:
        print(type(error).__module__, type(error).__name__, error.args)


DATA = b"hello hello hello"
PACKED = zlib.compress(DATA)
print(zlib.error.__mro__)
for args in ((), ("x",), (5,), (None,), (DATA, 10), (DATA, -2), (DATA, "9"), (DATA, 1.0), (DATA, 2**40), (DATA, 9, 7), (DATA, 9, -8), (DATA, 9, 16), (DATA, 9, 24),
             (DATA, 9, 40), (DATA, 1, 2, 3)):
    show(zlib.compress, *args)
show(zlib.compress, data=DATA)
for args in ((), ("x",), (PACKED[:-1],), (PACKED[:5],), (b"",), (b"x",), (b"abc",), (PACKED + b"tail",), (PACKED[:-1] + b"x",), (PACKED, 31), (PACKED, -15),
             (PACKED, 8), (PACKED, 7), (PACKED, 50), (PACKED, 15, -1), (PACKED, 15, 0), (PACKED, "x"), (PACKED, 2**40), (PACKED, 15, 2**70),
             (b"\x78\x9daaaa",), (b"\x78\x9caaaa",), (b"\x78\x9c\x07",), (b"\x78\x9c\0\1\2\3\4",), (b"\x88\x1caaaa",), (b"\x79\x9c",), (b"\x78\xbbaaaaaaaa",),
             (b"\x1f\x8b\x08\0aaaaaaa", 31), (b"\x1f\x8b\x09\0aaaaaaa", 31), (b"\x1f\x8b\x08\xffaaaaaaa", 31), (b"\x05\xe0\x81", -15),
             (b"\x4b\x04\x41\x00", -15), (b"\xcb\x48\x04\x62\x7f", -15), (b"\xfc\xff\xff\xff\xff", -15)):
    show(zlib.decompress, *args)
for position in range(len(PACKED)):
    damaged = bytearray(PACKED)
    damaged[position] ^= 0x24
    show(zlib.decompress, bytes(damaged))
for args in ((10,), (-2,), (9, 7), (9, 8, 7), (9, 8, -8), (9, 8, 15, 0), (9, 8, 15, 10), (9, 8, 15, 8, 5), (9, 8, 15, 8, -1), ("x",), (1, 2, 3, 4, 5, 6, 7)):
    show(zlib.compressobj, *args)
for kwargs in (dict(zdict=5), dict(zdict="x"), dict(zdict=None), dict(wbits=31, zdict=b"abc"), dict(foo=1)):
    show(zlib.compressobj, **kwargs)
for args in ((5,), (50,), ("x",), (15, 5), (15, "x"), (15, None)):
    show(zlib.decompressobj, *args)
stream = zlib.compressobj()
for args in (("x",), (5,), (None,)):
    show(stream.compress, *args)
for mode in (6, 7, -1, "x", 2**40):
    show(stream.flush, mode)
stream = zlib.decompressobj()
for args in (("x",), (PACKED, -1), (PACKED, "x"), (b"abc",), (PACKED,), (b"",)):
    show(stream.decompress, *args)
for length in (0, -1, "x", 5):
    show(stream.flush, length)
try:
    stream.eof = 1
except AttributeError as error:
    print(error)
for sum in (zlib.crc32, zlib.adler32):
    for args in ((), ("x",), (5,), (b"abc",), (b"abc", 5), (b"abc", -1), (b"abc", 2**33 + 1), (b"abc", 2**200 + 7), (b"abc", "x"), (b"",), (b"", 77), (b"a", 1, 2)):
        try:
            print(sum(*args))
        except Exception as error:
            print(type(error).__name__, error)
    print(sum(bytes(range(256)) * 1000), sum(b"x" * 100_000, 0xFFFFFFFF), sum(memoryview(b"abcd")[1:3], 9))
print({name: getattr(zlib, name) for name in sorted(dir(zlib)) if name[0].isupper()})
# Faults in the middle of long data, found in one go and in pieces.
long = zlib.compress(b"".join(b"number %d, " % (i * i) for i in range(3000)))
for position in range(200, len(long), 331):
    damaged = bytearray(long)
    damaged[position] ^= 0x41
    try:
        zlib.decompress(bytes(damaged))
    except zlib.error as error:
        print(position, error)
    stream = zlib.decompressobj()
    length = 0
    try:
        for at in range(0, len(damaged), 1000):
            length += len(stream.decompress(bytes(damaged[at : at + 1000])))
    except zlib.error as error:
        print(position, error, length, len(stream.unconsumed_tail))
