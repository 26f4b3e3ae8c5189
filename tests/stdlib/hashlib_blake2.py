# blake2b and blake2s: every parameter by itself and all together, the limits of each, and the constants of the classes.
import hashlib

ALL = dict(digest_size=20, key=b"key", salt=b"salt", person=b"person", fanout=2, depth=3, leaf_size=4096, node_offset=1, node_depth=1,
           inner_size=16, last_node=True)

for maker in (hashlib.blake2b, hashlib.blake2s):
    print(maker.__name__, maker.MAX_DIGEST_SIZE, maker.MAX_KEY_SIZE, maker.SALT_SIZE, maker.PERSON_SIZE)
    print(maker().SALT_SIZE, maker().name, maker().digest_size, maker().block_size)
    for name, value in ALL.items():
        print(f"{name:12}", maker(b"message", **{name: value}).hexdigest())
    print("all", maker(b"message", **ALL).hexdigest(), maker(**ALL).hexdigest())
    hashed = maker(b"message" * 100, **ALL)
    copied = hashed.copy()
    copied.update(b"more")
    print(hashed.hexdigest(), copied.hexdigest(), copied.digest_size, type(copied) is maker)
    limits = dict(
        digest_size=(0, 1, 32, 33, 64, 65, -1, "a", 1.0, 2**40),
        key=(b"", b"k" * 32, b"k" * 33, b"k" * 64, b"k" * 65, "k", None, bytearray(b"k")),
        salt=(b"", b"s" * 8, b"s" * 9, b"s" * 16, b"s" * 17, "s"),
        person=(b"", b"p" * 8, b"p" * 9, b"p" * 16, b"p" * 17, 5),
        fanout=(-1, 0, 255, 256, 2**70), depth=(0, 1, 255, 256), node_depth=(-1, 0, 255, 256), inner_size=(-1, 0, 32, 33, 64, 65),
        leaf_size=(-1, 0, 2**32 - 1, 2**32, 2**70, -(2**70), "x", 1.5),
        node_offset=(-1, 0, 2**48 - 1, 2**48, 2**64 - 1, 2**64, "x"), last_node=(0, 1, [], "x"),
    )
    for name, values in limits.items():
        for value in values:
            shown = f"{name}={value!r}" if len(repr(value)) < 24 else f"{name}={len(repr(value))} characters"
            try:
                print(shown, maker(b"message", **{name: value}).hexdigest()[:16])
            except Exception as error:
                print(shown, type(error).__name__, error)
    try:
        maker.SALT_SIZE = 3
    except TypeError as error:
        print(error)
    try:
        class Derived(maker):
            pass
    except TypeError as error:
        print(error)
print(isinstance(hashlib.blake2b(), hashlib.blake2b), isinstance(hashlib.blake2b(), hashlib.blake2s))
