"""The module io: the abstract classes of files, over the real ones in _io.

FileIO and its like derive from the classes of _io and are registered with the abstract ones here, so that isinstance() knows them
and a script's own file class can derive from either.
"""

import abc
from _io import (
    DEFAULT_BUFFER_SIZE,
    BlockingIOError,
    BufferedRandom,
    BufferedReader,
    BufferedRWPair,
    BufferedWriter,
    BytesIO,
    FileIO,
    StringIO,
    TextIOWrapper,
    UnsupportedOperation,
    _BufferedIOBase,
    _IOBase,
    _RawIOBase,
    _TextIOBase,
    open,
    open_code,
    text_encoding,
)

__all__ = [
    "BlockingIOError", "open", "open_code", "IOBase", "RawIOBase", "FileIO", "BytesIO", "StringIO", "BufferedIOBase",
    "BufferedReader", "BufferedWriter", "BufferedRWPair", "BufferedRandom", "TextIOBase", "TextIOWrapper",
    "UnsupportedOperation", "SEEK_SET", "SEEK_CUR", "SEEK_END", "DEFAULT_BUFFER_SIZE", "text_encoding",
    "IncrementalNewlineDecoder", "Reader", "Writer",
]

_GenericAlias = type(list[int])

SEEK_SET = 0
SEEK_CUR = 1
SEEK_END = 2


class IOBase(_IOBase, metaclass=abc.ABCMeta):
    pass


class RawIOBase(_RawIOBase, IOBase):
    pass


class BufferedIOBase(_BufferedIOBase, IOBase):
    pass


class TextIOBase(_TextIOBase, IOBase):
    pass


RawIOBase.register(FileIO)
for _class in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom, BufferedRWPair):
    BufferedIOBase.register(_class)
for _class in (StringIO, TextIOWrapper):
    TextIOBase.register(_class)
del _class


class IncrementalNewlineDecoder:
    """Decodes piece by piece, knows every kind of line end, and makes them "\\n" if asked to.

    A "\\r" at the end of a piece is kept back until it is known what follows.
    """

    _LF, _CR, _CRLF = 1, 2, 4

    def __init__(self, decoder, translate, errors="strict"):
        self.errors = errors
        self._translate = translate
        self._decoder = decoder
        self._seen = 0
        self._held = False

    def decode(self, input, final=False):
        output = input if self._decoder is None else self._decoder.decode(input, final=final)
        if not isinstance(output, str):
            raise TypeError(f"decoder should return a string result, not '{type(output).__name__}'")
        if self._held and (output or final):
            output = "\r" + output
            self._held = False
        if output.endswith("\r") and not final:
            output = output[:-1]
            self._held = True
        crlf = output.count("\r\n")
        cr = output.count("\r") - crlf
        lf = output.count("\n") - crlf
        self._seen |= (self._LF if lf else 0) | (self._CR if cr else 0) | (self._CRLF if crlf else 0)
        if self._translate and (cr or crlf):
            output = output.replace("\r\n", "\n").replace("\r", "\n")
        return output

    def getstate(self):
        held, flag = (b"", 0) if self._decoder is None else self._decoder.getstate()
        return held, flag << 1 | self._held

    def setstate(self, state):
        if not isinstance(state, tuple):
            raise TypeError("state argument must be a tuple")
        held, flag = state
        self._held = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((held, flag >> 1))

    def reset(self):
        self._seen = 0
        self._held = False
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        ends = [(self._CR, "\r"), (self._LF, "\n"), (self._CRLF, "\r\n")]
        found = tuple(text for bit, text in ends if self._seen & bit)
        return found if len(found) > 1 else found[0] if found else None


class Reader(metaclass=abc.ABCMeta):
    """What can be read from: anything with a method `read`."""

    __slots__ = ()

    @abc.abstractmethod
    def read(self, size=..., /):
        """Some of what is there."""

    @classmethod
    def __subclasshook__(cls, other):
        return _has_method(other, "read") if cls is Reader else NotImplemented

    __class_getitem__ = classmethod(_GenericAlias)


class Writer(metaclass=abc.ABCMeta):
    """What can be written to: anything with a method `write`."""

    __slots__ = ()

    @abc.abstractmethod
    def write(self, data, /):
        """Takes it, and tells how much that was."""

    @classmethod
    def __subclasshook__(cls, other):
        return _has_method(other, "write") if cls is Writer else NotImplemented

    __class_getitem__ = classmethod(_GenericAlias)


def _has_method(other, name):
    for base in other.__mro__:
        if name in base.__dict__:
            return NotImplemented if base.__dict__[name] is None else True
    return NotImplemented
