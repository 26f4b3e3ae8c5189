# hashlib lets other threads run while it hashes more than 2 KB, and several threads may use one hash object.
import hashlib
import sys
import threading
import time

# The interval is long: if hashing kept the lock, the counter would not move meanwhile.
sys.setswitchinterval(5)
DATA = b"x" * 30_000_000
count = 0
done = False


def counting():
    global count
    while not done:
        count += 1
        time.sleep(0)


def progress(work):
    """Did the other thread get on while this one worked?"""
    before = count
    work()
    return count > before


counter = threading.Thread(target=counting)
counter.start()
while not count:
    time.sleep(0.001)
for name in ("md5", "sha1", "sha256", "sha512", "sha3_256", "blake2b", "blake2s"):
    hashed = hashlib.new(name)
    print(name, progress(lambda: hashlib.new(name, DATA)), progress(lambda: hashed.update(DATA)))
print("pbkdf2", progress(lambda: hashlib.pbkdf2_hmac("sha256", b"p", b"s", 100_000)))
print("scrypt", progress(lambda: hashlib.scrypt(b"p", salt=b"s", n=2**14, r=8, p=1)))
done = True
counter.join()

# Eight threads update one object with the same bytes: none is lost, whatever the order.
for size in (1, 2047, 2048, 2049, 300_000):
    shared = hashlib.sha256()
    start = threading.Barrier(8)

    def updating():
        start.wait()
        for _ in range(5):
            shared.update(b"y" * size)
            shared.digest()
            shared.copy()

    threads = [threading.Thread(target=updating) for _ in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    print(size, shared.hexdigest() == hashlib.sha256(b"y" * size * 40).hexdigest())
