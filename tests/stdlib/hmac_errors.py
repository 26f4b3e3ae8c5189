# hmac: wrong keys, messages and algorithms; compare_digest.
import hashlib
import hmac


def show(call, *args, **kwargs):
    try:
        result = call(*args, **kwargs)
        print("ok", getattr(result, "name", result))
    except Exception as error:
        print(type(error).__name__, error.args)


show(hmac.new)
show(hmac.new, b"k")
for key in ("k", None, 5, memoryview(b"k"), [1]):
    show(hmac.new, key, b"m", "md5")
for message in ("m", 5, [1]):
    show(hmac.new, b"k", message, "md5")
for algorithm in ("", None, "unknown", 5, "shake_128", "md4", "SHA256", hashlib.sha256, hashlib.blake2b):
    show(hmac.new, b"k", b"m", algorithm)
code = hmac.new(b"k", b"m", "md5")
show(code.update)
show(code.update, "x")
show(code.update, 5)
show(code.digest, 1)
try:
    code.name = "x"
except AttributeError as error:
    print(error)
for args in (("k", b"m", "md5"), (b"k", "m", "md5"), (b"k", b"m", "unknown"), (b"k", b"m", 5), (b"k", b"m", "shake_128"), (b"k", b"m")):
    show(hmac.digest, *args)

compare = hmac.compare_digest
for a, b in ((b"a", b"a"), (b"a", b"b"), (b"ab", b"a"), (b"", b""), ("a", "a"), ("a", "b"), ("a", b"a"), (b"a", "a"), ("\xe9", "a"), ("a", "\xe9"),
             (b"a", bytearray(b"a")), (memoryview(b"a"), b"a"), (5, 5), (None, b"a"), (b"a", None), (1.5, "a")):
    show(compare, a, b)
show(compare, b"a")
show(compare, b"a", b"b", b"c")
show(compare, a=b"a", b=b"b")
