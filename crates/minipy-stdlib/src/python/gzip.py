"""Files in the gzip format, over `zlib`: `open`, `GzipFile`, `compress` and `decompress`."""

import builtins
import io
import os
import struct
import time
import zlib

__all__ = ["BadGzipFile", "GzipFile", "open", "compress", "decompress"]

READ, WRITE = "rb", "wb"
FTEXT, FHCRC, FEXTRA, FNAME, FCOMMENT = 1, 2, 4, 8, 16
READ_BUFFER_SIZE = 128 * 1024
_WRITE_BUFFER_SIZE = 4 * io.DEFAULT_BUFFER_SIZE

_COMPRESS_LEVEL_FAST = 1
_COMPRESS_LEVEL_TRADEOFF = 6
_COMPRESS_LEVEL_BEST = 9


class BadGzipFile(OSError):
    """What is read is not in the gzip format."""


def open(filename, mode="rb", compresslevel=_COMPRESS_LEVEL_BEST, encoding=None, errors=None, newline=None):
    """Opens a file whose contents are compressed."""
    if "t" in mode:
        if "b" in mode:
            raise ValueError(f"Invalid mode: {mode!r}")
    else:
        for name, value in (("encoding", encoding), ("errors", errors), ("newline", newline)):
            if value is not None:
                raise ValueError(f"Argument '{name}' not supported in binary mode")
    binary_mode = mode.replace("t", "")
    if isinstance(filename, (str, bytes, os.PathLike)):
        file = GzipFile(filename, binary_mode, compresslevel)
    elif hasattr(filename, "read") or hasattr(filename, "write"):
        file = GzipFile(None, binary_mode, compresslevel, filename)
    else:
        raise TypeError("filename must be a str or bytes object, or a file")
    if "t" in mode:
        return io.TextIOWrapper(file, io.text_encoding(encoding), errors, newline)
    return file


class _Reader(io.RawIOBase):
    """What the members of a gzip file hold, one after the other."""

    def __init__(self, file):
        self._file = file
        self._start()
        self._waiting = b""
        self._position = 0
        self._at_end = False
        self.mtime = None

    def _start(self):
        self._member = None
        self._crc = 0
        self._size = 0

    def readable(self):
        return True

    def seekable(self):
        return True

    def tell(self):
        return self._position

    def rewind(self):
        self._file.seek(0)
        self._start()
        self._waiting = b""
        self._position = 0
        self._at_end = False

    def seek(self, offset, whence=io.SEEK_SET):
        if whence == io.SEEK_CUR:
            offset += self._position
        elif whence == io.SEEK_END:
            while self.read(io.DEFAULT_BUFFER_SIZE):
                pass
            offset += self._position
        if offset < self._position:
            self.rewind()
        while (left := offset - self._position) > 0 and self.read(min(left, io.DEFAULT_BUFFER_SIZE)):
            pass
        return self._position

    def readinto(self, room):
        with memoryview(room) as view, view.cast("B") as view:
            data = self.read(len(view))
            view[: len(data)] = data
        return len(data)

    def _raw(self, size):
        """So many bytes of the file, fewer at its end."""
        while len(self._waiting) < size:
            more = self._file.read(max(size - len(self._waiting), READ_BUFFER_SIZE))
            if not more:
                break
            self._waiting += more
        taken, self._waiting = self._waiting[:size], self._waiting[size:]
        return taken

    def _exactly(self, size):
        data = self._raw(size)
        if len(data) < size:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        return data

    def _header(self):
        """Reads what stands before the data. False at the end of the file."""
        magic = self._raw(2)
        if not magic:
            return False
        if magic != b"\037\213":
            raise BadGzipFile(f"Not a gzipped file ({magic!r})")
        method, flags, self.mtime = struct.unpack("<BBIxx", self._exactly(8))
        if method != 8:
            raise BadGzipFile("Unknown compression method")
        if flags & FEXTRA:
            self._exactly(int.from_bytes(self._exactly(2), "little"))
        for flag in (FNAME, FCOMMENT):
            if flags & flag:
                while self._exactly(1) != b"\0":
                    pass
        if flags & FHCRC:
            self._exactly(2)
        return True

    def _trailer(self):
        crc, size = struct.unpack("<II", self._exactly(8))
        if crc != self._crc:
            raise BadGzipFile(f"CRC check failed {hex(crc)} != {hex(self._crc)}")
        if size != self._size & 0xFFFFFFFF:
            raise BadGzipFile("Incorrect length of data produced")
        # Zeros may follow.
        while (byte := self._raw(1)) == b"\0":
            pass
        self._waiting = byte + self._waiting

    def read(self, size=-1):
        if size < 0:
            return self.readall()
        if not size or self._at_end:
            return b""
        while True:
            if self._member is None:
                if not self._header():
                    self._at_end = True
                    return b""
                self._member = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
                self._crc = self._size = 0
            given = self._waiting or self._file.read(READ_BUFFER_SIZE)
            self._waiting = b""
            data = self._member.decompress(given, size)
            self._crc = zlib.crc32(data, self._crc)
            self._size += len(data)
            self._position += len(data)
            if self._member.eof:
                self._waiting = self._member.unused_data
                self._member = None
                self._trailer()
            else:
                self._waiting = self._member.unconsumed_tail
                if not given and not data:
                    raise EOFError("Compressed file ended before the end-of-stream marker was reached")
            if data:
                return data


class _Writer(io.RawIOBase):
    """Where the buffer of a file that is written puts its bytes."""

    def __init__(self, file):
        self._file = file

    def writable(self):
        return True

    def write(self, data):
        return self._file._write_raw(data)

    def seekable(self):
        return False


class GzipFile(io.BufferedIOBase):
    """A file whose contents are compressed."""

    myfileobj = None

    def __init__(self, filename=None, mode=None, compresslevel=_COMPRESS_LEVEL_BEST, fileobj=None, mtime=None):
        self.mode = None
        self.fileobj = None
        if mode and ("t" in mode or "U" in mode):
            raise ValueError(f"Invalid mode: {mode!r}")
        if mode and "b" not in mode:
            mode += "b"
        if fileobj is None:
            fileobj = self.myfileobj = builtins.open(filename, mode or "rb")
        if filename is None:
            filename = getattr(fileobj, "name", "")
            if not isinstance(filename, (str, bytes)):
                filename = ""
        else:
            filename = os.fspath(filename)
        if mode is None:
            mode = getattr(fileobj, "mode", "rb")
        if mode.startswith("r"):
            self.mode = READ
            self._reader = _Reader(fileobj)
            self._buffer = io.BufferedReader(self._reader, READ_BUFFER_SIZE)
            self.name = filename
        elif mode.startswith(("w", "a", "x")):
            self.mode = WRITE
            self.name = filename
            self.crc = zlib.crc32(b"")
            self.size = 0
            self.offset = 0
            self.compress = zlib.compressobj(compresslevel, zlib.DEFLATED, -zlib.MAX_WBITS, zlib.DEF_MEM_LEVEL, 0)
            self._write_mtime = mtime
            self._buffer = io.BufferedWriter(_Writer(self), _WRITE_BUFFER_SIZE)
        else:
            raise ValueError(f"Invalid mode: {mode!r}")
        self.fileobj = fileobj
        if self.mode == WRITE:
            self._write_header(compresslevel)

    def __repr__(self):
        shown = repr(self.fileobj)
        return f"<gzip {shown[1:-1]} {hex(id(self))}>"

    @property
    def mtime(self):
        return self._reader.mtime

    def _write_header(self, compresslevel):
        name = os.path.basename(self.name)
        if not isinstance(name, bytes):
            try:
                name = name.encode("latin-1")
            except UnicodeEncodeError:
                name = b""
        name = name.removesuffix(b".gz")
        mtime = time.time() if self._write_mtime is None else self._write_mtime
        effort = {_COMPRESS_LEVEL_BEST: 2, _COMPRESS_LEVEL_FAST: 4}.get(compresslevel, 0)
        self.fileobj.write(struct.pack("<2sBBIBB", b"\037\213", 8, FNAME if name else 0, int(mtime), effort, 255))
        if name:
            self.fileobj.write(name + b"\0")

    def _check_not_closed(self):
        if self.fileobj is None:
            raise ValueError("I/O operation on closed file")

    def _check_can_read(self, doing="read"):
        self._check_not_closed()
        if self.mode != READ:
            import errno
            raise OSError(errno.EBADF, f"{doing}() on write-only GzipFile object")

    def write(self, data):
        self._check_not_closed()
        if self.mode != WRITE:
            import errno
            raise OSError(errno.EBADF, "write() on read-only GzipFile object")
        if self.fileobj is None:
            raise ValueError("write() on closed GzipFile object")
        return self._buffer.write(data)

    def _write_raw(self, data):
        data = bytes(data)
        length = len(data)
        if length:
            self.fileobj.write(self.compress.compress(data))
            self.size += length
            self.crc = zlib.crc32(data, self.crc)
            self.offset += length
        return length

    def read(self, size=-1):
        self._check_can_read()
        return self._buffer.read(size)

    def read1(self, size=-1):
        self._check_can_read("read1")
        return self._buffer.read1(io.DEFAULT_BUFFER_SIZE if size < 0 else size)

    def readinto(self, room):
        self._check_can_read("readinto")
        return self._buffer.readinto(room)

    def peek(self, n):
        self._check_can_read("peek")
        return self._buffer.peek(n)

    def readline(self, size=-1):
        self._check_not_closed()
        return self._buffer.readline(size)

    @property
    def closed(self):
        return self.fileobj is None

    def close(self):
        fileobj = self.fileobj
        if fileobj is None:
            return
        try:
            if self.mode == WRITE:
                self._buffer.flush()
                fileobj.write(self.compress.flush())
                fileobj.write(struct.pack("<II", self.crc, self.size & 0xFFFFFFFF))
            else:
                self._buffer.close()
        finally:
            self.fileobj = None
            own, self.myfileobj = self.myfileobj, None
            if own:
                own.close()

    def flush(self, zlib_mode=zlib.Z_SYNC_FLUSH):
        self._check_not_closed()
        if self.mode == WRITE:
            self._buffer.flush()
            self.fileobj.write(self.compress.flush(zlib_mode))
            self.fileobj.flush()

    def fileno(self):
        return self.fileobj.fileno()

    def rewind(self):
        if self.mode != READ:
            raise OSError("Can't rewind in write mode")
        self._buffer.seek(0)

    def readable(self):
        return self.mode == READ

    def writable(self):
        return self.mode == WRITE

    def seekable(self):
        return True

    def tell(self):
        self._check_not_closed()
        if self.mode == READ:
            return self._buffer.tell()
        self._buffer.flush()
        return self.offset

    def seek(self, offset, whence=io.SEEK_SET):
        if self.mode == READ:
            self._check_not_closed()
            return self._buffer.seek(offset, whence)
        self._check_not_closed()
        self._buffer.flush()
        if whence != io.SEEK_SET:
            if whence != io.SEEK_CUR:
                raise ValueError("Seek from end not supported")
            offset += self.offset
        if offset < self.offset:
            raise OSError("Negative seek in write mode")
        left = offset - self.offset
        while left > 0:
            left -= self.write(bytes(min(left, _WRITE_BUFFER_SIZE)))
        return self.offset


def compress(data, compresslevel=_COMPRESS_LEVEL_BEST, *, mtime=0):
    """The data in the gzip format, at once."""
    packed = bytearray(zlib.compress(data, level=compresslevel, wbits=31))
    packed[9] = 255
    if mtime is None:
        mtime = time.time()
    packed[4:8] = struct.pack("<I", int(mtime))
    return bytes(packed)


def decompress(data):
    """What data in the gzip format holds."""
    parts = []
    while True:
        reader = _Reader(io.BytesIO(data))
        if not reader._header():
            return b"".join(parts)
        member = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
        part = member.decompress(reader._waiting + reader._file.read())
        if not member.eof or len(member.unused_data) < 8:
            raise EOFError("Compressed file ended before the end-of-stream marker was reached")
        crc, size = struct.unpack("<II", member.unused_data[:8])
        if crc != zlib.crc32(part):
            raise BadGzipFile("CRC check failed")
        if size != len(part) & 0xFFFFFFFF:
            raise BadGzipFile("Incorrect length of data produced")
        parts.append(part)
        data = member.unused_data[8:].lstrip(b"\0")
