"""Secure hashes: constructors by name, the digest of a file, and keys from passwords.

The algorithms are in `_hashlib` and `_blake2`.
"""

import _hashlib
from _blake2 import blake2b, blake2s
from _hashlib import pbkdf2_hmac, scrypt
from _hashlib import openssl_md5 as md5, openssl_sha1 as sha1
from _hashlib import openssl_sha224 as sha224, openssl_sha256 as sha256, openssl_sha384 as sha384, openssl_sha512 as sha512
from _hashlib import openssl_sha3_224 as sha3_224, openssl_sha3_256 as sha3_256
from _hashlib import openssl_sha3_384 as sha3_384, openssl_sha3_512 as sha3_512
from _hashlib import openssl_shake_128 as shake_128, openssl_shake_256 as shake_256

_always = ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "blake2b", "blake2s", "sha3_224", "sha3_256", "sha3_384", "sha3_512",
           "shake_128", "shake_256")
algorithms_guaranteed = set(_always)
algorithms_available = algorithms_guaranteed | _hashlib.openssl_md_meth_names

__all__ = (*_always, "new", "algorithms_guaranteed", "algorithms_available", "file_digest", "pbkdf2_hmac")

_blake2 = {"blake2b": blake2b, "blake2s": blake2s}


def __hash_new(name, *args, **kwargs):
    """A hash object of the algorithm of this name."""
    if name in _blake2:
        return _blake2[name](*args, **kwargs)
    return _hashlib.new(name, *args, **kwargs)


new = __hash_new
new.__name__ = new.__qualname__ = "__hash_new"


def file_digest(fileobj, digest, /, *, _bufsize=2**18):
    """The hash object of what a binary file holds from here to its end."""
    hashed = new(digest) if isinstance(digest, str) else digest()
    if hasattr(fileobj, "getvalue") and hasattr(fileobj, "readinto"):
        # A BytesIO, which is hashed as a whole wherever it stands.
        hashed.update(fileobj.getvalue())
        return hashed
    if not (hasattr(fileobj, "readinto") and hasattr(fileobj, "readable") and fileobj.readable()):
        raise ValueError(f"'{fileobj!r}' is not a file-like object in binary reading mode.")
    room = bytearray(_bufsize)
    view = memoryview(room)
    while size := fileobj.readinto(room):
        hashed.update(view[:size])
    if size is None:
        raise BlockingIOError("I/O operation would block.")
    return hashed
