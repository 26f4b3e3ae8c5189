"""The reading half of `pickle`: `Unpickler`."""

import copyreg
import io
import re
import struct
import sys
from _pickle_base import HIGHEST_PROTOCOL, UnpicklingError, decode_long, get_dotted, new_name, type_name

_STRING_ESCAPE = re.compile(rb"""\\(?:([0-7]{1,3})|x([0-9a-fA-F]{2})|([\\'"abfnrtv\n]))""")
_SIMPLE_ESCAPES = dict(zip(b"\\'\"abfnrtv\n", (b"\\", b"'", b'"', b"\a", b"\b", b"\f", b"\n", b"\r", b"\t", b"\v", b"")))


def _unescaped(match):
    octal, digits, simple = match.groups()
    if octal:
        return bytes([int(octal, 8) & 0xFF])
    return bytes([int(digits, 16)]) if digits else _SIMPLE_ESCAPES[simple[0]]


class _Stop(Exception):
    def __init__(self, value):
        self.value = value


def _truncated():
    return UnpicklingError("pickle data was truncated")


class Unpickler:
    """Reads objects from a file."""

    def __init__(self, file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
        try:
            self._file_read, self._file_readline = file.read, file.readline
        except AttributeError:
            raise TypeError("file must have 'read' and 'readline' attributes") from None
        self.memo = {}
        self.encoding = encoding
        self.errors = errors
        self.proto = 0
        self.fix_imports = fix_imports
        self._buffers = None if buffers is None else iter(buffers)
        self._frame = None

    def load(self):
        """Reads the next object."""
        if not hasattr(self, "_file_read"):
            raise UnpicklingError(f"Unpickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._frame = None
        self._marks = []
        self.stack = []
        self.proto = 0
        while True:
            key = self._some(1)
            if not key:
                raise EOFError("Ran out of input")
            operation = _LOADERS.get(key[0])
            if operation is None:
                shown = repr(key)[1:] if 32 <= key[0] < 127 else f"'\\x{key[0]:02x}'"
                raise UnpicklingError(f"invalid load key, {shown}.")
            try:
                operation(self)
            except _Stop as stop:
                return stop.value

    def persistent_load(self, pid):
        raise UnpicklingError("A load persistent id instruction was encountered, but no persistent_load function was specified.")

    def find_class(self, module, name):
        """The object of this name."""
        if self.proto < 3 and self.fix_imports:
            module, name = new_name(module, name)
        if module == "_codecs":
            module = "codecs"
        __import__(module, level=0)
        found = sys.modules[module]
        if self.proto < 4:
            return getattr(found, name)
        dotted = name.split(".")
        if len(dotted) > 1 and "<locals>" in dotted:
            raise AttributeError(f"Can't get local attribute {name!r} on {found!r}")
        return get_dotted(found, dotted)

    # ---- input ----

    def _some(self, size):
        if self._frame is not None:
            data = self._frame.read(size)
            if data or not size:
                if len(data) < size:
                    raise UnpicklingError("pickle exhausted before end of frame")
                return data
            self._frame = None
        return self._file_read(size)

    def _read(self, size):
        data = self._some(size)
        if len(data) < size:
            raise _truncated()
        return data

    def _line(self):
        data = b""
        if self._frame is not None:
            data = self._frame.readline()
            if not data:
                self._frame = None
        if self._frame is None:
            data = self._file_readline()
        if not data.endswith(b"\n"):
            raise _truncated()
        return data[:-1]

    def _sized(self, form, what=None):
        size, = struct.unpack(form, self._read(struct.calcsize(form)))
        return size

    # ---- the stack ----

    def _pop(self):
        if not self.stack:
            raise UnpicklingError("unexpected MARK found" if self._marks else "unpickling stack underflow")
        return self.stack.pop()

    def _top(self):
        if not self.stack:
            raise UnpicklingError("unexpected MARK found" if self._marks else "unpickling stack underflow")
        return self.stack[-1]

    def _pop_mark(self):
        if not self._marks:
            raise UnpicklingError("could not find MARK")
        items, self.stack = self.stack, self._marks.pop()
        return items

    def _append(self, value):
        self.stack.append(value)

    # ---- operations ----

    def _proto(self):
        self.proto = self._read(1)[0]
        if self.proto > HIGHEST_PROTOCOL:
            raise ValueError(f"unsupported pickle protocol: {self.proto}")

    def _begin_frame(self):
        size = self._sized("<Q")
        if size > sys.maxsize:
            raise ValueError(f"frame size > sys.maxsize: {size}")
        data = self._file_read(size)
        if len(data) < size:
            raise _truncated()
        self._frame = io.BytesIO(data)

    def _int(self):
        data = self._line()
        if data in (b"00", b"01"):
            return self._append(data == b"01")
        try:
            self._append(int(data, 0))
        except ValueError:
            raise ValueError("could not convert string to int") from None

    def _long(self):
        data = self._line()
        try:
            self._append(int(data.removesuffix(b"L"), 0))
        except ValueError:
            raise ValueError(f"invalid literal for int() with base 10: {data.decode('latin-1')!r}") from None

    def _float(self):
        try:
            self._append(float(self._line()))
        except ValueError:
            raise ValueError("could not convert string to float") from None

    def _long_of(self, form):
        size = self._sized(form)
        if size < 0:
            raise UnpicklingError("LONG pickle has negative byte count")
        self._append(decode_long(self._read(size)))

    def _decoded(self, data):
        return data if self.encoding == "bytes" else data.decode(self.encoding, self.errors)

    def _string(self):
        data = self._line().rstrip()
        if len(data) < 2 or data[0] != data[-1] or data[:1] not in (b"'", b'"'):
            raise UnpicklingError("the STRING opcode argument must be quoted")
        self._append(self._decoded(_STRING_ESCAPE.sub(_unescaped, data[1:-1])))

    def _binstring(self, form):
        size = self._sized(form)
        if size < 0:
            raise UnpicklingError("BINSTRING pickle has negative byte count")
        self._append(self._decoded(self._read(size)))

    def _pop_operation(self):
        if self.stack:
            self.stack.pop()
        elif self._marks:
            self._pop_mark()
        else:
            raise UnpicklingError("unpickling stack underflow")

    def _tuple_of(self, count):
        items = [self._pop() for _ in range(count)]
        self._append(tuple(items[::-1]))

    def _dict(self):
        items = self._pop_mark()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for DICT")
        self._append(dict(zip(items[::2], items[1::2])))

    def _call_class(self, cls, args):
        if args or not isinstance(cls, type) or hasattr(cls, "__getinitargs__"):
            return cls(*args)
        return cls.__new__(cls)

    def _inst(self):
        module, name = self._line().decode("ascii"), self._line().decode("ascii")
        args = self._pop_mark()
        self._append(self._call_class(self.find_class(module, name), args))

    def _obj(self):
        args = self._pop_mark()
        cls = args.pop(0)
        self._append(self._call_class(cls, args))

    def _newobj(self):
        args, cls = self._pop(), self._pop()
        if not isinstance(args, tuple):
            raise UnpicklingError(f"NEWOBJ args argument must be a tuple, not {type_name(args)}")
        if not isinstance(cls, type):
            raise UnpicklingError(f"NEWOBJ class argument must be a type, not {type_name(cls)}")
        self._append(cls.__new__(cls, *args))

    def _newobj_ex(self):
        keywords, args, cls = self._pop(), self._pop(), self._pop()
        self._append(cls.__new__(cls, *args, **keywords))

    def _global(self):
        module, name = self._line().decode("utf-8"), self._line().decode("utf-8")
        self._append(self.find_class(module, name))

    def _stack_global(self):
        name, module = self._pop(), self._pop()
        if type(name) is not str or type(module) is not str:
            raise UnpicklingError("STACK_GLOBAL requires str")
        self._append(self.find_class(module, name))

    def _extension(self, form):
        code = self._sized(form)
        key = copyreg._inverted_registry.get(code)
        if key is None:
            if code <= 0:
                raise UnpicklingError("EXT specifies code <= 0")
            raise ValueError(f"unregistered extension code {code}")
        self._append(self.find_class(*key))

    def _reduce(self):
        args, func = self._pop(), self._pop()
        if not isinstance(args, tuple):
            args = tuple(args)
        self._append(func(*args))

    def _get(self, index):
        try:
            self._append(self.memo[index])
        except KeyError:
            raise UnpicklingError(f"Memo value not found at index {index}") from None

    def _put(self, index):
        self.memo[index] = self._top()

    def _extend(self, items):
        target = self._top()
        if type(target) is list:
            target.extend(items)
            return
        extend = getattr(target, "extend", None)
        if extend is not None:
            extend(items)
            return
        append = target.append
        for item in items:
            append(item)

    def _setitems(self, items):
        target = self._top()
        if len(items) % 2:
            raise UnpicklingError("odd number of items for SETITEMS")
        for at in range(0, len(items), 2):
            target[items[at]] = items[at + 1]

    def _additems(self):
        items = self._pop_mark()
        target = self._top()
        if isinstance(target, set):
            target.update(items)
        else:
            for item in items:
                target.add(item)

    def _build(self):
        state = self._pop()
        target = self._top()
        setstate = getattr(target, "__setstate__", None)
        if setstate is not None:
            setstate(state)
            return
        slots = None
        if isinstance(state, tuple) and len(state) == 2:
            state, slots = state
        if state:
            if not isinstance(state, dict):
                raise UnpicklingError("state is not a dictionary")
            attributes = target.__dict__
            for name, value in state.items():
                attributes[sys.intern(name) if type(name) is str else name] = value
        if slots:
            for name, value in slots.items():
                setattr(target, name, value)

    def _next_buffer(self):
        if self._buffers is None:
            raise UnpicklingError("pickle stream refers to out-of-band data but no *buffers* argument was given")
        raise UnpicklingError("minipy does not support out-of-band data of pickles")

    def _stop(self):
        raise _Stop(self._pop())


_LOADERS = {
    b"\x80": Unpickler._proto, b"\x95": Unpickler._begin_frame, b".": Unpickler._stop, b"N": lambda u: u._append(None),
    b"\x88": lambda u: u._append(True), b"\x89": lambda u: u._append(False), b"I": Unpickler._int, b"J": lambda u: u._append(u._sized("<i")),
    b"K": lambda u: u._append(u._read(1)[0]), b"M": lambda u: u._append(u._sized("<H")), b"L": Unpickler._long,
    b"\x8a": lambda u: u._long_of("<B"), b"\x8b": lambda u: u._long_of("<i"), b"F": Unpickler._float,
    b"G": lambda u: u._append(u._sized(">d")), b"S": Unpickler._string, b"T": lambda u: u._binstring("<i"),
    b"U": lambda u: u._binstring("<B"), b"V": lambda u: u._append(u._line().decode("raw-unicode-escape")),
    b"X": lambda u: u._append(u._read(u._sized("<I")).decode("utf-8", "surrogatepass")),
    b"\x8c": lambda u: u._append(u._read(u._sized("<B")).decode("utf-8", "surrogatepass")),
    b"\x8d": lambda u: u._append(u._read(u._sized("<Q")).decode("utf-8", "surrogatepass")),
    b"C": lambda u: u._append(u._read(u._sized("<B"))), b"B": lambda u: u._append(u._read(u._sized("<I"))),
    b"\x8e": lambda u: u._append(u._read(u._sized("<Q"))), b"\x96": lambda u: u._append(bytearray(u._read(u._sized("<Q")))),
    b"\x97": Unpickler._next_buffer, b"\x98": Unpickler._next_buffer, b"0": Unpickler._pop_operation, b"1": Unpickler._pop_mark,
    b"2": lambda u: u._append(u._top()), b"t": lambda u: u._append_items(tuple), b"l": lambda u: u._append_items(list),
    b"d": Unpickler._dict, b")": lambda u: u._append(()), b"]": lambda u: u._append([]), b"}": lambda u: u._append({}),
    b"\x8f": lambda u: u._append(set()), b"\x85": lambda u: u._tuple_of(1), b"\x86": lambda u: u._tuple_of(2),
    b"\x87": lambda u: u._tuple_of(3), b"\x91": lambda u: u._append_items(frozenset), b"\x90": Unpickler._additems,
    b"i": Unpickler._inst, b"o": Unpickler._obj, b"\x81": Unpickler._newobj, b"\x92": Unpickler._newobj_ex, b"c": Unpickler._global,
    b"\x93": Unpickler._stack_global, b"\x82": lambda u: u._extension("<B"), b"\x83": lambda u: u._extension("<H"),
    b"\x84": lambda u: u._extension("<i"), b"R": Unpickler._reduce, b"g": lambda u: u._get(int(u._line())),
    b"h": lambda u: u._get(u._read(1)[0]), b"j": lambda u: u._get(u._sized("<I")), b"p": lambda u: u._put(int(u._line())),
    b"q": lambda u: u._put(u._read(1)[0]), b"r": lambda u: u._put(u._sized("<I")), b"\x94": lambda u: u._put(len(u.memo)),
    b"a": lambda u: u._append_one(), b"e": lambda u: u._extend(u._pop_mark()), b"s": lambda u: u._set_one(),
    b"u": lambda u: u._setitems(u._pop_mark()), b"b": Unpickler._build, b"(": lambda u: u._mark(),
    b"P": lambda u: u._append(u.persistent_load(u._line().decode("ascii"))), b"Q": lambda u: u._append(u.persistent_load(u._pop())),
}
_LOADERS = {key[0]: loader for key, loader in _LOADERS.items()}


def _mark(self):
    self._marks.append(self.stack)
    self.stack = []


def _append_items(self, make):
    items = self._pop_mark()
    self._append(make(items))


def _append_one(self):
    value = self._pop()
    self._extend([value])


def _set_one(self):
    value, key = self._pop(), self._pop()
    self._top()[key] = value


for _function in (_mark, _append_items, _append_one, _set_one):
    setattr(Unpickler, _function.__name__, _function)
