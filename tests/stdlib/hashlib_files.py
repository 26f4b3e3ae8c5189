# hashlib.file_digest: of files, memory and whatever reads into a buffer.
import hashlib
import io
import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "data")
    with open(path, "wb") as file:
        file.write(bytes(range(256)) * 2500)
    for algorithm in ("md5", "sha256", hashlib.sha3_256, lambda: hashlib.blake2b(digest_size=10)):
        with open(path, "rb") as file:
            print(hashlib.file_digest(file, algorithm).hexdigest(), file.read())
    with open(path, "rb", buffering=0) as file:
        file.seek(1000)
        print(hashlib.file_digest(file, "sha1").hexdigest())
    with open(path) as file:
        try:
            hashlib.file_digest(file, "sha1")
        except ValueError as error:
            print(str(error).endswith("is not a file-like object in binary reading mode."))
    with open(path, "ab") as file:
        try:
            hashlib.file_digest(file, "sha1")
        except Exception as error:
            print(type(error).__name__, str(error)[-52:])
    closed = open(path, "rb")
    closed.close()
    try:
        hashlib.file_digest(closed, "sha1")
    except ValueError as error:
        print(error)
    with open(path, "rb") as file:
        for algorithm in ("unknown", 5, None):
            try:
                hashlib.file_digest(file, algorithm)
            except Exception as error:
                print(type(error).__name__, error)

memory = io.BytesIO(b"abcdef")
memory.read(3)
print(hashlib.file_digest(memory, "md5").hexdigest(), hashlib.md5(b"abcdef").hexdigest())


class Source:
    def __init__(self, parts):
        self.parts = parts

    def readable(self):
        return True

    def readinto(self, room):
        part = self.parts.pop(0)
        if part is None:
            return None
        room[: len(part)] = part
        return len(part)


print(hashlib.file_digest(Source([b"abc", b"def", b""]), "md5").hexdigest())
try:
    hashlib.file_digest(Source([b"abc", None]), "md5")
except BlockingIOError as error:
    print(error)
for other in (5, "name", io.StringIO):
    try:
        hashlib.file_digest(other, "md5")
    except ValueError as error:
        print(error)
