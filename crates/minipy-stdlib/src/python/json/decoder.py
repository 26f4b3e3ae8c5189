"""json.decoder: from JSON text to Python values. The reading itself is in _json."""

import _json
from _json import scanstring

__all__ = ["JSONDecoder", "JSONDecodeError"]

_SPACE = " \t\n\r"


class JSONDecodeError(ValueError):
    """What is wrong with a text, and where: msg, doc, pos, lineno, colno."""

    def __init__(self, msg, doc, pos):
        lineno = doc.count("\n", 0, pos) + 1
        colno = pos - doc.rfind("\n", 0, pos)
        ValueError.__init__(self, f"{msg}: line {lineno} column {colno} (char {pos})")
        self.msg = msg
        self.doc = doc
        self.pos = pos
        self.lineno = lineno
        self.colno = colno

    def __reduce__(self):
        return self.__class__, (self.msg, self.doc, self.pos)


def _behind_space(s, index):
    while s[index : index + 1] and s[index] in _SPACE:
        index += 1
    return index


class JSONDecoder:
    def __init__(
        self, *, object_hook=None, parse_float=None, parse_int=None, parse_constant=None, strict=True, object_pairs_hook=None
    ):
        self.object_hook = object_hook
        self.parse_float = parse_float or float
        self.parse_int = parse_int or int
        self.parse_constant = parse_constant
        self.strict = strict
        self.object_pairs_hook = object_pairs_hook
        self.memo = {}

    def scan_once(self, string, idx):
        parse_float, parse_int = self.parse_float, self.parse_int
        return _json.scan(
            string,
            idx,
            self.strict,
            self.object_hook,
            self.object_pairs_hook,
            None if parse_float is float else parse_float,
            None if parse_int is int else parse_int,
            self.parse_constant,
        )

    def decode(self, s):
        obj, end = self.raw_decode(s, idx=_behind_space(s, 0))
        end = _behind_space(s, end)
        if end != len(s):
            raise JSONDecodeError("Extra data", s, end)
        return obj

    def raw_decode(self, s, idx=0):
        try:
            obj, end = self.scan_once(s, idx)
        except StopIteration as error:
            raise JSONDecodeError("Expecting value", s, error.value) from None
        return obj, end
