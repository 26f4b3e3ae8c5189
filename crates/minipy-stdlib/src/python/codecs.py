"""The module codecs: encodings by name, text in pieces, files over files, and error handlers of a script's own.

The machine knows UTF-8, UTF-16, UTF-32, ASCII, Latin-1 and the two encodings that write escapes (`_codecs`). Here are the three
conversions that are not between text and bytes: hex, base64 and rot13. What a script registers is asked last.
"""

import _codecs
import builtins
from _codecs import register_error

__all__ = [
    "register", "lookup", "open", "EncodedFile", "BOM", "BOM_BE", "BOM_LE", "BOM32_BE", "BOM32_LE", "BOM64_BE", "BOM64_LE",
    "BOM_UTF8", "BOM_UTF16", "BOM_UTF16_LE", "BOM_UTF16_BE", "BOM_UTF32", "BOM_UTF32_LE", "BOM_UTF32_BE", "CodecInfo", "Codec",
    "IncrementalEncoder", "IncrementalDecoder", "StreamReader", "StreamWriter", "StreamReaderWriter", "StreamRecoder",
    "getencoder", "getdecoder", "getincrementalencoder", "getincrementaldecoder", "getreader", "getwriter", "encode", "decode",
    "iterencode", "iterdecode", "strict_errors", "ignore_errors", "replace_errors", "xmlcharrefreplace_errors",
    "backslashreplace_errors", "register_error", "lookup_error",
]

# Public names that CPython's module has and this one does not.
__minipy_missing__ = (
    "charmap_build", "charmap_decode", "charmap_encode", "escape_decode", "escape_encode", "make_encoding_map",
    "make_identity_dict", "namereplace_errors", "readbuffer_encode", "unicode_escape_decode", "unicode_escape_encode",
    "utf_7_decode", "utf_7_encode",
)

BOM_UTF8 = b"\xef\xbb\xbf"
BOM_LE = BOM_UTF16_LE = BOM32_LE = b"\xff\xfe"
BOM_BE = BOM_UTF16_BE = BOM32_BE = b"\xfe\xff"
BOM_UTF32_LE = BOM64_LE = b"\xff\xfe\0\0"
BOM_UTF32_BE = BOM64_BE = b"\0\0\xfe\xff"
BOM = BOM_UTF16 = BOM_UTF16_LE
BOM_UTF32 = BOM_UTF32_LE


class CodecInfo(tuple):
    """What is known of an encoding: four functions, as a tuple, and more as attributes."""

    _is_text_encoding = True

    def __new__(
        cls, encode, decode, streamreader=None, streamwriter=None, incrementalencoder=None, incrementaldecoder=None, name=None, *,
        _is_text_encoding=None,
    ):
        self = tuple.__new__(cls, (encode, decode, streamreader, streamwriter))
        self.name = name
        self.encode = encode
        self.decode = decode
        self.incrementalencoder = incrementalencoder
        self.incrementaldecoder = incrementaldecoder
        self.streamwriter = streamwriter
        self.streamreader = streamreader
        if _is_text_encoding is not None:
            self._is_text_encoding = _is_text_encoding
        return self

    def __repr__(self):
        return f"<{type(self).__module__}.{type(self).__qualname__} object for encoding {self.name} at {id(self):#x}>"

    def __getnewargs__(self):
        return tuple(self)


class Codec:
    """The interface of encodings without memory."""

    def encode(self, input, errors="strict"):
        raise NotImplementedError

    def decode(self, input, errors="strict"):
        raise NotImplementedError


class IncrementalEncoder:
    """Encodes a text that comes in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors
        self.buffer = ""

    def encode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return 0

    def setstate(self, state):
        pass


class BufferedIncrementalEncoder(IncrementalEncoder):
    """Keeps what cannot be encoded yet: a subclass has `_buffer_encode(input, errors, final)`."""

    def __init__(self, errors="strict"):
        IncrementalEncoder.__init__(self, errors)
        self.buffer = ""

    def _buffer_encode(self, input, errors, final):
        raise NotImplementedError

    def encode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_encode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalEncoder.reset(self)
        self.buffer = ""

    def getstate(self):
        return self.buffer or 0

    def setstate(self, state):
        self.buffer = state or ""


class IncrementalDecoder:
    """Decodes bytes that come in pieces."""

    def __init__(self, errors="strict"):
        self.errors = errors

    def decode(self, input, final=False):
        raise NotImplementedError

    def reset(self):
        pass

    def getstate(self):
        return b"", 0

    def setstate(self, state):
        pass


class BufferedIncrementalDecoder(IncrementalDecoder):
    """Keeps the beginning of a character: a subclass has `_buffer_decode(input, errors, final)`."""

    def __init__(self, errors="strict"):
        IncrementalDecoder.__init__(self, errors)
        self.buffer = b""

    def _buffer_decode(self, input, errors, final):
        raise NotImplementedError

    def decode(self, input, final=False):
        data = self.buffer + input
        result, consumed = self._buffer_decode(data, self.errors, final)
        self.buffer = data[consumed:]
        return result

    def reset(self):
        IncrementalDecoder.reset(self)
        self.buffer = b""

    def getstate(self):
        return self.buffer, 0

    def setstate(self, state):
        self.buffer = state[0]


class _Stream(Codec):
    """What readers and writers have in common: everything else is the file's below."""

    def __init__(self, stream, errors="strict"):
        self.stream = stream
        self.errors = errors

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()

    def __reduce_ex__(self, proto):
        raise TypeError(f"can't serialize {self.__class__.__name__}")


class StreamWriter(_Stream):
    """A file for text over one for bytes."""

    def write(self, object):
        self.stream.write(self.encode(object, self.errors)[0])

    def writelines(self, list):
        self.write("".join(list))

    def reset(self):
        pass

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        if whence == 0 and offset == 0:
            self.reset()


class StreamReader(_Stream):
    """A file of text over one of bytes."""

    charbuffertype = str

    def __init__(self, stream, errors="strict"):
        _Stream.__init__(self, stream, errors)
        self.bytebuffer = b""
        self.charbuffer = self.charbuffertype()

    def decode(self, input, errors="strict"):
        raise NotImplementedError

    def _more(self, size, firstline=False):
        """Reads and decodes a piece; False at the end of the file."""
        new = self.stream.read() if size < 0 else self.stream.read(size)
        data = self.bytebuffer + new
        if not data:
            return False
        try:
            text, used = self.decode(data, self.errors)
        except UnicodeDecodeError as error:
            if not firstline:
                raise
            text, used = self.decode(data[: error.start], self.errors)
            if len(text.splitlines(keepends=True)) <= 1:
                raise
        self.bytebuffer = data[used:]
        self.charbuffer += text
        return bool(new)

    def read(self, size=-1, chars=-1, firstline=False):
        if 0 <= size <= len(self.charbuffer) and chars < 0 and self.charbuffer:
            chars = size
        while True:
            if chars >= 0 and len(self.charbuffer) >= chars:
                break
            if not self._more(size, firstline) or size >= 0 and chars < 0 or size < 0:
                break
        if chars < 0:
            result, self.charbuffer = self.charbuffer, self.charbuffertype()
        else:
            result, self.charbuffer = self.charbuffer[:chars], self.charbuffer[chars:]
        return result

    def readline(self, size=None, keepends=True):
        piece = size or 72
        while True:
            lines = self.charbuffer.splitlines(keepends=True)
            # The end of the last line may be the first half of "\r\n".
            if len(lines) > 1 or lines and lines[0] != lines[0].rstrip("\r\n") and not lines[0].endswith("\r"):
                break
            if not self._more(piece, firstline=True) or size is not None:
                break
            piece = min(piece * 2, 8000)
        lines = self.charbuffer.splitlines(keepends=True)
        if not lines:
            return self.charbuffertype()
        self.charbuffer = self.charbuffer[len(lines[0]) :]
        return lines[0] if keepends else lines[0].splitlines()[0]

    def readlines(self, sizehint=None, keepends=True):
        return self.read().splitlines(keepends)

    def reset(self):
        self.bytebuffer = b""
        self.charbuffer = self.charbuffertype()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reset()

    def __next__(self):
        line = self.readline()
        if line:
            return line
        raise StopIteration

    def __iter__(self):
        return self


class StreamReaderWriter:
    """A file of text over one of bytes, for both ways."""

    encoding = "unknown"

    def __init__(self, stream, Reader, Writer, errors="strict"):
        self.stream = stream
        self.reader = Reader(stream, errors)
        self.writer = Writer(stream, errors)
        self.errors = errors

    def read(self, size=-1):
        return self.reader.read(size)

    def readline(self, size=None, keepends=True):
        return self.reader.readline(size, keepends)

    def readlines(self, sizehint=None):
        return self.reader.readlines(sizehint)

    def __next__(self):
        return next(self.reader)

    def __iter__(self):
        return self

    def write(self, data):
        return self.writer.write(data)

    def writelines(self, list):
        return self.writer.writelines(list)

    def reset(self):
        self.reader.reset()
        self.writer.reset()

    def seek(self, offset, whence=0):
        self.stream.seek(offset, whence)
        self.reader.reset()
        if whence == 0 and offset == 0:
            self.writer.reset()

    def __getattr__(self, name):
        return getattr(self.stream, name)

    def __enter__(self):
        return self

    def __exit__(self, type, value, tb):
        self.stream.close()


class StreamRecoder(StreamReaderWriter):
    """A file of bytes in one encoding over one of bytes in another."""

    data_encoding = file_encoding = "unknown"

    def __init__(self, stream, encode, decode, Reader, Writer, errors="strict"):
        StreamReaderWriter.__init__(self, stream, Reader, Writer, errors)
        self.encode = encode
        self.decode = decode

    def read(self, size=-1):
        return self.encode(self.reader.read(size), self.errors)[0]

    def readline(self, size=None):
        line = self.reader.readline() if size is None else self.reader.readline(size)
        return self.encode(line, self.errors)[0]

    def readlines(self, sizehint=None):
        return self.encode(self.reader.read(), self.errors)[0].splitlines(keepends=True)

    def __next__(self):
        return self.encode(next(self.reader), self.errors)[0]

    def write(self, data):
        return self.writer.write(self.decode(data, self.errors)[0])

    def writelines(self, list):
        return self.write(b"".join(list))


def _known_to_the_machine(encoding):
    """Makes what belongs to an encoding of the machine."""
    inside = {"utf-16": "utf-16-le", "utf-32": "utf-32-le", "utf-8-sig": "utf-8"}.get(encoding, encoding)
    names = {"latin-1": "iso8859-1", "unicode_escape": "unicode-escape", "raw_unicode_escape": "raw-unicode-escape"}

    def encode(input, errors="strict"):
        return _codecs.encode(input, encoding, errors or "strict"), len(input)

    def decode(input, errors="strict"):
        text, taken, _ = _codecs.decode_piece(bytes(input), encoding, errors or "strict", True)
        return text, taken

    def check_mark(data, taken, decided):
        if inside != encoding and encoding != "utf-8-sig" and taken and decided != encoding:
            size = 2 if encoding == "utf-16" else 4
            if data[:size] not in (BOM_UTF16_LE, BOM_UTF16_BE, BOM_UTF32_LE, BOM_UTF32_BE):
                raise UnicodeDecodeError(encoding, data, 0, size, "Stream does not start with BOM")

    class Encoder(IncrementalEncoder):
        def __init__(self, errors="strict"):
            IncrementalEncoder.__init__(self, errors)
            self._began = False

        def encode(self, input, final=False):
            using = inside if self._began else encoding
            self._began = self._began or bool(input) or encoding == "utf-8-sig"
            return _codecs.encode(input, using, self.errors)

        def reset(self):
            self._began = False

        def getstate(self):
            return 0 if self._began or inside == encoding else 2 - (encoding == "utf-8-sig")

        def setstate(self, state):
            self._began = not state

    class Decoder(BufferedIncrementalDecoder):
        def __init__(self, errors="strict"):
            BufferedIncrementalDecoder.__init__(self, errors)
            self._using = encoding

        def decode(self, input, final=False):
            data = self.buffer + input
            text, taken, decided = _codecs.decode_piece(data, self._using, self.errors, final)
            if self._using == encoding:
                check_mark(data, taken, decided)
            self.buffer = data[taken:]
            self._using = decided
            return text

        def reset(self):
            BufferedIncrementalDecoder.reset(self)
            self._using = encoding

        def getstate(self):
            if inside == encoding or self._using == inside:
                return self.buffer, 0
            if encoding == "utf-8-sig" or self._using != encoding:
                return self.buffer, 1
            return self.buffer, 2

        def setstate(self, state):
            self.buffer = state[0]
            decided = {0: inside, 1: encoding if encoding == "utf-8-sig" else inside.replace("-le", "-be")}
            self._using = decided.get(state[1], encoding) if inside != encoding else encoding

    class Writer(StreamWriter):
        def __init__(self, stream, errors="strict"):
            StreamWriter.__init__(self, stream, errors)
            self._using = encoding

        def encode(self, input, errors="strict"):
            using, self._using = self._using, inside
            return _codecs.encode(input, using, errors), len(input)

        def reset(self):
            self._using = encoding

    class Reader(StreamReader):
        def __init__(self, stream, errors="strict"):
            StreamReader.__init__(self, stream, errors)
            self._using = encoding

        def decode(self, input, errors="strict"):
            data = bytes(input)
            text, taken, decided = _codecs.decode_piece(data, self._using, errors, False)
            if self._using == encoding:
                check_mark(data, taken, decided)
            self._using = decided
            return text, taken

        def reset(self):
            StreamReader.reset(self)
            self._using = encoding

    for kind, name in ((Encoder, "IncrementalEncoder"), (Decoder, "IncrementalDecoder")):
        kind.__name__ = kind.__qualname__ = name
    for kind, name in ((Writer, "StreamWriter"), (Reader, "StreamReader")):
        kind.__name__ = kind.__qualname__ = name
    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, names.get(encoding, encoding))


def _transform(name, there, back, is_text=False):
    """What belongs to a conversion that is not between text and bytes."""

    def encode(input, errors="strict"):
        return there(input), len(input)

    def decode(input, errors="strict"):
        return back(input), len(input)

    class Encoder(IncrementalEncoder):
        def encode(self, input, final=False):
            return there(input)

    class Decoder(IncrementalDecoder):
        def decode(self, input, final=False):
            return back(input)

    class Writer(StreamWriter):
        def encode(self, input, errors="strict"):
            return there(input), len(input)

    class Reader(StreamReader):
        charbuffertype = str if is_text else bytes

        def decode(self, input, errors="strict"):
            return back(input), len(input)

    return CodecInfo(encode, decode, Reader, Writer, Encoder, Decoder, name, _is_text_encoding=False)


def _hex():
    import binascii

    return _transform("hex", binascii.b2a_hex, binascii.a2b_hex)


def _base64():
    import base64

    return _transform("base64", base64.encodebytes, base64.decodebytes)


def _rot13():
    letters = "abcdefghijklmnopqrstuvwxyz"
    turned = letters[13:] + letters[:13]
    table = str.maketrans(letters + letters.upper(), turned + turned.upper())
    return _transform("rot-13", lambda text: text.translate(table), lambda text: text.translate(table), is_text=True)


_TRANSFORMS = {
    "hex": _hex, "hex_codec": _hex, "base64": _base64, "base_64": _base64, "base64_codec": _base64, "rot13": _rot13,
    "rot_13": _rot13,
}

_search_functions = []
_known = {}


def register(search_function, /):
    """Has a function asked for encodings that nobody else knows."""
    if not callable(search_function):
        raise TypeError("argument must be callable")
    _search_functions.append(search_function)


def unregister(search_function, /):
    """Asks a function no more."""
    if search_function in _search_functions:
        _search_functions.remove(search_function)
        _known.clear()


def _normalized(encoding):
    text = "".join(c if c.isalnum() and c.isascii() or c == "." else "_" for c in encoding.lower())
    while "__" in text:
        text = text.replace("__", "_")
    return text


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    if not isinstance(encoding, str):
        raise TypeError(f"lookup() argument must be str, not {type(encoding).__name__}")
    name = _normalized(encoding)
    if name in _known:
        return _known[name]
    canonical = _codecs.canonical(encoding) or _codecs.canonical(name)
    if canonical is not None:
        info = _known_to_the_machine(canonical)
    elif name in _TRANSFORMS:
        info = _TRANSFORMS[name]()
    else:
        for search in _search_functions:
            info = search(name)
            if info is not None:
                if not isinstance(info, tuple) or len(info) != 4:
                    raise TypeError("codec search functions must return 4-tuples")
                break
        else:
            _codecs.unknown(encoding)
    _known[name] = info
    return info


_codecs.set_lookup(lookup)


def encode(obj, encoding="utf-8", errors="strict"):
    """Converts an object as an encoding says."""
    return lookup(encoding)[0](obj, errors)[0]


def decode(obj, encoding="utf-8", errors="strict"):
    """The opposite of encode()."""
    return lookup(encoding)[1](obj, errors)[0]


def getencoder(encoding):
    return lookup(encoding).encode


def getdecoder(encoding):
    return lookup(encoding).decode


def getincrementalencoder(encoding):
    encoder = lookup(encoding).incrementalencoder
    if encoder is None:
        raise LookupError(encoding)
    return encoder


def getincrementaldecoder(encoding):
    decoder = lookup(encoding).incrementaldecoder
    if decoder is None:
        raise LookupError(encoding)
    return decoder


def getreader(encoding):
    return lookup(encoding).streamreader


def getwriter(encoding):
    return lookup(encoding).streamwriter


def open(filename, mode="r", encoding=None, errors="strict", buffering=-1):
    """A file of text, or of bytes if no encoding is given."""
    import warnings

    warnings.warn("codecs.open() is deprecated. Use open() instead.", DeprecationWarning, stacklevel=2)
    if encoding is not None and "b" not in mode:
        mode += "b"
    file = builtins.open(filename, mode, buffering)
    if encoding is None:
        return file
    try:
        info = lookup(encoding)
        result = StreamReaderWriter(file, info.streamreader, info.streamwriter, errors)
    except:
        file.close()
        raise
    result.encoding = encoding
    return result


def EncodedFile(file, data_encoding, file_encoding=None, errors="strict"):
    """A file of bytes in one encoding over one in another."""
    if file_encoding is None:
        file_encoding = data_encoding
    data, inside = lookup(data_encoding), lookup(file_encoding)
    result = StreamRecoder(file, data.encode, data.decode, inside.streamreader, inside.streamwriter, errors)
    result.data_encoding = data_encoding
    result.file_encoding = file_encoding
    return result


def iterencode(iterator, encoding, errors="strict", **kwargs):
    """Encodes one piece after the other."""
    encoder = getincrementalencoder(encoding)(errors, **kwargs)
    for piece in iterator:
        if output := encoder.encode(piece):
            yield output
    if output := encoder.encode("", True):
        yield output


def iterdecode(iterator, encoding, errors="strict", **kwargs):
    """Decodes one piece after the other."""
    decoder = getincrementaldecoder(encoding)(errors, **kwargs)
    for piece in iterator:
        if output := decoder.decode(piece):
            yield output
    if output := decoder.decode(b"", True):
        yield output


def _wrong(error):
    """The part of its object an error speaks of."""
    if not isinstance(error, (UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)):
        raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
    return error.object[error.start : error.end]


def strict_errors(error, /):
    if isinstance(error, BaseException):
        raise error
    raise TypeError("codec must pass exception instance")


def ignore_errors(error, /):
    _wrong(error)
    return "", error.end


def replace_errors(error, /):
    wrong = _wrong(error)
    if isinstance(error, UnicodeEncodeError):
        return "?" * len(wrong), error.end
    return "\ufffd" * (1 if isinstance(error, UnicodeDecodeError) else len(wrong)), error.end


def xmlcharrefreplace_errors(error, /):
    wrong = _wrong(error)
    if not isinstance(error, UnicodeEncodeError):
        raise TypeError(f"don't know how to handle {type(error).__name__} in error callback")
    return "".join(f"&#{ord(c)};" for c in wrong), error.end


def backslashreplace_errors(error, /):
    wrong = _wrong(error)
    codes = wrong if isinstance(wrong, bytes) else map(ord, wrong)
    shown = (f"\\x{code:02x}" if code < 256 else f"\\u{code:04x}" if code < 65536 else f"\\U{code:08x}" for code in codes)
    return "".join(shown), error.end


def _by_encoding(name):
    """A handler of the machine, for an error that is at hand."""

    def handler(error, /):
        wrong = _wrong(error)
        try:
            if isinstance(error, UnicodeEncodeError):
                return _codecs.encode(wrong, error.encoding, name), error.end
            return _codecs.decode_piece(wrong, error.encoding, name, True)[0], error.end
        except UnicodeError:
            raise error from None

    handler.__name__ = handler.__qualname__ = name
    return handler


_HANDLERS = {
    "strict": strict_errors, "ignore": ignore_errors, "replace": replace_errors,
    "xmlcharrefreplace": xmlcharrefreplace_errors, "backslashreplace": backslashreplace_errors,
    "surrogateescape": _by_encoding("surrogateescape"), "surrogatepass": _by_encoding("surrogatepass"),
}


def lookup_error(name, /):
    """The error handler of a name."""
    handler = _codecs.registered_error(name) or _HANDLERS.get(name)
    if handler is None:
        raise LookupError(f"unknown error handler name '{name}'")
    return handler


def _functions(encoding):
    """The two functions of an encoding the machine knows, as CPython's module has them for each."""

    def encode(str, errors=None, /):
        return _codecs.encode(str, encoding, errors or "strict"), len(str)

    def decode(data, errors=None, final=False, /):
        text, taken, _ = _codecs.decode_piece(bytes(data), encoding, errors or "strict", final)
        return text, taken

    return encode, decode


utf_8_encode, utf_8_decode = _functions("utf-8")
ascii_encode, ascii_decode = _functions("ascii")
latin_1_encode, latin_1_decode = _functions("latin-1")
utf_16_encode, utf_16_decode = _functions("utf-16")
utf_16_le_encode, utf_16_le_decode = _functions("utf-16-le")
utf_16_be_encode, utf_16_be_decode = _functions("utf-16-be")
utf_32_encode, utf_32_decode = _functions("utf-32")
utf_32_le_encode, utf_32_le_decode = _functions("utf-32-le")
utf_32_be_encode, utf_32_be_decode = _functions("utf-32-be")
