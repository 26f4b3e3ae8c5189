"""base64 and binascii on every length around a group, on runs that are folded, and on text that is wrong at any place."""

import base64
import binascii

PAIRS = [
    (base64.b64encode, base64.b64decode), (base64.b32encode, base64.b32decode), (base64.b32hexencode, base64.b32hexdecode),
    (base64.b16encode, base64.b16decode), (base64.a85encode, base64.a85decode), (base64.b85encode, base64.b85decode),
    (base64.z85encode, base64.z85decode), (binascii.hexlify, binascii.unhexlify),
]
data = bytes((i * 37 + 11) % 256 for i in range(23))
for encode, decode in PAIRS:
    for length in range(23):
        text = encode(data[:length])
        if length < 12:
            print(encode.__name__, length, text)
        assert decode(text) == data[:length]
        assert encode(bytearray(data[:length])) == encode(memoryview(data)[:length]) == text


def attempt(function, *args, **options):
    try:
        print(function.__name__, *args, function(*args, **options))
    except Exception as error:
        print(function.__name__, *args, type(error).__name__, error)


print("-- wrong letters, at each place")
for function, good, wrong in [
    (base64.b32decode, b"MZXW6YTBOI======", b"1"), (base64.b16decode, b"00FF7A", b"g"), (base64.b16decode, b"00FF7A", b"a"),
    (base64.b85decode, b"Xk~0{Zv", b" "), (base64.z85decode, b"xK#0@zV", b'"'), (base64.a85decode, b"87cURDZ", b"v"),
    (binascii.unhexlify, b"00ff7A", b"x"), (binascii.a2b_base64, b"aGVsbG8=", b"\n"),
]:
    for at in range(len(good)):
        attempt(function, good[:at] + wrong + good[at + 1 :])
print("-- lengths")
for length in range(1, 9):
    attempt(base64.b32decode, b"MZXW6YTB"[:length].ljust(8, b"="))
    attempt(base64.b32decode, b"MZXW6YTB"[:length])
    attempt(base64.b16decode, b"00FF7A1F"[:length])
    attempt(base64.b85decode, b"~~~~~~~~"[:length])
attempt(base64.b32decode, b"=" * 16)
attempt(base64.b32decode, b"MZXW6YTB" + b"=" * 8)
attempt(base64.b16decode, b"0g0")

print("-- base 64 between other letters")
for text in [b"aGVs\nbG8h\r\naGk=", b"aG Vs", b"aGVsbG8", b"aGVs!!bG8=", b"aG=Vs", b"aGVs====bG8=", b"====aGVs", b"a", b"aGVsb", b""]:
    for strict in (False, True):
        attempt(binascii.a2b_base64, text, strict_mode=strict)
    attempt(base64.b64decode, text, validate=True)
print(base64.b64decode("aGVsbG8="), base64.urlsafe_b64decode("-_-_"), base64.b64encode(b"\xfb\xff", b"-_"))
print(binascii.b2a_base64(b"hello"), binascii.b2a_base64(b"", newline=False), binascii.b2a_base64(b""))

print("-- folded runs and lines")
for data in (bytes(4), bytes(5), bytes(8), b"    ", b"     ", b"a" + bytes(7), b"abcd" + bytes(4) + b"    x", bytes(3), bytes(1), b"  "):
    for pad in (False, True):
        for spaces in (False, True):
            text = base64.a85encode(data, pad=pad, foldspaces=spaces)
            print(text, base64.b85encode(data, pad), base64.a85decode(text, foldspaces=spaces))
for width in (1, 2, 3, 5, 7, 10, 100):
    for adobe in (False, True):
        for data in (b"", b"x", b"some bytes", bytes(9)):
            text = base64.a85encode(data, wrapcol=width, adobe=adobe)
            print(width, text, base64.a85decode(text, adobe=adobe))
for text in ("zz", "z!z", "!z", "y", "!!!!!", "uuuuu", "s8W-!", "s8W-\"", "87 cU\nR", "!", "v"):
    attempt(base64.a85decode, text)
    attempt(base64.a85decode, text, foldspaces=True)

print("-- hexadecimal digits in groups")
data = b"\x00\x01\xfe\xff\x7f"
for group in (-7, -5, -3, -2, -1, 0, 1, 2, 3, 4, 5, 6):
    for length in range(6):
        print(group, data[:length].hex(":", group), binascii.hexlify(data[:length], "-", group), end=" ")
    print()
print(data.hex(), data.hex(" "), bytearray(data).hex("_", 2), memoryview(data).hex(), data.hex(bytes_per_sep=2), b"".hex(":"))
attempt(data.hex, "", 2)
attempt(data.hex, "é")
attempt(data.hex, ":", 1 << 40)
attempt(bytes.fromhex, "00 fF7a")
attempt(bytes.fromhex, "0 0")
attempt(bytes.fromhex, "00g")
