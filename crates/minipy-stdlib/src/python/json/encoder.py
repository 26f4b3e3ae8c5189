"""json.encoder: from Python values to JSON text. Whole texts are made in _json; the pieces of iterencode() are made here."""

import _json
from _json import encode_basestring, encode_basestring_ascii

__all__ = ["JSONEncoder"]


class JSONEncoder:
    item_separator = ", "
    key_separator = ": "

    def __init__(
        self, *, skipkeys=False, ensure_ascii=True, check_circular=True, allow_nan=True, sort_keys=False, indent=None,
        separators=None, default=None,
    ):
        self.skipkeys = skipkeys
        self.ensure_ascii = ensure_ascii
        self.check_circular = check_circular
        self.allow_nan = allow_nan
        self.sort_keys = sort_keys
        self.indent = indent
        if separators is not None:
            self.item_separator, self.key_separator = separators
        elif indent is not None:
            self.item_separator = ","
        if default is not None:
            self.default = default

    def default(self, o):
        raise TypeError(f"Object of type {o.__class__.__name__} is not JSON serializable")

    def _indent_text(self):
        indent = self.indent
        return indent if indent is None or isinstance(indent, str) else " " * indent

    def encode(self, o):
        if isinstance(o, str):
            return encode_basestring_ascii(o) if self.ensure_ascii else encode_basestring(o)
        if type(self).iterencode is not JSONEncoder.iterencode:
            return "".join(self.iterencode(o, _one_shot=True))
        return self._whole(o)

    def _whole(self, o):
        return _json.encode(
            o,
            self.ensure_ascii,
            self._indent_text(),
            self.item_separator,
            self.key_separator,
            self.default,
            self.sort_keys,
            self.skipkeys,
            bool(self.allow_nan) + 2 * bool(self.check_circular),
        )

    def iterencode(self, o, _one_shot=False):
        if _one_shot:
            return iter((self._whole(o),))
        return _Pieces(self).of(o, 0)


class _Pieces:
    """The text of a value, piece by piece."""

    def __init__(self, encoder):
        self.encoder = encoder
        self.indent = encoder._indent_text()
        self.quote = encode_basestring_ascii if encoder.ensure_ascii else encode_basestring
        self.open = set() if encoder.check_circular else None

    def enter(self, o):
        if self.open is not None:
            if id(o) in self.open:
                raise ValueError("Circular reference detected")
            self.open.add(id(o))

    def leave(self, o):
        if self.open is not None:
            self.open.discard(id(o))

    def line(self, level):
        return "" if self.indent is None else "\n" + self.indent * level

    def number(self, o):
        if isinstance(o, int):
            return int.__repr__(o)
        if o != o or o in (float("inf"), float("-inf")):
            if not self.encoder.allow_nan:
                raise ValueError("Out of range float values are not JSON compliant: " + repr(o))
            return "NaN" if o != o else "Infinity" if o > 0 else "-Infinity"
        return float.__repr__(o)

    def simple(self, o):
        """The text of what consists of one piece; None for the rest."""
        if isinstance(o, str):
            return self.quote(o)
        if o is None:
            return "null"
        if o is True:
            return "true"
        if o is False:
            return "false"
        if isinstance(o, (int, float)):
            return self.number(o)
        return None

    def of(self, o, level):
        text = self.simple(o)
        if text is not None:
            yield text
        elif isinstance(o, (list, tuple)):
            yield from self.of_list(o, level)
        elif isinstance(o, dict):
            yield from self.of_dict(o, level)
        else:
            self.enter(o)
            instead = self.encoder.default(o)
            try:
                yield from self.of(instead, level)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(o).__name__} object")
                raise
            self.leave(o)

    def of_list(self, items, level):
        if not items:
            yield "[]"
            return
        self.enter(items)
        before = "[" + self.line(level + 1)
        for index, item in enumerate(items):
            try:
                text = self.simple(item)
                if text is not None:
                    yield before + text
                else:
                    yield before
                    yield from self.of(item, level + 1)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(items).__name__} item {index}")
                raise
            before = self.encoder.item_separator + self.line(level + 1)
        self.leave(items)
        if self.indent is not None:
            yield self.line(level)
        yield "]"

    def key(self, key):
        if isinstance(key, str):
            return key
        if isinstance(key, float):
            return self.number(key)
        if key is None or isinstance(key, int):
            return self.simple(key)
        if self.encoder.skipkeys:
            return None
        raise TypeError(f"keys must be str, int, float, bool or None, not {key.__class__.__name__}")

    def of_dict(self, members, level):
        if not members:
            yield "{}"
            return
        self.enter(members)
        yield "{"
        before, first = self.line(level + 1), True
        for key, value in sorted(members.items()) if self.encoder.sort_keys else members.items():
            name = self.key(key)
            if name is None:
                continue
            if first:
                first = False
                if self.indent is not None:
                    yield before
            else:
                yield self.encoder.item_separator + before
            yield self.quote(name)
            yield self.encoder.key_separator
            try:
                yield from self.of(value, level + 1)
            except GeneratorExit:
                raise
            except BaseException as error:
                error.add_note(f"when serializing {type(members).__name__} item {name!r}")
                raise
        self.leave(members)
        if not first and self.indent is not None:
            yield self.line(level)
        yield "}"
