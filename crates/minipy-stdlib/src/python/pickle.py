"""Objects as bytes and back, in all protocols (0 to 5).

What is written equals byte for byte what CPython writes. A pickler does not recurse: what holds other objects is a generator that yields
them, and `_run` keeps the generators in a list, so that long chains of objects need no deep stack. Reading is in
`_pickle_read`, and `_pickle_plain` does both for data without objects of classes. `PickleBuffer` is not supported.
"""

import _pickle_plain
import copyreg
import io
import struct
import sys
from _pickle_base import HIGHEST_PROTOCOL, OPERATIONS, PickleError, PicklingError, UnpicklingError, decode_long
from _pickle_base import encode_long, get_dotted, old_name, type_name
from _pickle_read import Unpickler
from types import BuiltinFunctionType, FunctionType, ModuleType

__all__ = ["PickleError", "PicklingError", "UnpicklingError", "Pickler", "Unpickler", "dump", "dumps", "load", "loads"]

format_version = "5.0"
compatible_formats = ["1.0", "1.1", "1.2", "1.3", "2.0", "3.0", "4.0", "5.0"]
DEFAULT_PROTOCOL = 5

# The operations, by the names that CPython gives them.
globals().update(OPERATIONS)
__all__.extend(OPERATIONS)

# Items of containers come in batches; a frame that is this long is ended, and what is longer by itself stands outside.
_BATCH = 1000
_FRAME_TARGET = 64 * 1024
_LEAST_FRAME = 4

_pack = struct.pack


def whichmodule(obj, name):
    """The name of the module in which an object is found under a name."""
    dotted = name.split(".")
    module_name = getattr(obj, "__module__", None)
    if module_name is None:
        for module_name, module in sys.modules.copy().items():
            if module_name in ("__main__", "__mp_main__") or module is None:
                continue
            try:
                if get_dotted(module, dotted) is obj:
                    return module_name
            except AttributeError:
                pass
        module_name = "__main__"
    return module_name


class Pickler:
    """Writes objects to a file."""

    def __init__(self, file, protocol=None, *, fix_imports=True, buffer_callback=None):
        if protocol is None:
            protocol = DEFAULT_PROTOCOL
        protocol = protocol.__index__() if hasattr(protocol, "__index__") else _no_integer(protocol)
        if protocol < 0:
            protocol = HIGHEST_PROTOCOL
        elif protocol > HIGHEST_PROTOCOL:
            raise ValueError(f"pickle protocol must be <= {HIGHEST_PROTOCOL}")
        if buffer_callback is not None:
            if protocol < 5:
                raise ValueError("buffer_callback needs protocol >= 5")
            raise NotImplementedError("minipy does not support buffer_callback of pickle")
        try:
            self._file_write = file.write
        except AttributeError:
            raise TypeError("file must have a 'write' attribute") from None
        self.proto = protocol
        self.bin = int(protocol >= 1)
        self.fast = 0
        self.fix_imports = fix_imports and protocol < 3
        self.memo = {}
        self._parts = None
        self._size = 0

    def clear_memo(self):
        """Forgets what has been written, so that it will be written again."""
        self.memo.clear()

    def dump(self, obj):
        """Writes an object."""
        if not hasattr(self, "_file_write"):
            raise PicklingError(f"Pickler.__init__() was not called by {type(self).__name__}.__init__()")
        self._parts, self._size = [], 0
        if self.proto >= 2:
            self._file_write(b"\x80" + bytes([self.proto]))
        self._run(obj)
        self._write(b".")
        self._end_frame(True)
        self._parts = None

    # ---- output ----

    def _write(self, data):
        self._parts.append(data)
        self._size += len(data)

    def _end_frame(self, force=False):
        if not force and (self.proto < 4 or self._size < _FRAME_TARGET):
            return
        data = b"".join(self._parts)
        self._parts, self._size = [], 0
        if self.proto >= 4 and len(data) >= _LEAST_FRAME:
            data = b"\x95" + _pack("<Q", len(data)) + data
        if data:
            self._file_write(data)

    def _write_large(self, head, data):
        """A string or bytes, outside the frames if it is long."""
        if self.proto >= 4 and len(data) >= _FRAME_TARGET:
            self._end_frame(True)
            self._file_write(head)
            self._file_write(data)
        else:
            self._write(head + data)

    def memoize(self, obj):
        """Notes that an object has been written, and its number."""
        if self.fast:
            return
        number = len(self.memo)
        if self.proto >= 4:
            self._write(b"\x94")
        elif not self.bin:
            self._write(b"p%d\n" % number)
        elif number < 256:
            self._write(b"q" + bytes([number]))
        else:
            self._write(b"r" + _pack("<I", number))
        self.memo[id(obj)] = number, obj

    def _get(self, number):
        if not self.bin:
            return b"g%d\n" % number
        return b"h" + bytes([number]) if number < 256 else b"j" + _pack("<I", number)

    # ---- one object ----

    def persistent_id(self, obj):
        return None

    def _run(self, obj):
        """Writes an object and all it holds."""
        waiting = []
        error = None
        child = obj
        has_child = True
        while True:
            if has_child:
                has_child = False
                try:
                    generator = self._begin(child)
                    if generator is not None:
                        waiting.append(generator)
                except BaseException as found:
                    error = found
            if not waiting:
                if error is not None:
                    raise error
                return
            try:
                if error is None:
                    child = next(waiting[-1])
                else:
                    thrown, error = error, None
                    child = waiting[-1].throw(thrown)
                has_child = True
            except StopIteration:
                waiting.pop()
            except BaseException as found:
                waiting.pop()
                error = found

    def _begin(self, obj, ask=True):
        """Writes an object, or begins to: then a generator of what it holds."""
        self._end_frame()
        if ask and type(self).persistent_id is not Pickler.persistent_id:
            pid = self.persistent_id(obj)
            if pid is not None:
                return self._save_pid(pid)
        cls = type(obj)
        if obj is None:
            return self._write(b"N")
        if cls is bool:
            return self._write((b"\x88" if obj else b"\x89") if self.proto >= 2 else b"I01\n" if obj else b"I00\n")
        if cls is int:
            return self._save_int(obj)
        if cls is float:
            return self._write(b"G" + _pack(">d", obj) if self.bin else b"F" + repr(obj).encode("ascii") + b"\n")
        known = self.memo.get(id(obj))
        if known is not None:
            return self._write(self._get(known[0]))
        save = _EXACT.get(cls)
        if save is not None:
            return save(self, obj)
        if obj is _ENCODE:
            self._write_name("_codecs", "encode")
            return self.memoize(obj)
        override = getattr(self, "reducer_override", None)
        reduced = NotImplemented if override is None else override(obj)
        if reduced is NotImplemented:
            if cls is type:
                return self._save_type(obj)
            if cls is FunctionType:
                return self._save_global(obj)
            if obj is ... or obj is NotImplemented:
                return self._save_global(obj, repr(obj))
            if cls is BuiltinFunctionType:
                owner = getattr(obj, "__self__", None)
                if owner is None or isinstance(owner, ModuleType):
                    return self._save_global(obj)
                return self._save_reduce(getattr, (owner, obj.__name__), obj=obj)
            reduced = self._reduced(obj, cls)
            if reduced is None:
                return self._save_type(obj)
        if isinstance(reduced, str):
            return self._save_global(obj, reduced)
        return self._save_checked(reduced, obj)

    def _reduced(self, obj, cls):
        """What an object says of itself; None for a class."""
        table = getattr(self, "dispatch_table", copyreg.dispatch_table)
        reduce = table.get(cls)
        if reduce is not None:
            return reduce(obj)
        if issubclass(cls, type):
            return None
        reduce = getattr(obj, "__reduce_ex__", None)
        if reduce is not None:
            return reduce(self.proto)
        reduce = getattr(obj, "__reduce__", None)
        if reduce is not None:
            return reduce()
        raise PicklingError(f"Can't pickle {cls.__name__!r} object: {obj!r}")

    def _save_pid(self, pid):
        if self.bin:
            yield pid
            self._write(b"Q")
            return
        try:
            self._write(b"P" + str(pid).encode("ascii") + b"\n")
        except UnicodeEncodeError:
            raise PicklingError("persistent IDs in protocol 0 must be ASCII strings") from None

    def _save_int(self, obj):
        if self.bin:
            if 0 <= obj <= 0xFF:
                return self._write(b"K" + bytes([obj]))
            if 0 <= obj <= 0xFFFF:
                return self._write(b"M" + _pack("<H", obj))
            if -0x80000000 <= obj <= 0x7FFFFFFF:
                return self._write(b"J" + _pack("<i", obj))
        elif -0x80000000 <= obj <= 0x7FFFFFFF:
            return self._write(b"I%d\n" % obj)
        if self.proto < 2:
            return self._write(b"L" + repr(obj).encode("ascii") + b"L\n")
        data = encode_long(obj)
        if len(data) < 256:
            return self._write(b"\x8a" + bytes([len(data)]) + data)
        return self._write(b"\x8b" + _pack("<i", len(data)) + data)

    def _save_str(self, obj):
        if self.bin:
            data = obj.encode("utf-8", "surrogatepass")
            size = len(data)
            if size <= 0xFF and self.proto >= 4:
                head = b"\x8c" + bytes([size])
            elif size > 0xFFFFFFFF and self.proto >= 4:
                head = b"\x8d" + _pack("<Q", size)
            else:
                head = b"X" + _pack("<I", size)
            self._write_large(head, data)
        else:
            for character, escape in _ESCAPES:
                obj_text = obj if character == "\\" else obj_text
                obj_text = obj_text.replace(character, escape)
            self._write(b"V" + obj_text.encode("raw-unicode-escape") + b"\n")
        self.memoize(obj)

    def _save_bytes(self, obj):
        if self.proto < 3:
            if not obj:
                return self._save_reduce(bytes, (), obj=obj)
            return self._save_reduce(_ENCODE, (str(obj, "latin1"), "latin1"), obj=obj)
        size = len(obj)
        if size <= 0xFF:
            head = b"C" + bytes([size])
        elif size > 0xFFFFFFFF and self.proto >= 4:
            head = b"\x8e" + _pack("<Q", size)
        else:
            head = b"B" + _pack("<I", size)
        self._write_large(head, obj)
        self.memoize(obj)

    def _save_bytearray(self, obj):
        if self.proto < 5:
            return self._save_reduce(bytearray, (bytes(obj),) if obj else (), obj=obj)
        self._write_large(b"\x96" + _pack("<Q", len(obj)), bytes(obj))
        self.memoize(obj)

    # ---- containers ----

    def _save_tuple(self, obj):
        if not obj:
            return self._write(b")" if self.bin else b"(t")
        return self._tuple_items(obj)

    def _tuple_items(self, obj):
        is_short = len(obj) <= 3 and self.proto >= 2
        if not is_short:
            self._write(b"(")
        for at, item in enumerate(obj):
            try:
                yield item
            except BaseException as error:
                error.add_note(f"when serializing {type_name(obj)} item {at}")
                raise
        known = self.memo.get(id(obj))
        if known is not None:
            # The tuple holds itself and has been written meanwhile.
            if is_short:
                self._write(b"0" * len(obj))
            else:
                self._write(b"1" if self.bin else b"0" * (len(obj) + 1))
            self._write(self._get(known[0]))
            return
        self._write((b"\x85", b"\x86", b"\x87")[len(obj) - 1] if is_short else b"t")
        self.memoize(obj)

    def _save_list(self, obj):
        self._write(b"]" if self.bin else b"(l")
        self.memoize(obj)
        if not obj:
            return None
        if not self.bin:
            return self._batch_appends(obj, obj)
        return self._list_items(obj)

    def _list_items(self, obj):
        at = 0
        is_single = len(obj) == 1
        while at < len(obj):
            if not is_single:
                self._write(b"(")
            end = at + _BATCH
            while at < min(end, len(obj)):
                try:
                    yield obj[at]
                except BaseException as error:
                    error.add_note(f"when serializing {type_name(obj)} item {at}")
                    raise
                at += 1
            self._write(b"a" if is_single else b"e")

    def _batches(self, items):
        """Items in batches, one ahead: a batch of one is written otherwise."""
        batch = []
        for item in items:
            batch.append(item)
            if len(batch) == _BATCH:
                yield batch
                batch = []
        if batch:
            yield batch

    def _batch_appends(self, items, obj):
        at = 0
        for batch in self._batches(items):
            is_marked = self.bin and len(batch) > 1
            if is_marked:
                self._write(b"(")
            for item in batch:
                try:
                    yield item
                except BaseException as error:
                    error.add_note(f"when serializing {type_name(obj)} item {at}")
                    raise
                if not is_marked:
                    self._write(b"a")
                at += 1
            if is_marked:
                self._write(b"e")

    def _save_dict(self, obj):
        self._write(b"}" if self.bin else b"(d")
        self.memoize(obj)
        if not obj:
            return None
        return self._dict_items(obj) if self.bin else self._batch_setitems(obj.items(), obj)

    def _pair(self, key, value, obj):
        yield key
        try:
            yield value
        except BaseException as error:
            error.add_note(f"when serializing {type_name(obj)} item {key!r}")
            raise

    def _dict_items(self, obj):
        size = len(obj)
        is_single = size == 1
        count = 0
        for key, value in obj.items():
            if count % _BATCH == 0 and not is_single:
                self._write(b"(")
            yield from self._pair(key, value, obj)
            count += 1
            if not is_single and (count % _BATCH == 0 or count == size):
                self._write(b"u")
            if len(obj) != size:
                raise RuntimeError("dictionary changed size during iteration")
        if is_single:
            self._write(b"s")
        elif size % _BATCH == 0:
            # After a full batch CPython looks for another one.
            self._write(b"(u")

    def _batch_setitems(self, items, obj):
        for batch in self._batches(items):
            is_marked = self.bin and len(batch) > 1
            if is_marked:
                self._write(b"(")
            for key, value in batch:
                yield from self._pair(key, value, obj)
                if not is_marked:
                    self._write(b"s")
            if is_marked:
                self._write(b"u")

    def _save_set(self, obj):
        if self.proto < 4:
            return self._save_reduce(set, (list(obj),), obj=obj)
        self._write(b"\x8f")
        self.memoize(obj)
        return self._set_items(obj)

    def _elements(self, items, obj):
        for item in items:
            try:
                yield item
            except BaseException as error:
                error.add_note(f"when serializing {type_name(obj)} element")
                raise

    def _set_items(self, obj):
        for batch in self._batches(obj):
            self._write(b"(")
            yield from self._elements(batch, obj)
            self._write(b"\x90")

    def _save_frozenset(self, obj):
        if self.proto < 4:
            return self._save_reduce(frozenset, (list(obj),), obj=obj)
        return self._frozenset_items(obj)

    def _frozenset_items(self, obj):
        self._write(b"(")
        yield from self._elements(obj, obj)
        known = self.memo.get(id(obj))
        if known is not None:
            self._write(b"1" + self._get(known[0]))
            return
        self._write(b"\x91")
        self.memoize(obj)

    # ---- by what they say of themselves ----

    def _save_checked(self, reduced, obj):
        try:
            if not isinstance(reduced, tuple):
                raise PicklingError(f"__reduce__ must return a string or tuple, not {type_name(reduced)}")
            if not 2 <= len(reduced) <= 6:
                raise PicklingError("tuple returned by __reduce__ must contain 2 through 6 elements")
            func, args = reduced[:2]
            if not callable(func):
                raise PicklingError(f"first item of the tuple returned by __reduce__ must be callable, not {type_name(func)}")
            if not isinstance(args, tuple):
                raise PicklingError(f"second item of the tuple returned by __reduce__ must be a tuple, not {type_name(args)}")
            for place, item in zip(("fourth", "fifth"), reduced[3:5]):
                if item is not None and not hasattr(type(item), "__next__"):
                    raise PicklingError(f"{place} item of the tuple returned by __reduce__ must be an iterator, not {type_name(item)}")
            if len(reduced) == 6 and reduced[5] is not None and not callable(reduced[5]):
                raise PicklingError(f"sixth item of the tuple returned by __reduce__ must be callable, not {type_name(reduced[5])}")
        except PicklingError as error:
            error.add_note(f"when serializing {type_name(obj)} object")
            raise
        return self._save_reduce(*reduced, obj=obj)

    def _save_reduce(self, func, args, state=None, listitems=None, dictitems=None, state_setter=None, *, obj=None):
        try:
            yield from self._save_call(func, args, obj)
            if obj is not None:
                known = self.memo.get(id(obj))
                if known is not None:
                    self._write(b"0" + self._get(known[0]))
                else:
                    self.memoize(obj)
            if listitems is not None:
                yield from self._batch_appends(listitems, obj)
            if dictitems is not None:
                yield from self._batch_setitems(dictitems, obj)
            if state is not None:
                yield from self._save_state(state, state_setter, obj)
        except BaseException as error:
            if isinstance(error, Exception):
                error.add_note(f"when serializing {type_name(obj)} object")
            raise

    def _noted(self, item, note):
        try:
            yield item
        except Exception as error:
            error.add_note(note)
            raise

    def _save_call(self, func, args, obj):
        """Writes what makes the object."""
        shown = type_name(obj)
        name = getattr(func, "__name__", "")
        if self.proto >= 2 and name == "__newobj_ex__":
            cls, arguments, keywords = args
            if not hasattr(cls, "__new__"):
                raise PicklingError("first argument to __newobj_ex__() has no __new__")
            if self.proto >= 4:
                yield from self._noted(cls, f"when serializing {shown} class")
                yield from self._noted(arguments, f"when serializing {shown} __new__ arguments")
                yield from self._noted(keywords, f"when serializing {shown} __new__ arguments")
                self._write(b"\x92")
            else:
                from functools import partial
                yield from self._noted(partial(cls.__new__, cls, *arguments, **keywords), f"when serializing {shown} reconstructor")
                yield ()
                self._write(b"R")
        elif self.proto >= 2 and name == "__newobj__":
            cls = args[0]
            if not hasattr(cls, "__new__"):
                raise PicklingError("first argument to __newobj__() has no __new__")
            if obj is not None and cls is not obj.__class__:
                raise PicklingError(f"first argument to __newobj__() must be {obj.__class__!r}, not {cls!r}")
            yield from self._noted(cls, f"when serializing {shown} class")
            yield from self._noted(args[1:], f"when serializing {shown} __new__ arguments")
            self._write(b"\x81")
        else:
            yield from self._noted(func, f"when serializing {shown} reconstructor")
            yield from self._noted(args, f"when serializing {shown} reconstructor arguments")
            self._write(b"R")

    def _save_state(self, state, state_setter, obj):
        shown = type_name(obj)
        if state_setter is None:
            yield from self._noted(state, f"when serializing {shown} state")
            self._write(b"b")
            return
        yield from self._noted(state_setter, f"when serializing {shown} state setter")
        yield obj
        yield from self._noted(state, f"when serializing {shown} state")
        self._write(b"\x86R0")

    # ---- by their names ----

    def _save_type(self, obj):
        if obj is type(None):
            return self._save_reduce(type, (None,), obj=obj)
        if obj is type(NotImplemented):
            return self._save_reduce(type, (NotImplemented,), obj=obj)
        if obj is type(...):
            return self._save_reduce(type, (...,), obj=obj)
        return self._save_global(obj)

    def _save_global(self, obj, name=None):
        if name is None:
            name = getattr(obj, "__qualname__", None)
            if name is None:
                name = obj.__name__
        dotted = name.split(".")
        if "<locals>" in dotted:
            raise PicklingError(f"Can't pickle local object {obj!r}")
        module_name = whichmodule(obj, name)
        try:
            __import__(module_name, level=0)
            module = sys.modules[module_name]
        except (ImportError, ValueError, KeyError) as error:
            raise PicklingError(f"Can't pickle {obj!r}: {error!s}") from error
        try:
            found = get_dotted(module, dotted)
        except AttributeError:
            raise PicklingError(f"Can't pickle {obj!r}: it's not found as {module_name}.{name}")
        if found is not obj:
            raise PicklingError(f"Can't pickle {obj!r}: it's not the same object as {module_name}.{name}")
        if self.proto >= 2:
            code = copyreg._extension_registry.get((module_name, name))
            if code is not None:
                if code <= 0xFF:
                    return self._write(b"\x82" + bytes([code]))
                if code <= 0xFFFF:
                    return self._write(b"\x83" + _pack("<H", code))
                return self._write(b"\x84" + _pack("<i", code))
        if self.proto >= 4:
            return self._stack_global(obj, module_name, name)
        if len(dotted) > 1:
            return self._chain(obj, module_name, dotted)
        self._write_name(module_name, name)
        self.memoize(obj)

    def _chain(self, obj, module_name, dotted):
        """A name with dots, for protocols that have only whole names: getattr in getattr."""
        first, *rest = dotted
        for _ in rest:
            yield getattr
            if self.proto < 2:
                self._write(b"(")
        self._write_name(module_name, first)
        for name in rest:
            yield name
            self._write(b"tR" if self.proto < 2 else b"\x86R")
        self.memoize(obj)

    def _write_name(self, module_name, name):
        if self.fix_imports:
            module_name, name = old_name(module_name, name)
        encoding = "utf-8" if self.proto >= 3 else "ascii"
        try:
            self._write(b"c" + module_name.encode(encoding) + b"\n" + name.encode(encoding) + b"\n")
        except UnicodeEncodeError:
            raise PicklingError(f"can't pickle global identifier '{module_name}.{name}' using pickle protocol {self.proto}") from None

    def _stack_global(self, obj, module_name, name):
        # Names of modules are written once, those of builtin functions apart from those of classes, as their strings are in CPython.
        # Other names are written anew even if an equal string has been written.
        if type(obj) is BuiltinFunctionType:
            module_name = _FUNCTION_MODULES.setdefault(module_name, "".join([module_name[:1], module_name[1:]]))
        else:
            module_name = sys.intern(module_name)
        self._begin(module_name, False)
        self._end_frame()
        self._save_str("".join([name[:1], name[1:]]))
        self._write(b"\x93")
        self.memoize(obj)


_ESCAPES = (("\\", "\\u005c"), ("\0", "\\u0000"), ("\n", "\\u000a"), ("\r", "\\u000d"), ("\x1a", "\\u001a"))

# Stands for the function that makes bytes of text, which CPython has in a module of its own.
_ENCODE = object()

# By name of a module: the string that its builtin functions have for it.
_FUNCTION_MODULES = {}

_EXACT = {
    str: Pickler._save_str, bytes: Pickler._save_bytes, bytearray: Pickler._save_bytearray, tuple: Pickler._save_tuple,
    list: Pickler._save_list, dict: Pickler._save_dict, set: Pickler._save_set, frozenset: Pickler._save_frozenset,
}


def _no_integer(value):
    raise TypeError(f"'{type(value).__name__}' object cannot be interpreted as an integer")


# ---- in one call ----

def dump(obj, file, protocol=None, *, fix_imports=True, buffer_callback=None):
    """Writes an object to a file."""
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)


def dumps(obj, protocol=None, *, fix_imports=True, buffer_callback=None):
    """An object as bytes."""
    if buffer_callback is None:
        protocol_of_plain = DEFAULT_PROTOCOL if protocol is None else protocol
        plain = _pickle_plain.dumps(obj, protocol_of_plain, copyreg.dispatch_table, copyreg._extension_registry)
        if plain is not None:
            return plain
    file = io.BytesIO()
    Pickler(file, protocol, fix_imports=fix_imports, buffer_callback=buffer_callback).dump(obj)
    return file.getvalue()


def load(file, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """Reads an object from a file."""
    return Unpickler(file, fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()


def loads(data, /, *, fix_imports=True, encoding="ASCII", errors="strict", buffers=None):
    """The object that bytes stand for."""
    plain = _pickle_plain.loads(data)
    if plain is not None:
        return plain[0]
    if isinstance(data, str) or not hasattr(type(data), "__buffer__") and not isinstance(data, (bytes, bytearray, memoryview)):
        raise TypeError(f"a bytes-like object is required, not '{type(data).__name__}'")
    return Unpickler(io.BytesIO(data), fix_imports=fix_imports, encoding=encoding, errors=errors, buffers=buffers).load()
