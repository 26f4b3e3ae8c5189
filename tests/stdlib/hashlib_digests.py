# Every algorithm over inputs of many lengths: the digests of one message, and one digest over all lengths around the block sizes.
import hashlib

MESSAGE = b"The quick brown fox jumps over the lazy dog"

for name in sorted(hashlib.algorithms_available):
    length = {"shake_128": (16,), "shake_256": (32,)}.get(name, ())
    hashed = hashlib.new(name, MESSAGE)
    print(name, hashed.hexdigest(*length))
    print("  empty", hashlib.new(name).hexdigest(*length))
    # All lengths up to three blocks, each given in two parts at another place.
    together = hashlib.sha256()
    for size in range(3 * hashed.block_size + 2):
        text = bytes(i * 7 & 255 for i in range(size))
        whole = hashlib.new(name, text).digest(*length)
        parts = hashlib.new(name, text[: size // 3])
        parts.update(text[size // 3 :])
        assert parts.digest(*length) == whole
        together.update(whole)
    print("  lengths", together.hexdigest())
    # A megabyte goes through without the interpreter's lock.
    print("  large", hashlib.new(name, b"\xa5" * 1_000_003).hexdigest(*length)[:32])
