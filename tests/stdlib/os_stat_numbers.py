"""os.stat_result: its places, and the finer numbers beside them."""

import os
import tempfile

with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "file")
    with open(path, "w") as file:
        file.write("some text")
    os.utime(path, ns=(1_234_567_890_123_456_789, 987_654_321_987_654_321))
    found = os.stat(path)
    print(found.st_size, found[6], found.st_atime, found.st_mtime, found[7], found[8], len(found))
    print(found.st_atime_ns, found.st_mtime_ns, found.st_ctime_ns // 10**9 == found[9] == int(found.st_ctime))
    print(type(found.st_blksize), type(found.st_blocks), type(found.st_rdev), found.st_nlink, found.st_ino == found[1])
    os.utime(path, (1.5, -1.25))
    found = os.stat(path)
    print(found.st_atime, found.st_mtime, found[8], found.st_mtime_ns)
    print(sorted(name for name in dir(found) if name.startswith("st_")))
    print(found == os.stat(path), hash(found) == hash(tuple(found)), isinstance(found, tuple), found.n_fields, found.n_sequence_fields)
    for name in ("st_mtime", "st_size", "st_atime_ns"):
        try:
            setattr(found, name, 1)
        except (AttributeError, TypeError) as error:
            print(type(error).__name__)
    print(os.lstat(path).st_mtime_ns, next(os.scandir(folder)).stat().st_size)
