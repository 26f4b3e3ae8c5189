"""Universally unique identifiers (RFC 9562): `UUID`, `uuid4`, and `uuid3` and `uuid5`, which are made of names.

`uuid1`, `uuid6` and `getnode` tell of the machine and are not supported.
"""

import os
from enum import Enum

__all__ = ["UUID", "SafeUUID", "NAMESPACE_DNS", "NAMESPACE_OID", "NAMESPACE_URL", "NAMESPACE_X500", "NIL", "MAX", "RESERVED_FUTURE",
           "RESERVED_MICROSOFT", "RESERVED_NCS", "RFC_4122", "uuid3", "uuid4", "uuid5"]

RESERVED_NCS, RFC_4122, RESERVED_MICROSOFT, RESERVED_FUTURE = [
    "reserved for NCS compatibility", "specified in RFC 4122", "reserved for Microsoft compatibility", "reserved for future definition",
]


def __getattr__(name):
    if name in ("uuid1", "uuid6", "uuid7", "uuid8", "getnode"):
        raise AttributeError(f"module 'uuid' has no attribute {name!r} (minipy does not support it)")
    raise AttributeError(f"module 'uuid' has no attribute {name!r}")


class SafeUUID(Enum):
    """Whether one was made so that no other process made the same."""

    safe = 0
    unsafe = -1
    unknown = None


class UUID:
    """128 bits, and the ways to write them."""

    __slots__ = ("int", "is_safe", "__weakref__")

    def __init__(self, hex=None, bytes=None, bytes_le=None, fields=None, int=None, version=None, *, is_safe=None):
        if [hex, bytes, bytes_le, fields, int].count(None) != 4:
            raise TypeError("one of the hex, bytes, bytes_le, fields, or int arguments must be given")
        if hex is not None:
            hex = hex.replace("urn:", "").replace("uuid:", "")
            hex = hex.strip("{}").replace("-", "")
            if len(hex) != 32:
                raise ValueError("badly formed hexadecimal UUID string")
            int = _int(hex, 16)
        elif bytes_le is not None:
            if len(bytes_le) != 16:
                raise ValueError("bytes_le is not a 16-char string")
            bytes = bytes_le[3::-1] + bytes_le[5:3:-1] + bytes_le[7:5:-1] + bytes_le[8:]
        if bytes is not None:
            if len(bytes) != 16:
                raise ValueError("bytes is not a 16-char string")
            int = _int.from_bytes(bytes)
        elif fields is not None:
            int = _from_fields(fields)
        if not 0 <= int < 1 << 128:
            raise ValueError("int is out of range (need a 128-bit value)")
        if version is not None:
            if not 1 <= version <= 8:
                raise ValueError("illegal version number")
            int = _versioned(int, version)
        object.__setattr__(self, "int", int)
        object.__setattr__(self, "is_safe", SafeUUID.unknown if is_safe is None else is_safe)

    def __setattr__(self, name, value):
        raise TypeError("UUID objects are immutable")

    def __eq__(self, other):
        return self.int == other.int if isinstance(other, UUID) else NotImplemented

    def __lt__(self, other):
        return self.int < other.int if isinstance(other, UUID) else NotImplemented

    def __gt__(self, other):
        return self.int > other.int if isinstance(other, UUID) else NotImplemented

    def __le__(self, other):
        return self.int <= other.int if isinstance(other, UUID) else NotImplemented

    def __ge__(self, other):
        return self.int >= other.int if isinstance(other, UUID) else NotImplemented

    def __hash__(self):
        return hash(self.int)

    def __int__(self):
        return self.int

    def __repr__(self):
        return f"{self.__class__.__name__}({str(self)!r})"

    def __str__(self):
        x = self.hex
        return f"{x[:8]}-{x[8:12]}-{x[12:16]}-{x[16:20]}-{x[20:]}"

    hex = property(lambda self: f"{self.int:032x}")
    bytes = property(lambda self: self.int.to_bytes(16))
    urn = property(lambda self: "urn:uuid:" + str(self))
    time_low = property(lambda self: self.int >> 96)
    time_mid = property(lambda self: self.int >> 80 & 0xFFFF)
    time_hi_version = property(lambda self: self.int >> 64 & 0xFFFF)
    clock_seq_hi_variant = property(lambda self: self.int >> 56 & 0xFF)
    clock_seq_low = property(lambda self: self.int >> 48 & 0xFF)
    node = property(lambda self: self.int & 0xFFFFFFFFFFFF)
    clock_seq = property(lambda self: (self.clock_seq_hi_variant & 0x3F) << 8 | self.clock_seq_low)

    @property
    def bytes_le(self):
        b = self.bytes
        return b[3::-1] + b[5:3:-1] + b[7:5:-1] + b[8:]

    @property
    def fields(self):
        return self.time_low, self.time_mid, self.time_hi_version, self.clock_seq_hi_variant, self.clock_seq_low, self.node

    @property
    def variant(self):
        if not self.int & 0x8000 << 48:
            return RESERVED_NCS
        if not self.int & 0x4000 << 48:
            return RFC_4122
        return RESERVED_FUTURE if self.int & 0x2000 << 48 else RESERVED_MICROSOFT

    @property
    def version(self):
        return self.int >> 76 & 0xF if self.variant == RFC_4122 else None

    def __reduce__(self):
        return UUID, (self.hex,)

    def __copy__(self):
        return self

    def __deepcopy__(self, memo):
        return self


_int = int
_WIDTHS = (32, 16, 16, 8, 8, 48)


def _from_fields(fields):
    if len(fields) != 6:
        raise ValueError("fields is not a 6-tuple")
    value = 0
    for number, (field, width) in enumerate(zip(fields, _WIDTHS), 1):
        if not 0 <= field < 1 << width:
            raise ValueError(f"field {number} out of range (need {'an' if width == 8 else 'a'} {width}-bit value)")
        value = value << width | field
    return value


_set = object.__setattr__
_VARYING = ~(0xC000 << 48 | 0xF000 << 64)


def _versioned(value, version):
    return value & _VARYING | 0x8000 << 48 | version << 76


def uuid4():
    """A random one."""
    made = object.__new__(UUID)
    _set(made, "int", _versioned(int.from_bytes(os.urandom(16)), 4))
    _set(made, "is_safe", SafeUUID.unknown)
    return made


def _named(namespace, name, algorithm, version):
    import hashlib
    if isinstance(name, str):
        name = name.encode("utf-8")
    digest = hashlib.new(algorithm, namespace.bytes + name, usedforsecurity=False).digest()
    return UUID(bytes=digest[:16], version=version)


def uuid3(namespace, name):
    """The one that a name has in a namespace, by MD5."""
    return _named(namespace, name, "md5", 3)


def uuid5(namespace, name):
    """The one that a name has in a namespace, by SHA-1."""
    return _named(namespace, name, "sha1", 5)


NAMESPACE_DNS = UUID("6ba7b810-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_URL = UUID("6ba7b811-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_OID = UUID("6ba7b812-9dad-11d1-80b4-00c04fd430c8")
NAMESPACE_X500 = UUID("6ba7b814-9dad-11d1-80b4-00c04fd430c8")
NIL = UUID("00000000-0000-0000-0000-000000000000")
MAX = UUID("ffffffff-ffff-ffff-ffff-ffffffffffff")
