"""Regular expressions: the module `re`. Patterns are compiled and matched in Rust (`_re`); here are the functions, the flags, the
errors and the cache.
"""

import _re
import enum
from _re import Match, Pattern

__all__ = [
    "match", "fullmatch", "search", "sub", "subn", "split", "findall", "finditer", "compile", "purge", "escape", "error", "Pattern",
    "Match", "A", "I", "L", "M", "S", "X", "U", "ASCII", "IGNORECASE", "LOCALE", "MULTILINE", "DOTALL", "VERBOSE", "UNICODE",
    "NOFLAG", "RegexFlag", "PatternError",
]
__version__ = "2.2.1"


@enum.global_enum
class RegexFlag(enum.IntFlag, boundary=enum.KEEP):
    NOFLAG = 0
    ASCII = A = 256
    IGNORECASE = I = 2
    LOCALE = L = 4
    UNICODE = U = 32
    MULTILINE = M = 8
    DOTALL = S = 16
    VERBOSE = X = 64
    DEBUG = 128
    __str__ = object.__str__
    _numeric_repr_ = hex


class PatternError(Exception):
    """A pattern or replacement is wrong: `msg` says what, `pos` where in `pattern`, `lineno` and `colno` the same in lines."""

    __module__ = "re"

    def __init__(self, msg, pattern=None, pos=None):
        self.msg = msg
        self.pattern = pattern
        self.pos = pos
        if pattern is not None and pos is not None:
            msg = f"{msg} at position {pos}"
            newline = "\n" if isinstance(pattern, str) else b"\n"
            self.lineno = pattern.count(newline, 0, pos) + 1
            self.colno = pos - pattern.rfind(newline, 0, pos)
            if newline in pattern:
                msg = f"{msg} (line {self.lineno}, column {self.colno})"
        else:
            self.lineno = self.colno = None
        super().__init__(msg)


error = PatternError
_re.set_error(PatternError)

# ---- compiling ----

# By type, pattern and flags; emptied when it is full, the oldest first.
_cache = {}
_MAXCACHE = 512


def _named_characters(pattern):
    """The characters that a pattern may name by `\\N{...}`. The compiler of programs knows their names."""
    found = {}
    for part in pattern.split("\\N{")[1:]:
        name = part.partition("}")[0]
        if all(char.isalnum() or char in " -" for char in name):
            try:
                found[name] = eval(f'"\\N{{{name}}}"')
            except SyntaxError:
                pass
    return found


def _compile(pattern, flags):
    if isinstance(flags, RegexFlag):
        flags = flags.value
    try:
        return _cache[type(pattern), pattern, flags]
    except KeyError:
        pass
    if isinstance(pattern, Pattern):
        if flags:
            raise ValueError("cannot process flags argument with a compiled pattern")
        return pattern
    if not isinstance(pattern, (str, bytes, bytearray, memoryview)):
        raise TypeError("first argument must be string or compiled pattern")
    if flags & 128:
        raise NotImplementedError("minipy: re.DEBUG is not supported")
    names = _named_characters(pattern) if isinstance(pattern, str) and "\\N{" in pattern else None
    compiled, warnings = _re.compile(pattern, flags, names)
    if warnings:
        import warnings as module
        for text in warnings:
            module.warn(text, FutureWarning, stacklevel=3)
    if len(_cache) >= _MAXCACHE:
        try:
            del _cache[next(iter(_cache))]
        except (StopIteration, RuntimeError, KeyError):
            pass
    _cache[type(pattern), pattern, flags] = compiled
    return compiled


def compile(pattern, flags=0):
    """The pattern, compiled."""
    return _compile(pattern, flags)


def purge():
    """Empties the cache of patterns."""
    _cache.clear()


# ---- matching ----

def match(pattern, string, flags=0):
    """A match at the beginning of the string, or None."""
    return _compile(pattern, flags).match(string)


def fullmatch(pattern, string, flags=0):
    """A match of all of the string, or None."""
    return _compile(pattern, flags).fullmatch(string)


def search(pattern, string, flags=0):
    """The first match in the string, or None."""
    return _compile(pattern, flags).search(string)


def findall(pattern, string, flags=0):
    """The texts of all matches: of the groups, if there are any."""
    return _compile(pattern, flags).findall(string)


def finditer(pattern, string, flags=0):
    """All matches, one after the other."""
    return _compile(pattern, flags).finditer(string)


_GIVEN = type("_ZeroSentinel", (int,), {})()


def _old_arguments(name, args, given):
    """`count` and `flags`, which may still be given by position, with a warning."""
    names = ("maxsplit" if name == "split" else "count", "flags")
    values = list(given)
    for index, value in enumerate(args[:2]):
        if values[index] is not _GIVEN:
            raise TypeError(f"{name}() got multiple values for argument '{names[index]}'")
        values[index] = value
    if len(args) > 2:
        limit = 4 if name == "split" else 5
        raise TypeError(f"{name}() takes from {limit - 2} to {limit} positional arguments but {len(args) + limit - 2} were given")
    import warnings
    warnings.warn(f"'{names[0]}' is passed as positional argument", DeprecationWarning, stacklevel=3)
    return values


def sub(pattern, repl, string, *args, count=_GIVEN, flags=_GIVEN):
    """The string with matches replaced by a text or by what a function makes of each."""
    if args:
        count, flags = _old_arguments("sub", args, (count, flags))
    return _compile(pattern, flags).sub(repl, string, count)


def subn(pattern, repl, string, *args, count=_GIVEN, flags=_GIVEN):
    """As `sub`, with the number of replacements."""
    if args:
        count, flags = _old_arguments("subn", args, (count, flags))
    return _compile(pattern, flags).subn(repl, string, count)


def split(pattern, string, *args, maxsplit=_GIVEN, flags=_GIVEN):
    """The parts of the string between matches, and the groups of these."""
    if args:
        maxsplit, flags = _old_arguments("split", args, (maxsplit, flags))
    return _compile(pattern, flags).split(string, maxsplit)


# What means something in a pattern, with a backslash before it.
_SPECIAL = {char: "\\" + chr(char) for char in b"()[]{}?*+-|^$\\.&~# \t\n\r\v\f"}


def escape(pattern):
    """The text as a pattern that matches nothing else."""
    if isinstance(pattern, str):
        return pattern.translate(_SPECIAL)
    return str(pattern, "latin1").translate(_SPECIAL).encode("latin1")


class Scanner:
    """Cuts a text into what the patterns of a lexicon match: (pattern, None, a value or a function of scanner and text)."""

    def __init__(self, lexicon, flags=0):
        self.lexicon = lexicon
        self.flags = flags
        self.patterns = [(compile(phrase, flags), action) for phrase, action in lexicon]

    def scan(self, string):
        result, position = [], 0
        while True:
            for pattern, action in self.patterns:
                found = pattern.match(string, position)
                if found:
                    break
            else:
                break
            if found.end() == position:
                break
            position = found.end()
            if callable(action):
                self.match = found
                action = action(self, found.group())
            if action is not None:
                result.append(action)
        return result, string[position:]
