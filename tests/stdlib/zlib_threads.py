# zlib lets other threads run while it works on more than 2 KB, and several threads may use one object.
import sys
import threading
import time
import zlib

sys.setswitchinterval(5)
DATA = bytes(range(256)) * 20_000
PACKED = zlib.compress(b"some text " * 3_000_000, 1)
count = 0
done = False


def counting():
    global count
    while not done:
        count += 1
        time.sleep(0)


def progress(work):
    before = count
    work()
    return count > before


counter = threading.Thread(target=counting)
counter.start()
while not count:
    time.sleep(0.001)
print("compress", progress(lambda: zlib.compress(DATA)))
print("decompress", progress(lambda: zlib.decompress(PACKED)))
print("compressobj", progress(lambda: zlib.compressobj(9).compress(DATA)))
print("decompressobj", progress(lambda: zlib.decompressobj().decompress(PACKED)))
print("crc32", progress(lambda: [zlib.crc32(DATA) for _ in range(20)]))
print("adler32", progress(lambda: [zlib.adler32(DATA) for _ in range(20)]))
done = True
counter.join()

stream = zlib.compressobj()
parts = []
start = threading.Barrier(6)


def adding():
    start.wait()
    for _ in range(20):
        parts.append(stream.compress(b"y" * 5000))


threads = [threading.Thread(target=adding) for _ in range(6)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
# The pieces may have been appended in another order than they were made in; almost all of them are empty.
whole = b"".join(sorted(parts, key=len, reverse=True)) + stream.flush()
print(zlib.decompress(whole) == b"y" * 600_000)
