# zlib.decompressobj: data in pieces, bounded output, what is left over, and the end.
import zlib

DATA = b"".join(b"line %d of some text\n" % i for i in range(3000))
PACKED = zlib.compress(DATA)
for size in (1, 7, 100, 5000, 100_000):
    stream = zlib.decompressobj()
    out = b"".join(stream.decompress(PACKED[at : at + size]) for at in range(0, len(PACKED), size)) + stream.flush()
    print(size, out == DATA, stream.eof, stream.unused_data, stream.unconsumed_tail)
for most in (1, 10, 1000, 32768, 10**6):
    stream = zlib.decompressobj()
    parts = []
    rest = PACKED + b"behind"
    while not stream.eof and len(parts) < 500:
        parts.append(stream.decompress(rest, most))
        rest = stream.unconsumed_tail
    print(most, len(parts), len(parts[0]), len(parts[-1]), len(b"".join(parts)), stream.unused_data, len(stream.unconsumed_tail) > 0)
stream = zlib.decompressobj()
print(stream.decompress(PACKED, 5), stream.eof, len(stream.flush()), stream.eof, stream.unconsumed_tail)
try:
    stream.decompress(b"after")
except zlib.error as error:
    print(error, stream.unconsumed_tail, stream.flush())
stream = zlib.decompressobj()
print(len(stream.decompress(PACKED)), stream.decompress(b"after"), stream.unused_data, stream.decompress(b" the end"), stream.unused_data)
for bits, data in ((15, PACKED), (47, PACKED), (0, PACKED), (31, zlib.compress(DATA, wbits=31)), (47, zlib.compress(DATA, wbits=31)),
                   (-15, zlib.compress(DATA, wbits=-15)), (9, zlib.compress(b"short", wbits=9))):
    print(bits, len(zlib.decompress(data, bits)), len(zlib.decompress(data, bits, 1)), len(zlib.decompress(data, wbits=bits, bufsize=10**6)))
    print(len(zlib.decompressobj(bits).decompress(bytearray(data))), len(zlib.decompressobj(wbits=bits).decompress(memoryview(data))))
half = zlib.decompressobj()
print(len(half.decompress(PACKED[:1000])), half.flush(), half.eof, len(half.decompress(PACKED[1000:])), half.eof)

# Dictionaries.
known = b"line of some text\n"
stream = zlib.compressobj(zdict=known)
packed = stream.compress(DATA[:200]) + stream.flush()
print(packed[:30].hex(), len(packed))
print(zlib.decompressobj(zdict=known).decompress(packed) == DATA[:200])
for try_with in ({}, {"zdict": b"wrong"}, {"zdict": b""}):
    try:
        zlib.decompressobj(**try_with).decompress(packed)
    except zlib.error as error:
        print(error)
for bits in (-15, -9):
    stream = zlib.compressobj(wbits=bits, zdict=known * 100)
    packed = stream.compress(DATA[:200]) + stream.flush()
    print(bits, packed[:30].hex(), zlib.decompressobj(bits, zdict=known * 100).decompress(packed) == DATA[:200])
