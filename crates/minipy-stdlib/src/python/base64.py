"""The module `base64`: base 16, 32, 64 and 85 (RFC 4648, Ascii85, Z85). Base 64 and 16 themselves are in `binascii`."""

import _base_digits
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


_TO_URLSAFE = bytes.maketrans(b"+/", b"-_")
_FROM_URLSAFE = bytes.maketrans(b"-_", b"+/")


def urlsafe_b64encode(s):
    return binascii.b2a_base64(s, newline=False).translate(_TO_URLSAFE)


def urlsafe_b64decode(s):
    return binascii.a2b_base64(_bytes_from_decode_data(s).translate(_FROM_URLSAFE))


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

def _octets(s):
    return s if isinstance(s, bytes_types) else memoryview(s).tobytes()


def _decode_b32(extended, s, casefold=False, map01=None):
    s = _bytes_from_decode_data(s)
    if len(s) % 8:
        raise binascii.Error("Incorrect padding")
    if map01 is not None:
        map01 = _bytes_from_decode_data(map01)
        assert len(map01) == 1, repr(map01)
        s = s.translate(bytes.maketrans(b"01", b"O" + map01))
    if casefold:
        s = s.upper()
    return _base_digits.decode32(s, extended)


def b32encode(s):
    return _base_digits.encode32(_octets(s), False)


def b32decode(s, casefold=False, map01=None):
    return _decode_b32(False, s, casefold, map01)


def b32hexencode(s):
    return _base_digits.encode32(_octets(s), True)


def b32hexdecode(s, casefold=False):
    return _decode_b32(True, s, casefold)


def b16encode(s):
    return _base_digits.encode16(s)


def b16decode(s, casefold=False):
    s = _bytes_from_decode_data(s)
    if casefold:
        s = s.upper()
    return _base_digits.decode16(s)


# ---- base 85 ----

def a85encode(b, *, foldspaces=False, wrapcol=0, pad=False, adobe=False):
    result = _base_digits.encode85(_octets(b), "ascii85", pad, foldspaces)
    if adobe:
        result = b"<~" + result
    if wrapcol:
        wrapcol = max(2 if adobe else 1, wrapcol)
        last = (len(result) - 1) % wrapcol + 1
        result = _base_digits.lines(result, wrapcol)
        if adobe and last + 2 > wrapcol:
            result += b"\n"
    if adobe:
        result += b"~>"
    return result


def a85decode(b, *, foldspaces=False, adobe=False, ignorechars=b" \t\n\r\v"):
    b = _bytes_from_decode_data(b)
    if adobe:
        if not b.endswith(b"~>"):
            raise ValueError(f"Ascii85 encoded byte sequences must end with {b'~>'!r}")
        b = b[2:-2] if b.startswith(b"<~") else b[:-2]
    if not isinstance(ignorechars, bytes):
        ignorechars = bytes(letter for letter in b if not 33 <= letter <= 117 and letter != 122 and letter in ignorechars)
    return _base_digits.decode_ascii85(b, foldspaces, ignorechars)


def b85encode(b, pad=False):
    return _base_digits.encode85(_octets(b), "base85", pad, False)


def b85decode(b):
    return _base_digits.decode85(_bytes_from_decode_data(b), "base85")


def z85encode(s):
    return _base_digits.encode85(_octets(s), "z85", False, False)


def z85decode(s):
    return _base_digits.decode85(_bytes_from_decode_data(s), "z85")
