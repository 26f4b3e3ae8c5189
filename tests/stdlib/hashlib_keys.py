# Keys from passwords: pbkdf2_hmac and scrypt, their results and their limits.
import hashlib


def show(call, *args, **kwargs):
    try:
        print(call(*args, **kwargs).hex())
    except Exception as error:
        print(type(error).__name__, error)


pbkdf2 = hashlib.pbkdf2_hmac
for name in ("md5", "sha1", "sha224", "sha256", "sha384", "sha512", "sha3_256", "blake2b", "blake2s", "ripemd160", "sm3", "SHA-256", "md5-sha1"):
    show(pbkdf2, name, b"password", b"salt", 3)
show(pbkdf2, "sha1", b"passwordPASSWORDpassword", b"saltSALTsaltSALTsaltSALTsaltSALTsalt", 4096, 25)
show(pbkdf2, "sha1", b"pass\0word", b"sa\0lt", 4096, 16)
show(pbkdf2, "sha256", b"password" * 20, b"", 1000, 100)
show(pbkdf2, "sha256", b"", b"", 1, 1)
show(pbkdf2, hash_name="sha256", password=bytearray(b"p"), salt=memoryview(b"s"), iterations=2, dklen=None)
for args in ((), ("sha256",), ("unknown", b"p", b"s", 1), ("sha256", "p", b"s", 1), ("sha256", b"p", "s", 1), ("sha256", b"p", b"s", 0),
             ("sha256", b"p", b"s", -1), ("sha256", b"p", b"s", 2**31), ("sha256", b"p", b"s", 2**70), ("sha256", b"p", b"s", "1"),
             ("sha256", b"p", b"s", 1, 0), ("sha256", b"p", b"s", 1, -1), ("sha256", b"p", b"s", 1, "x"), ("sha256", b"p", b"s", 1, 2**31),
             (5, b"p", b"s", 1), ("sha256", None, b"s", 1), ("shake_128", b"p", b"s", 1), ("sha256", b"p", b"s", 1, 1, 1)):
    show(pbkdf2, *args)

scrypt = hashlib.scrypt
show(scrypt, b"", salt=b"", n=16, r=1, p=1)
show(scrypt, b"password", salt=b"NaCl", n=1024, r=8, p=16, dklen=40)
show(scrypt, b"pleaseletmein", salt=b"SodiumChloride", n=2**14, r=8, p=1, dklen=16)
show(scrypt, b"p", salt=b"s", n=2**15, r=8, p=1, maxmem=2**26, dklen=8)
GOOD = dict(salt=b"s", n=16, r=8, p=1)
for change in (dict(n=15), dict(n=1), dict(n=0), dict(n=-2), dict(n="x"), dict(n=None), dict(n=2**65), dict(r=0), dict(p=0), dict(r=2**31), dict(p="a"),
               dict(n=2**15), dict(n=2**16, r=1, maxmem=2**28), dict(r=2**20, p=2**20), dict(dklen=0), dict(dklen=5), dict(dklen=2**31),
               dict(maxmem=-1), dict(maxmem=10), dict(maxmem=2**31), dict(maxmem=2**65), dict(maxmem=19456), dict(maxmem=19455), dict(salt="s"),
               dict(salt=None), dict(other=1)):
    print(change)
    show(scrypt, b"p", **{**GOOD, **change})
show(scrypt, "p", **GOOD)
show(scrypt, b"p", b"s", 16, 8, 1)
show(scrypt)
for missing in ("salt", "n", "r", "p"):
    show(scrypt, b"p", **{name: value for name, value in GOOD.items() if name != missing})
