# shake_128 and shake_256: digests as long as one likes.
import hashlib

for maker in (hashlib.shake_128, hashlib.shake_256):
    hashed = maker(b"some text")
    print(hashed.name, hashed.digest_size, hashed.block_size, type(hashed).__mro__[1].__name__)
    long = hashed.digest(1000)
    for length in (0, 1, 2, 31, 32, 135, 136, 137, 168, 169, 999, 1000):
        assert hashed.digest(length) == long[:length] and hashed.hexdigest(length) == long[:length].hex()
    print(long[:40].hex(), long[-8:].hex())
    print(hashed.digest(length=4), hashed.hexdigest(length=4))
    hashed.update(b" and more")
    print(hashed.hexdigest(16), maker(b"some text and more").hexdigest(16), hashed.copy().hexdigest(8))
    print(hashlib.sha1(hashed.digest(100_000)).hexdigest())
    for args in ((), (-1,), ("5",), (2**64,), (1.5,), (None,), (1, 2)):
        for method in (hashed.digest, hashed.hexdigest):
            try:
                print(args, method(*args))
            except (Exception, SystemError) as error:
                print(args, type(error).__name__, error)
print([name for name in dir(hashlib.shake_128()) if not name.startswith("_")])
