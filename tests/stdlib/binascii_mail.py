"""uuencode, quoted-printable and the checksum of BinHex in the module binascii."""
import binascii
import random


def attempt(function, *args, **options):
    try:
        print(function.__name__, args, options, "->", function(*args, **options))
    except Exception as error:
        print(function.__name__, args, options, "->", type(error).__name__, error)


for data in (b"", b"\0", b"cat", b"The quick brown fox", bytes(range(45))):
    line = binascii.b2a_uu(data)
    print(line, binascii.b2a_uu(data, backtick=True), binascii.a2b_uu(line) == data)
for line in (b"", b"#8V%T", b"#8V%T\r\n", b"#8V", "#8V%T", b"!\x7f", b"!>   x", b"!>  `\n", "\xff", 1):
    attempt(binascii.a2b_uu, line)
attempt(binascii.b2a_uu, bytes(46))
attempt(binascii.b2a_uu, "text")
attempt(binascii.b2a_uu, b"x", True)

for text in (b"a=b", b"caf\xe9 ", b"end \nnext\t\n", b".\n..", b"a_b c", b"x" * 80, b"tab\tand space", b"one\r\ntwo\n", b"\x00\x7f~"):
    for options in ({}, {"quotetabs": True}, {"istext": False}, {"header": True}):
        quoted = binascii.b2a_qp(text, **options)
        print(quoted, binascii.a2b_qp(quoted, header="header" in options) == text)
for text in (b"=", b"=4", b"=4g", b"==", b"a=\nb", b"a=\r\nb", b"a=\rxx\nb", b"a=\rxx", b"=3d=3D", "a_b", b"=20_"):
    attempt(binascii.a2b_qp, text)
    attempt(binascii.a2b_qp, text, True)
attempt(binascii.b2a_qp, "text")
attempt(binascii.a2b_qp, b"a", 1, 2)

for earlier in (0, 1, 0xFFFF, 0x12345, -1):
    print(binascii.crc_hqx(b"123456789", earlier), binascii.crc_hqx(b"", earlier))
attempt(binascii.crc_hqx, b"")
attempt(binascii.crc_hqx, b"", "x")

# Many random texts, as one number.
pick, total = random.Random(7), 0
pieces = [bytes([code]) for code in b"ab=_. \t\r\n\xff~\0-Z09AF`#"]
for _ in range(500):
    text = b"".join(pick.choice(pieces) for _ in range(pick.randrange(90)))
    for flags in range(8):
        quoted = binascii.b2a_qp(text, quotetabs=flags & 1, istext=flags & 2, header=flags & 4)
        total = binascii.crc32(quoted, total)
    total = binascii.crc32(binascii.a2b_qp(text), total)
print(total)
