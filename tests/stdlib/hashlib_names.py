# hashlib: the names of algorithms and what `new` makes of other spellings; sizes; the functions of the module.
import hashlib

print(sorted(hashlib.algorithms_guaranteed))
print(sorted(hashlib.algorithms_available))
print(sorted(hashlib.__all__))
for name in hashlib.__all__:
    assert hasattr(hashlib, name), name
for name in sorted(hashlib.algorithms_available):
    hashed = hashlib.new(name)
    print(f"{name:12} {type(hashed).__module__}.{type(hashed).__name__:8} {hashed.name:12} {hashed.digest_size} {hashed.block_size}")

SPELLINGS = """SHA256 sha-256 SHA2-256 sha512-256 SHA-512/256 sha512/256 SHA512_256 sha3-256 SHA3_256 RIPEMD160 ripemd rmd160 md5-sha1 sm3
               sha shake128 SHAKE-128 SHAKE_256 Blake2b blake2b512 BLAKE2s256 MD4 whirlpool Sha1 SHA-1 ssl3-md5 md5 Md5 md-5 sha999"""
for name in [*SPELLINGS.split(), "", " md5"]:
    try:
        hashed = hashlib.new(name, b"x")
        print(repr(name), hashed.name, type(hashed).__name__)
    except ValueError as error:
        print(repr(name), "ValueError:", error)

for function in (hashlib.md5, hashlib.sha256, hashlib.sha3_512, hashlib.shake_128, hashlib.blake2b, hashlib.new):
    print(function.__name__, hashlib.new.__qualname__)
print(hashlib.sha256 is hashlib.sha256, hashlib.sha256(b"a").digest() == hashlib.new("sha256", b"a").digest())
