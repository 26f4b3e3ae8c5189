"""Bytes by tables: translate, hexadecimal digits, base 64; and layouts of struct that are read from parts of buffers."""

import array
import binascii
import struct

data = bytes(range(256)) * 2
swapped = bytes(reversed(range(256)))
print(data.translate(swapped) == bytes(reversed(data)), data.translate(None, b"\x00\xff") == (bytes(range(1, 255)) * 2))
print(b"hello".translate(swapped, b"l").translate(swapped), b"hello".translate(None, bytearray(b"lo")), bytearray(b"abc").translate(swapped))
for table in (b"", bytes(255), "x"):
    try:
        print(b"a".translate(table))
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)

for text in ["", "00ff", "00 fF\tA9\n", "0", "0g", "g0", "a b", "abc", "12 3", "1é", b"ab12", b" ab", bytearray(b"zz")]:
    for kind in (bytes, bytearray):
        try:
            print(ascii(text), kind.fromhex(text))
        except (TypeError, ValueError) as e:
            print(ascii(text), type(e).__name__, e)
print(data.hex() == "".join("%02x" % b for b in data), bytes.fromhex(data.hex()) == data, binascii.unhexlify(data.hex().upper()) == data)
for size in range(8):
    text = binascii.b2a_base64(data[250:250 + size])
    print(text, binascii.a2b_base64(text) == data[250:250 + size])

# A layout is known by its format; a buffer may change between two looks at it.
buffer = bytearray(16)
for i in range(300):
    fields = struct.Struct(f"<{i % 7}sB")
    assert struct.calcsize(f"<{i % 7}sB") == fields.size == i % 7 + 1
    struct.pack_into("<HbI", buffer, i % 8, i, i % 100 - 50, i * i)
    assert struct.unpack_from("<HbI", buffer, i % 8) == (i, i % 100 - 50, i * i)
    assert struct.unpack_from("<HbI", memoryview(buffer)[i % 8:]) == (i, i % 100 - 50, i * i)
print(struct.unpack("<4I", buffer), struct.unpack_from(">H", buffer, -2), struct.unpack_from("B", array.array("i", [258]), 1))
print(struct.unpack(b"<2H", b"abcd"), struct.unpack("<2H", bytearray(b"abcd")), struct.unpack("<2H", memoryview(b"aXbXcXdX")[:4]))
print(list(struct.iter_unpack("<H", bytearray(b"abcdef"))), list(struct.iter_unpack("<H", memoryview(b"abcdef")[2:])))
for call in (
    lambda: struct.unpack("<H", b"abc"), lambda: struct.unpack("<H", "ab"), lambda: struct.unpack_from("<H", b"abc", 2),
    lambda: struct.unpack_from("<H", b"abc", -1), lambda: struct.unpack_from("<H", 5), lambda: struct.unpack("<H", memoryview(b"abcd")[::2]),
    lambda: struct.iter_unpack("<H", b"abc"), lambda: struct.pack("?é", 1), lambda: struct.pack("<k", 1), lambda: struct.pack("<k", 1),
):
    try:
        print(call())
    except (struct.error, TypeError, BufferError, UnicodeError) as e:
        print(type(e).__name__, e)
edges = {"b": 8, "B": 8, "h": 16, "H": 16, "i": 32, "I": 32, "q": 64, "Q": 64}
for code, bits in edges.items():
    low, high = (0, 2**bits - 1) if code.isupper() else (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1)
    print(code, struct.pack("<" + code, low).hex(), struct.pack(">" + code, high).hex(), struct.pack("<" + code, True).hex())
    for wrong in (low - 1, high + 1):
        try:
            print(struct.pack("<" + code, wrong))
        except struct.error as e:
            print(e)


class Index:
    def __index__(self):
        return 7


print(struct.pack("<bQ", Index(), Index()))
view = memoryview(buffer)
walk = struct.iter_unpack("<Q", view)
print(next(walk)[0] == int.from_bytes(buffer[:8], "little"))
print(bytearray(b"ab") < memoryview(b"ac").tobytes(), bytearray(b"ab") == memoryview(b"ab"), bytearray(b"ab") == array.array("B", b"ab"), b"a" == bytearray(b"a"))
