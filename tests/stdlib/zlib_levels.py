# zlib.compress: the bytes at every level over inputs of many kinds, which are those of the C library.
import random
import zlib

source = random.Random(1)
words = [bytes(source.choices(b"abcdefghij", k=source.randint(2, 9))) for _ in range(200)]


def inputs():
    yield "empty", b""
    yield "one byte", b"a"
    yield "two bytes", b"ab"
    yield "one run", b"a" * 1000
    yield "all bytes", bytes(range(256)) * 20
    for size in (3, 257, 258, 259, 5000, 32768, 65535, 100_000):
        yield f"noise {size}", source.randbytes(size)
        yield f"few letters {size}", bytes(source.choices(b"abcd ", k=size))
        yield f"long runs {size}", bytes(source.choices(b"aaaaaaaaaaaaaab", k=size))
        yield f"words {size}", b" ".join(source.choices(words, k=size // 6 + 1))
        yield f"numbers {size}", b"".join(b"%d," % (i * i) for i in range(size // 6))
        yield f"bell {size}", bytes(int(abs(source.gauss(0, 20))) & 255 for _ in range(size))


for name, data in inputs():
    packed = [zlib.compress(data, level) for level in range(10)]
    print(name, *(f"{len(part)}:{zlib.crc32(part):08x}" for part in packed))
    assert all(zlib.decompress(part) == data for part in packed)
    assert zlib.compress(data) == zlib.compress(data, -1) == packed[6]
print(zlib.compress(b"hello hello hello hello").hex())
print(zlib.compress(b"hello hello hello hello", 9, 31).hex(), zlib.compress(b"hello hello hello hello", level=1, wbits=-15).hex())
