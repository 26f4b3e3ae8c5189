# hashlib: wrong arguments of constructors and methods, and what they say.
import array
import hashlib


def show(call, *args, **kwargs):
    try:
        result = call(*args, **kwargs)
        print("ok", result.hexdigest() if hasattr(result, "hexdigest") else result)
    except Exception as error:
        print(type(error).__name__, error.args)


for maker in (hashlib.md5, hashlib.sha3_256, hashlib.blake2b, hashlib.blake2s):
    print(maker.__name__)
    for value in ("text", 5, None, 1.5, [1], {}, object):
        show(maker, value)
    show(maker, b"a", b"b")
    show(maker, data=b"x")
    show(maker, b"x", data=b"y")
    show(maker, unknown=1)
    show(maker, memoryview(b"abcdef")[::2])
    show(maker, b"x", usedforsecurity=False)
    show(maker, b"x", usedforsecurity="yes")
print("new")
show(hashlib.new)
for name in (5, None, b"md5", "nothing", ["md5"][0:0] or ("md5",)):
    show(hashlib.new, name)
show(hashlib.new, "md5", "x")
show(hashlib.new, "sha256", 5)
show(hashlib.new, "sha256", digest_size=5)
show(hashlib.new, "blake2b", digest_size=5)
show(hashlib.new, "sha256", data=b"a")
print("methods")
hashed = hashlib.sha1(b"abc")
show(hashed.update)
show(hashed.update, "x")
show(hashed.update, 5)
show(hashed.update, b"a", b"b")
show(hashed.update, data=b"a")
show(hashed.digest, 5)
show(hashed.hexdigest, length=5)
show(hashed.copy, 1)
for name in ("name", "digest_size", "block_size", "foo"):
    try:
        setattr(hashed, name, 1)
    except AttributeError as error:
        print(error)
show(type(hashed))
print(hashed.hexdigest(), "is as it was")
print(hashlib.md5(array.array("i", [1, 2])).hexdigest(), hashlib.md5(memoryview(b"abcdef").cast("B", (2, 3))).hexdigest())
