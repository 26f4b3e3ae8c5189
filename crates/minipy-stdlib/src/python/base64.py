"""The module `base64`: base 16, 32, 64 and 85 (RFC 4648, Ascii85, Z85). Base 64 and 16 themselves are in `binascii`."""

import binascii

__all__ = [
    "encode", "decode", "encodebytes", "decodebytes", "b64encode", "b64decode", "b32encode", "b32decode",
    "b32hexencode", "b32hexdecode", "b16encode", "b16decode", "b85encode", "b85decode", "a85encode", "a85decode",
    "z85encode", "z85decode", "standard_b64encode", "standard_b64decode", "urlsafe_b64encode", "urlsafe_b64decode",
]

bytes_types = (bytes, bytearray)

MAXLINESIZE = 76
MAXBINSIZE = MAXLINESIZE // 4 * 3


def _bytes_from_decode_data(s):
    if isinstance(s, str):
        try:
            return s.encode("ascii")
        except UnicodeEncodeError:
            raise ValueError("string argument should contain only ASCII characters")
    if isinstance(s, bytes_types):
        return s
    try:
        return memoryview(s).tobytes()
    except TypeError:
        kind = s.__class__.__name__
        raise TypeError(f"argument should be a bytes-like object or ASCII string, not {kind!r}") from None


# ---- base 64 ----


def b64encode(s, altchars=None):
    encoded = binascii.b2a_base64(s, newline=False)
    if altchars is None:
        return encoded
    assert len(altchars) == 2, repr(altchars)
    return encoded.translate(bytes.maketrans(b"+/", altchars))


def b64decode(s, altchars=None, validate=False):
    s = _bytes_from_decode_data(s)
    if altchars is not None:
        altchars = _bytes_from_decode_data(altchars)
        assert len(altchars) == 2, repr(altchars)
        s = s.translate(bytes.maketrans(altchars, b"+/"))
    return binascii.a2b_base64(s, strict_mode=validate)


def standard_b64encode(s):
    return b64encode(s)


def standard_b64decode(s):
    return b64decode(s)


def urlsafe_b64encode(s):
    return b64encode(s, b"-_")


def urlsafe_b64decode(s):
    return binascii.a2b_base64(_bytes_from_decode_data(s).translate(bytes.maketrans(b"-_", b"+/")))


def encode(input, output):
    while block := input.read(MAXBINSIZE):
        while len(block) < MAXBINSIZE and (more := input.read(MAXBINSIZE - len(block))):
            block += more
        output.write(binascii.b2a_base64(block))


def decode(input, output):
    while line := input.readline():
        output.write(binascii.a2b_base64(line))


def _input_type_check(s):
    try:
        view = memoryview(s)
    except TypeError as error:
        raise TypeError(f"expected bytes-like object, not {s.__class__.__name__}") from error
    if view.format not in ("c", "b", "B"):
        raise TypeError(f"expected single byte elements, not {view.format!r} from {s.__class__.__name__}")
    if view.ndim != 1:
        raise TypeError(f"expected 1-D data, not {view.ndim}-D data from {s.__class__.__name__}")


def encodebytes(s):
    _input_type_check(s)
    return b"".join(binascii.b2a_base64(s[at : at + MAXBINSIZE]) for at in range(0, len(s), MAXBINSIZE))


def decodebytes(s):
    _input_type_check(s)
    return binascii.a2b_base64(s)


# ---- base 32 and 16 ----

_B32 = b"ABCDEFGHIJKLMNOPQRSTUVWXYZ234567"
_B32HEX = b"0123456789ABCDEFGHIJKLMNOPQRSTUV"


def _encode_b32(alphabet, s):
    if not isinstance(s, bytes_types):
        s = memoryview(s).tobytes()
    padding = -len(s) % 5
    encoded = bytearray()
    s = s + b"\0" * padding
    for at in range(0, len(s), 5):
        bits = int.from_bytes(s[at : at + 5])
        encoded += bytes(alphabet[bits >> shift & 31] for shift in range(35, -1, -5))
    if fill := (0, 1, 3, 4, 6)[padding]:
        encoded[-fill:] = b"=" * fill
    return bytes(encoded)


def _decode_b32(alphabet, s, casefold=False, map01=None):
    s = _bytes_from_decode_data(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    length = len(s)
    s = s.rstrip(b"=")
    fill = length - len(s)
    places = {letter: place for place, letter in enumerate(alphabet)}
    decoded = bytearray()
    bits = 0
    for at in range(0, len(s), 8):
        bits = 0
        for letter in s[at : at + 8]:
            if letter not in places:
                raise binascii.Error("Non-base32 digit found") from None
            bits = (bits << 5) + places[letter]
        decoded += bits.to_bytes(5) if at + 8 <= len(s) else b""
    if length % 8 or fill not in (0, 1, 3, 4, 6):
        raise binascii.Error("Incorrect padding")
    if fill and decoded is not None and length:
        last = (bits << 5 * fill).to_bytes(5)
        decoded += last[: (43 - 5 * fill) // 8]
    return bytes(decoded)


def b32encode(s):
    return _encode_b32(_B32, s)


def b32decode(s, casefold=False, map01=None):
    return _decode_b32(_B32, s, casefold, map01)


def b32hexencode(s):
    return _encode_b32(_B32HEX, s)


def b32hexdecode(s, casefold=False):
    return _decode_b32(_B32HEX, s, casefold)


def b16encode(s):
    return binascii.hexlify(s).upper()


def b16decode(s, casefold=False):
    s = _bytes_from_decode_data(s)
    if casefold:
        s = s.upper()
    if s.translate(None, delete=b"0123456789ABCDEF"):
        raise binascii.Error("Non-base16 digit found")
    return binascii.unhexlify(s)


# ---- base 85 ----

_A85 = bytes(range(33, 118))
_B85 = (b"0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ"
        b"abcdefghijklmnopqrstuvwxyz!#$%&()*+-;<=>?@^_`{|}~")
_Z85 = (b"0123456789abcdefghijklmnopqrstuvwxyz"
        b"ABCDEFGHIJKLMNOPQRSTUVWXYZ.-:+=^!/*?&<>()[]{}@%$#")


def _encode_85(b, alphabet, pad=False, foldnuls=False, foldspaces=False):
    if not isinstance(b, bytes_types):
        b = memoryview(b).tobytes()
    padding = -len(b) % 4
    b = b + b"\0" * padding
    chunks = []
    for at in range(0, len(b), 4):
        word = int.from_bytes(b[at : at + 4])
        if foldnuls and not word:
            chunks.append(b"z")
        elif foldspaces and word == 0x20202020:
            chunks.append(b"y")
        else:
            chunks.append(bytes(alphabet[word // 85**power % 85] for power in (4, 3, 2, 1, 0)))
    if padding and not pad:
        if chunks[-1] == b"z":
            chunks[-1] = alphabet[:1] * 5
        chunks[-1] = chunks[-1][:-padding]
    return b"".join(chunks)


def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    result = _encode_85(b, _A85, pad, True, foldspaces)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        lines = [result[at : at + wrapcol] for at in range(0, len(result), wrapcol)]
        if adobe and len(lines[-1]) + 2 > wrapcol:
            lines.append(b"")
        result = b"\n".join(lines)
    if adobe:
        result += b"~>"
    return result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes_from_decode_data(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError(f"Ascii85 encoded byte sequences must end with {b'~>'!r}")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    decoded, current = [], []
    for letter in b + b"u" * 4:
        if 33 <= letter <= 117:
            current.append(letter)
            if len(current) == 5:
                word = 0
                for digit in current:
                    word = 85 * word + (digit - 33)
                if word >= 1 << 32:
                    raise ValueError("Ascii85 overflow") from None
                decoded.append(word.to_bytes(4))
                current = []
        elif letter == 122:
            if current:
                raise ValueError("z inside Ascii85 5-tuple")
            decoded.append(b"\0\0\0\0")
        elif foldspaces and letter == 121:
            if current:
                raise ValueError("y inside Ascii85 5-tuple")
            decoded.append(b"    ")
        elif letter not in ignorechars:
            raise ValueError(f"Non-Ascii85 digit found: {chr(letter)}")
    result = b"".join(decoded)
    if padding := 4 - len(current):
        result = result[:-padding]
    return result


def _decode_85(b, alphabet, name):
    places = {letter: place for place, letter in enumerate(alphabet)}
    padding = -len(b) % 5
    b = b + alphabet[-1:] * padding
    decoded = []
    for at in range(0, len(b), 5):
        word = 0
        for place, letter in enumerate(b[at : at + 5]):
            if letter not in places:
                raise ValueError(f"bad {name} character at position {at + place}") from None
            word = word * 85 + places[letter]
        if word >= 1 << 32:
            raise ValueError(f"{name} overflow in hunk starting at byte {at}") from None
        decoded.append(word.to_bytes(4))
    result = b"".join(decoded)
    return result[:-padding] if padding else result


def b85encode(b, pad=False):
    return _encode_85(b, _B85, pad)


def b85decode(b):
    return _decode_85(_bytes_from_decode_data(b), _B85, "base85")


def z85encode(s):
    return _encode_85(s, _Z85)


def z85decode(s):
    return _decode_85(_bytes_from_decode_data(s), _Z85, "z85")
