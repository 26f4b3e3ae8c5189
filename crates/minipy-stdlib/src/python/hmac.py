"""Codes under a key (RFC 2104): a hash of a key and of the hash of the key and the message."""

import _hashlib
from _hashlib import compare_digest

trans_5C = bytes(x ^ 0x5C for x in range(256))
trans_36 = bytes(x ^ 0x36 for x in range(256))

digest_size = None

_constructor_class = type(_hashlib.openssl_sha256)


def _constructor(digest):
    if callable(digest):
        return digest

    def make(d=b""):
        import hashlib
        return hashlib.new(digest, d) if isinstance(digest, str) else digest.new(d)
    return make


class HMAC:
    """A code on its way."""

    blocksize = 64

    __slots__ = ("_inner", "_outer", "block_size", "digest_size")

    def __init__(self, key, msg=None, digestmod=""):
        if not isinstance(key, (bytes, bytearray)):
            raise TypeError(f"key: expected bytes or bytearray, but got {type(key).__name__!r}")
        if not digestmod:
            raise TypeError("Missing required argument 'digestmod'.")
        make = _constructor(digestmod)
        self._outer = make()
        self._inner = make()
        self.digest_size = self._inner.digest_size
        if not self.digest_size and isinstance(self._inner, _hashlib.HASHXOF):
            raise ValueError("no reason supplied")
        self.block_size = self._block_size()
        if len(key) > self.block_size:
            key = make(key).digest()
        key = key.ljust(self.block_size, b"\0")
        self._outer.update(key.translate(trans_5C))
        self._inner.update(key.translate(trans_36))
        if msg is not None:
            self.update(msg)

    def _block_size(self):
        size = getattr(self._inner, "block_size", None)
        if size is not None and size >= 16:
            return size
        import warnings
        if size is None:
            message = f"No block_size attribute on given digest object; Assuming {self.blocksize}."
        else:
            message = f"block_size of {size} seems too small; using our default of {self.blocksize}."
        warnings.warn(message, RuntimeWarning, 3)
        return self.blocksize

    @property
    def name(self):
        return f"hmac-{self._inner.name}"

    def update(self, msg):
        """More of the message."""
        self._inner.update(msg)

    def copy(self):
        """The same once more."""
        other = self.__class__.__new__(self.__class__)
        other.digest_size = self.digest_size
        other.block_size = self.block_size
        other._inner = self._inner.copy()
        other._outer = self._outer.copy()
        return other

    def _current(self):
        code = self._outer.copy()
        code.update(self._inner.digest())
        return code

    def digest(self):
        """The code of what has come so far."""
        return self._current().digest()

    def hexdigest(self):
        """It in hexadecimal digits."""
        return self._current().hexdigest()


def new(key, msg=None, digestmod=""):
    """A new code on its way."""
    return HMAC(key, msg, digestmod)


def digest(key, msg, digest):
    """The code of a message at once."""
    if isinstance(digest, _constructor_class) and digest.__name__.startswith("openssl_"):
        digest = digest.__name__.removeprefix("openssl_")
    if isinstance(digest, str):
        try:
            return _hashlib.hmac_digest(key, msg, digest)
        except _hashlib.UnsupportedDigestmodError:
            pass
    make = _constructor(digest)
    inner, outer = make(), make()
    size = getattr(inner, "block_size", 64)
    if len(key) > size:
        key = make(key).digest()
    key = key.ljust(size, b"\0")
    inner.update(key.translate(trans_36))
    outer.update(key.translate(trans_5C))
    inner.update(msg)
    outer.update(inner.digest())
    return outer.digest()
