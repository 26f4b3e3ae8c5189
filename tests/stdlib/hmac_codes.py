# hmac: codes with every algorithm, keys shorter and longer than a block, copies, and one-shot `digest`.
import hashlib
import hmac

for name in sorted(hashlib.algorithms_available - {"shake_128", "shake_256"}):
    for key in (b"", b"key", b"k" * 64, b"k" * 65, b"k" * 200):
        code = hmac.new(key, b"message", name)
        assert code.digest() == hmac.digest(key, b"message", name)
    print(code.name, code.digest_size, code.block_size, code.hexdigest())
    assert code.digest().hex() == code.hexdigest()

code = hmac.new(b"key", digestmod=hashlib.sha256)
for word in (b"The quick ", b"brown fox ", b"jumps"):
    code.update(word)
    copied = code.copy()
print(code.hexdigest(), copied.hexdigest())
copied.update(b" over")
print(code.hexdigest() == copied.hexdigest(), hmac.new(b"key", b"The quick brown fox jumps over", "sha256").hexdigest() == copied.hexdigest())
print(hmac.digest(b"key", b"m" * 5000, hashlib.blake2s).hex())
print(hmac.digest(b"key", b"m", lambda d=b"": hashlib.md5(d)).hex(), hmac.digest(key=b"key", msg=b"m", digest="sha1").hex())
print(hmac.HMAC(b"key", None, "md5").hexdigest(), hmac.HMAC.blocksize, hmac.digest_size)
print(hmac.new(bytearray(b"key"), memoryview(b"msg"), "sha512").hexdigest()[:40])


class Own(hmac.HMAC):
    pass


print(type(Own(b"k", b"m", "md5").copy()).__name__, hmac.trans_5C[:3], hmac.trans_36[:3])
# RFC 4231, test case 2.
print(hmac.new(b"Jefe", b"what do ya want for nothing?", "sha256").hexdigest())
