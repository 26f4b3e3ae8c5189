"""Data structures over several lines: the module `pprint`.

What fits into the rest of the line is written as its repr. What does not is taken apart by the function that belongs to its
`__repr__`: so a class with a repr of its own is left alone, and one that inherits that of `list` is laid out like a list.
"""

import collections as _collections
import sys as _sys

__all__ = ["pprint", "pformat", "isreadable", "isrecursive", "saferepr", "PrettyPrinter", "pp"]


def pprint(
    object, stream=None, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False
):
    PrettyPrinter(
        stream=stream, indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pprint(object)


def pformat(object, indent=1, width=80, depth=None, *, compact=False, sort_dicts=True, underscore_numbers=False):
    return PrettyPrinter(
        indent=indent, width=width, depth=depth, compact=compact, sort_dicts=sort_dicts,
        underscore_numbers=underscore_numbers,
    ).pformat(object)


def pp(object, *args, sort_dicts=False, **kwargs):
    pprint(object, *args, sort_dicts=sort_dicts, **kwargs)


def saferepr(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[0]


def isreadable(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[1]


def isrecursive(object):
    return PrettyPrinter()._safe_repr(object, {}, None, 0)[2]


class _SafeKey:
    """A key that can be sorted among any others: what cannot be compared is ordered by class."""

    __slots__ = ("obj",)

    def __init__(self, obj):
        self.obj = obj

    def __lt__(self, other):
        try:
            return self.obj < other.obj
        except TypeError:
            return (str(type(self.obj)), id(self.obj)) < (str(type(other.obj)), id(other.obj))


def _safe_pair(pair):
    return _SafeKey(pair[0]), _SafeKey(pair[1])


class _Text:
    """What a text is written to."""

    def __init__(self):
        self.parts = []

    def write(self, text):
        self.parts.append(text)


_SCALARS = frozenset({str, bytes, bytearray, float, complex, bool, type(None)})


def _recursion(object):
    return f"<Recursion on {type(object).__name__} with id={id(object)}>"


class PrettyPrinter:
    """The options of a printout, and the printing."""

    def __init__(
        self, indent=1, width=80, depth=None, stream=None, *, compact=False, sort_dicts=True, underscore_numbers=False
    ):
        indent = int(indent)
        width = int(width)
        if indent < 0:
            raise ValueError("indent must be >= 0")
        if depth is not None and depth <= 0:
            raise ValueError("depth must be > 0")
        if not width:
            raise ValueError("width must be != 0")
        self._depth = depth
        self._indent_per_level = indent
        self._width = width
        self._stream = _sys.stdout if stream is None else stream
        self._compact = bool(compact)
        self._sort_dicts = sort_dicts
        self._underscore_numbers = underscore_numbers

    def pprint(self, object):
        if self._stream is not None:
            self._format(object, self._stream, 0, 0, {}, 0)
            self._stream.write("\n")

    def pformat(self, object):
        text = _Text()
        self._format(object, text, 0, 0, {}, 0)
        return "".join(text.parts)

    def isrecursive(self, object):
        return self.format(object, {}, 0, 0)[2]

    def isreadable(self, object):
        _, readable, recursive = self.format(object, {}, 0, 0)
        return readable and not recursive

    def format(self, object, context, maxlevels, level):
        """The repr on one line, whether it can be read back, and whether the object contains itself. For subclasses."""
        return self._safe_repr(object, context, maxlevels, level)

    def _repr(self, object, context, level):
        text, readable, recursive = self.format(object, context.copy(), self._depth, level)
        if not readable:
            self._readable = False
        if recursive:
            self._recursive = True
        return text

    def _format(self, object, stream, indent, allowance, context, level):
        """Writes an object from column `indent` on; `allowance` columns are needed behind it."""
        key = id(object)
        if key in context:
            stream.write(_recursion(object))
            self._recursive = True
            self._readable = False
            return
        text = self._repr(object, context, level)
        if len(text) > self._width - indent - allowance:
            writer = self._dispatch.get(type(object).__repr__)
            if writer is None and _has_made_repr(object):
                writer = PrettyPrinter._pprint_dataclass
            if writer is not None:
                context[key] = 1
                writer(self, object, stream, indent, allowance, context, level + 1)
                del context[key]
                return
        stream.write(text)

    # ---- parts ----

    def _open(self, stream, bracket):
        stream.write(bracket)
        if self._indent_per_level > 1:
            stream.write((self._indent_per_level - 1) * " ")

    def _dict_items(self, object):
        return sorted(object.items(), key=_safe_pair) if self._sort_dicts else object.items()

    def _format_dict_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        between = ",\n" + " " * indent
        last = len(items) - 1
        for i, (key, value) in enumerate(items):
            text = self._repr(key, context, level)
            stream.write(text + ": ")
            self._format(value, stream, indent + len(text) + 2, allowance if i == last else 1, context, level)
            if i != last:
                stream.write(between)

    def _format_namespace_items(self, items, stream, indent, allowance, context, level):
        between = ",\n" + " " * indent
        last = len(items) - 1
        for i, (name, value) in enumerate(items):
            stream.write(name + "=")
            if id(value) in context:
                # As the repr of such a class says it.
                stream.write("...")
            else:
                self._format(value, stream, indent + len(name) + 1, allowance if i == last else 1, context, level)
            if i != last:
                stream.write(between)

    def _format_items(self, items, stream, indent, allowance, context, level):
        indent += self._indent_per_level
        self._open(stream, "")
        items = list(items)
        between = ",\n" + " " * indent
        delimiter = ""
        width = max_width = self._width - indent + 1
        for i, item in enumerate(items):
            last = i == len(items) - 1
            if last:
                max_width -= allowance
                width -= allowance
            if self._compact:
                text = self._repr(item, context, level)
                needed = len(text) + 2
                if width < needed:
                    width = max_width
                    if delimiter:
                        delimiter = between
                if width >= needed:
                    width -= needed
                    stream.write(delimiter + text)
                    delimiter = ", "
                    continue
            stream.write(delimiter)
            delimiter = between
            self._format(item, stream, indent, allowance if last else 1, context, level)

    # ---- one function for each repr ----

    _dispatch = {}

    def _pprint_dict(self, object, stream, indent, allowance, context, level):
        self._open(stream, "{")
        if object:
            self._format_dict_items(self._dict_items(object), stream, indent, allowance + 1, context, level)
        stream.write("}")

    def _pprint_ordered_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        self._format(list(object.items()), stream, indent + len(name) + 1, allowance + 1, context, level)
        stream.write(")")

    def _pprint_list(self, object, stream, indent, allowance, context, level):
        stream.write("[")
        self._format_items(object, stream, indent, allowance + 1, context, level)
        stream.write("]")

    def _pprint_tuple(self, object, stream, indent, allowance, context, level):
        end = ",)" if len(object) == 1 else ")"
        stream.write("(")
        self._format_items(object, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_set(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        cls = object.__class__
        start, end = ("{", "}") if cls is set else (cls.__name__ + "({", "})")
        stream.write(start)
        if cls is not set:
            indent += len(cls.__name__) + 1
        items = sorted(object, key=_SafeKey)
        self._format_items(items, stream, indent, allowance + len(end), context, level)
        stream.write(end)

    def _pprint_str(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        chunks = _string_chunks(object, self._width - indent, allowance)
        if len(chunks) == 1:
            stream.write(chunks[0])
            return
        text = ("\n" + " " * indent).join(chunks)
        stream.write(f"({text})" if level == 1 else text)

    def _pprint_bytes(self, object, stream, indent, allowance, context, level):
        if len(object) <= 4:
            stream.write(repr(object))
            return
        if level == 1:
            indent += 1
            allowance += 1
        text = ("\n" + " " * indent).join(_bytes_chunks(object, self._width - indent, allowance))
        stream.write(f"({text})" if level == 1 else text)

    def _pprint_bytearray(self, object, stream, indent, allowance, context, level):
        stream.write("bytearray(")
        self._pprint_bytes(bytes(object), stream, indent + 10, allowance + 1, context, level + 1)
        stream.write(")")

    def _pprint_mappingproxy(self, object, stream, indent, allowance, context, level):
        stream.write("mappingproxy(")
        self._format(object.copy(), stream, indent + 13, allowance + 1, context, level)
        stream.write(")")

    def _pprint_namespace(self, object, stream, indent, allowance, context, level):
        cls = type(object)
        name = "namespace" if cls is _NAMESPACE else cls.__name__
        stream.write(name + "(")
        items = object.__dict__.items()
        self._format_namespace_items(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _pprint_dataclass(self, object, stream, indent, allowance, context, level):
        from dataclasses import fields

        name = object.__class__.__name__
        items = [(field.name, getattr(object, field.name)) for field in fields(object) if field.repr]
        stream.write(name + "(")
        self._format_namespace_items(items, stream, indent + len(name) + 1, allowance, context, level)
        stream.write(")")

    def _pprint_default_dict(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        factory = self._repr(object.default_factory, context, level)
        name = object.__class__.__name__
        indent += len(name) + 1
        stream.write(f"{name}({factory},\n{' ' * indent}")
        self._pprint_dict(object, stream, indent, allowance + 1, context, level)
        stream.write(")")

    def _pprint_counter(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        self._open(stream, name + "({")
        items = object.most_common()
        self._format_dict_items(items, stream, indent + len(name) + 1, allowance + 2, context, level)
        stream.write("})")

    def _pprint_chain_map(self, object, stream, indent, allowance, context, level):
        if not len(object.maps):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "(")
        indent += len(name) + 1
        last = len(object.maps) - 1
        for i, mapping in enumerate(object.maps):
            self._format(mapping, stream, indent, allowance + 1 if i == last else 1, context, level)
            stream.write(")" if i == last else ",\n" + " " * indent)

    def _pprint_deque(self, object, stream, indent, allowance, context, level):
        if not len(object):
            stream.write(repr(object))
            return
        name = object.__class__.__name__
        stream.write(name + "([")
        indent += len(name) + 1
        if object.maxlen is None:
            self._format_items(object, stream, indent, allowance + 2, context, level)
            stream.write("])")
        else:
            self._format_items(object, stream, indent, 2, context, level)
            stream.write(f"],\n{' ' * indent}maxlen={self._repr(object.maxlen, context, level)})")

    def _pprint_wrapper(self, object, stream, indent, allowance, context, level):
        self._format(object.data, stream, indent, allowance, context, level - 1)

    # ---- on one line ----

    def _safe_repr(self, object, context, maxlevels, level):
        cls = type(object)
        if cls in _SCALARS:
            return repr(object), True, False
        own_repr = getattr(cls, "__repr__", None)
        if own_repr is int.__repr__ and issubclass(cls, int):
            return f"{object:_d}" if self._underscore_numbers else repr(object), True, False
        if own_repr is dict.__repr__ and issubclass(cls, dict):
            return self._safe_container(object, "{%s}", context, maxlevels, level, True)
        if own_repr is list.__repr__ and issubclass(cls, list):
            return self._safe_container(object, "[%s]", context, maxlevels, level, False)
        if own_repr is tuple.__repr__ and issubclass(cls, tuple):
            template = "(%s,)" if len(object) == 1 else "(%s)"
            return self._safe_container(object, template, context, maxlevels, level, False)
        text = repr(object)
        return text, (text and not text.startswith("<")), False

    def _safe_container(self, object, template, context, maxlevels, level, is_dict):
        if not object:
            return template % "", True, False
        key = id(object)
        if maxlevels and level >= maxlevels:
            return template % "...", False, key in context
        if key in context:
            return _recursion(object), False, True
        context[key] = 1
        all_readable, any_recursive = True, False
        parts = []
        level += 1
        if is_dict:
            for name, value in self._dict_items(object):
                name_text, readable, recursive = self.format(name, context, maxlevels, level)
                all_readable = all_readable and readable
                any_recursive = any_recursive or recursive
                text, readable, recursive = self.format(value, context, maxlevels, level)
                all_readable = all_readable and readable
                any_recursive = any_recursive or recursive
                parts.append(f"{name_text}: {text}")
        else:
            for value in object:
                text, readable, recursive = self.format(value, context, maxlevels, level)
                all_readable = all_readable and readable
                any_recursive = any_recursive or recursive
                parts.append(text)
        del context[key]
        return template % ", ".join(parts), all_readable, any_recursive


def _has_made_repr(object):
    """Is it an instance of a dataclass whose repr `dataclass` has written?"""
    dataclasses = _sys.modules.get("dataclasses")
    if dataclasses is None or isinstance(object, type) or not dataclasses.is_dataclass(object):
        return False
    code = getattr(type(object).__repr__, "__code__", None)
    return object.__dataclass_params__.repr and code is not None and code.co_filename == dataclasses.__file__


def _words(line):
    """A line in pieces of a word and the spaces behind it."""
    pieces = []
    start = at = 0
    while at < len(line):
        while at < len(line) and not line[at].isspace():
            at += 1
        while at < len(line) and line[at].isspace():
            at += 1
        pieces.append(line[start:at])
        start = at
    return pieces


def _string_chunks(text, max_width, allowance):
    """Reprs of parts of a text: its lines, and of lines that are too long as many words as fit."""
    chunks = []
    lines = text.splitlines(True)
    width = max_width
    for i, line in enumerate(lines):
        last_line = i == len(lines) - 1
        whole = repr(line)
        if last_line:
            width -= allowance
        if len(whole) <= width:
            chunks.append(whole)
            continue
        words = _words(line)
        room = max_width
        current = ""
        for j, word in enumerate(words):
            candidate = current + word
            if j == len(words) - 1 and last_line:
                room -= allowance
            if len(repr(candidate)) > room:
                if current:
                    chunks.append(repr(current))
                current = word
            else:
                current = candidate
        if current:
            chunks.append(repr(current))
    return chunks


def _bytes_chunks(data, width, allowance):
    current = b""
    last = len(data) // 4 * 4
    for i in range(0, len(data), 4):
        part = data[i : i + 4]
        candidate = current + part
        if i == last:
            width -= allowance
        if len(repr(candidate)) > width:
            if current:
                yield repr(current)
            current = part
        else:
            current = candidate
    if current:
        yield repr(current)


_NAMESPACE = type(_sys.implementation)

PrettyPrinter._dispatch.update({
    dict.__repr__: PrettyPrinter._pprint_dict,
    _collections.OrderedDict.__repr__: PrettyPrinter._pprint_ordered_dict,
    list.__repr__: PrettyPrinter._pprint_list,
    tuple.__repr__: PrettyPrinter._pprint_tuple,
    set.__repr__: PrettyPrinter._pprint_set,
    frozenset.__repr__: PrettyPrinter._pprint_set,
    str.__repr__: PrettyPrinter._pprint_str,
    bytes.__repr__: PrettyPrinter._pprint_bytes,
    bytearray.__repr__: PrettyPrinter._pprint_bytearray,
    type(type.__dict__).__repr__: PrettyPrinter._pprint_mappingproxy,
    _NAMESPACE.__repr__: PrettyPrinter._pprint_namespace,
    _collections.defaultdict.__repr__: PrettyPrinter._pprint_default_dict,
    _collections.Counter.__repr__: PrettyPrinter._pprint_counter,
    _collections.ChainMap.__repr__: PrettyPrinter._pprint_chain_map,
    _collections.deque.__repr__: PrettyPrinter._pprint_deque,
    _collections.UserDict.__repr__: PrettyPrinter._pprint_wrapper,
    _collections.UserList.__repr__: PrettyPrinter._pprint_wrapper,
    _collections.UserString.__repr__: PrettyPrinter._pprint_wrapper,
})
