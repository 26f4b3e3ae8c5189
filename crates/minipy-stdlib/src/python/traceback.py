"""The module traceback: exceptions and stacks as text and as data.

Frames are no objects in minipy: places come from the machine (_traceback), as do the texts, which are those of an uncaught exception.
"""

import linecache
import sys

import _traceback

__all__ = [
    "extract_stack", "extract_tb", "format_exception", "format_exception_only", "format_list", "format_stack", "format_tb",
    "print_exc", "format_exc", "print_exception", "print_last", "print_stack", "print_tb", "clear_frames", "FrameSummary",
    "StackSummary", "TracebackException", "print_list",
]

_MISSING = object()
_MOST_REPEATS = 3


def __getattr__(name):
    if name in ("walk_stack", "walk_tb"):
        raise AttributeError(f"minipy does not have traceback.{name}: frames are no objects")
    raise AttributeError(f"module 'traceback' has no attribute '{name}'")


class FrameSummary:
    """A place: filename, lineno, name, line and the columns of what was run there."""

    __slots__ = ("filename", "lineno", "end_lineno", "colno", "end_colno", "name", "_line", "locals")

    def __init__(
        self, filename, lineno, name, *, lookup_line=True, locals=None, line=None, end_lineno=None, colno=None,
        end_colno=None, **kwargs,
    ):
        self.filename = filename
        self.lineno = lineno
        self.end_lineno = lineno if end_lineno is None else end_lineno
        self.colno = colno
        self.end_colno = end_colno
        self.name = name
        self._line = line
        self.locals = None if locals is None else {key: repr(value) for key, value in locals.items()}
        if lookup_line:
            self.line

    @property
    def line(self):
        if self._line is None:
            if self.lineno is None:
                return None
            self._line = linecache.getline(self.filename, self.lineno)
        return self._line.strip()

    def _key(self):
        return self.filename, self.lineno, self.name, self.locals

    def __eq__(self, other):
        if isinstance(other, FrameSummary):
            return self._key() == other._key()
        if isinstance(other, tuple):
            return (self.filename, self.lineno, self.name, self.line) == other
        return NotImplemented

    __hash__ = None

    def __getitem__(self, index):
        return (self.filename, self.lineno, self.name, self.line)[index]

    def __iter__(self):
        return iter((self.filename, self.lineno, self.name, self.line))

    def __len__(self):
        return 4

    def __repr__(self):
        return f"<FrameSummary file {self.filename}, line {self.lineno} in {self.name}>"


def _summary(entry):
    filename, lineno, name, end_lineno, colno, end_colno = entry
    return FrameSummary(filename, lineno, name, end_lineno=end_lineno, colno=colno, end_colno=end_colno)


def _limited(entries, limit):
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is None:
        return entries
    return entries[:limit] if limit >= 0 else entries[limit:]


class StackSummary(list):
    """A list of places, the outermost first."""

    @classmethod
    def from_list(cls, a_list):
        result = cls()
        for frame in a_list:
            if isinstance(frame, FrameSummary):
                result.append(frame)
            else:
                filename, lineno, name, line = frame
                result.append(FrameSummary(filename, lineno, name, line=line))
        return result

    def format_frame_summary(self, frame_summary):
        name = frame_summary.filename
        text = f'  File "{name}", line {frame_summary.lineno}, in {frame_summary.name}\n'
        text += self._source(frame_summary)
        if frame_summary.locals:
            for key, value in sorted(frame_summary.locals.items()):
                text += f"    {key} = {value}\n"
        return text

    def _source(self, frame):
        """The lines of a place, with carets below what was run if that is known."""
        if not frame.line:
            return ""
        if frame.colno is None or frame.end_colno is None or frame.end_lineno is None:
            return f"    {frame.line}\n"
        lines = [linecache.getline(frame.filename, n).rstrip("\n") for n in range(frame.lineno, frame.end_lineno + 1)]
        if lines[0].strip() != frame.line:
            return f"    {frame.line}\n"
        return _traceback.block("\n".join(lines), frame.colno, frame.end_colno)

    def format(self):
        result, last, count = [], None, 0

        def tell_repeats():
            if count > _MOST_REPEATS:
                more = count - _MOST_REPEATS
                result.append(f"  [Previous line repeated {more} more time{'s' if more > 1 else ''}]\n")

        for frame in self:
            key = frame.filename, frame.lineno, frame.name
            if key != last:
                tell_repeats()
                last, count = key, 0
            count += 1
            if count <= _MOST_REPEATS:
                text = self.format_frame_summary(frame)
                if text is not None:
                    result.append(text)
        tell_repeats()
        return result


class _Frames(StackSummary):
    """Places of a traceback or of the running frames, with the text the machine made of them."""

    def format(self):
        if self and self.text is not None and self.entries == [tuple(frame) for frame in self]:
            return self.text
        return super().format()


def _pieces(text):
    """The text of a report as CPython cuts it: a piece for each frame, sentence and last line."""
    pieces = []
    for line in text.splitlines(keepends=True):
        # A place in a SyntaxError names no function, and its lines are pieces of their own.
        inside = line.startswith("    ") and pieces and pieces[-1].startswith('  File "')
        if inside and ", in " in pieces[-1].partition("\n")[0]:
            pieces[-1] += line
        else:
            pieces.append(line)
    return pieces


def _with_text(entries, text):
    frames = _Frames(map(_summary, entries))
    frames.text = text
    frames.entries = [tuple(frame) for frame in frames]
    return frames


def extract_tb(tb, limit=None):
    entries = [] if tb is None else _traceback.entries(tb)
    kept = _limited(entries, limit)
    return _with_text(kept, _pieces(_traceback.format_traceback(tb)) if len(kept) == len(entries) and tb is not None else None)


def format_tb(tb, limit=None):
    return extract_tb(tb, limit).format()


def print_tb(tb, limit=None, file=None):
    print_list(extract_tb(tb, limit), file)


def format_list(extracted_list):
    return StackSummary.from_list(extracted_list).format()


def print_list(extracted_list, file=None):
    if file is None:
        file = sys.stderr
    if not isinstance(extracted_list, StackSummary):
        extracted_list = StackSummary.from_list(extracted_list)
    for item in extracted_list.format():
        print(item, file=file, end="")


def _running(limit, skip):
    """The running frames without those of this module: skip says how many of these there are."""
    entries = _traceback.stack(skip)
    if limit is None:
        limit = getattr(sys, "tracebacklimit", None)
        if limit is not None and limit < 0:
            limit = 0
    if limit is not None:
        entries = entries[-limit:] if limit > 0 else entries[:-limit] if limit < 0 else []
    # Of a running frame only the line is told.
    return StackSummary(FrameSummary(*entry[:3]) for entry in entries)


def extract_stack(f=None, limit=None):
    if f is not None:
        raise NotImplementedError("minipy: traceback.extract_stack() takes no frame")
    return _running(limit, 2)


def format_stack(f=None, limit=None):
    if f is not None:
        raise NotImplementedError("minipy: traceback.format_stack() takes no frame")
    return _running(limit, 2).format()


def print_stack(f=None, limit=None, file=None):
    if f is not None:
        raise NotImplementedError("minipy: traceback.print_stack() takes no frame")
    print_list(_running(limit, 2), file)


def clear_frames(tb):
    pass


def _exception(exc, value, tb):
    """What the two ways to name an exception name: the object alone, or class, object and traceback."""
    if value is _MISSING and tb is _MISSING:
        if not isinstance(exc, BaseException) and exc is not None:
            raise TypeError(f"Exception expected for value, {type(exc).__name__} found")
        return exc, getattr(exc, "__traceback__", None)
    if value is _MISSING or tb is _MISSING:
        raise ValueError("Both or neither of value and tb must be given")
    return value, tb


def format_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, chain=True, **kwargs):
    value, tb = _exception(exc, value, tb)
    return list(TracebackException(type(value), value, tb, limit=limit).format(chain=chain))


def print_exception(exc, /, value=_MISSING, tb=_MISSING, limit=None, file=None, chain=True, **kwargs):
    value, tb = _exception(exc, value, tb)
    if file is None:
        file = sys.stderr
    for line in TracebackException(type(value), value, tb, limit=limit).format(chain=chain):
        print(line, file=file, end="")


def format_exception_only(exc, /, value=_MISSING, *, show_group=False, **kwargs):
    if value is _MISSING:
        value = exc
    return list(TracebackException(type(value), value, None).format_exception_only(show_group=show_group))


def format_exc(limit=None, chain=True):
    return "".join(format_exception(sys.exception(), limit=limit, chain=chain))


def print_exc(limit=None, file=None, chain=True):
    print_exception(sys.exception(), limit=limit, file=file, chain=chain)


def print_last(limit=None, file=None, chain=True):
    if not hasattr(sys, "last_exc"):
        raise ValueError("no last exception")
    print_exception(sys.last_exc, limit=limit, file=file, chain=chain)


_CAUSE = "\nThe above exception was the direct cause of the following exception:\n\n"
_CONTEXT = "\nDuring handling of the above exception, another exception occurred:\n\n"


class TracebackException:
    """An exception with its traceback, as it was when this object was made."""

    def __init__(
        self, exc_type, exc_value, exc_traceback, *, limit=None, lookup_lines=True, capture_locals=False, compact=False,
        max_group_width=15, max_group_depth=10, save_exc_type=True, _seen=None,
    ):
        if capture_locals:
            raise NotImplementedError("minipy: TracebackException() does not capture locals")
        seen = set() if _seen is None else _seen
        seen.add(id(exc_value))
        self.stack = extract_tb(exc_traceback, limit)
        self.exc_type = exc_type if save_exc_type else None
        self.exc_type_str = exc_type.__qualname__ if exc_value is not None else "NoneType"
        self._has_traceback = exc_traceback is not None
        self._none = exc_value is None
        self._last = ["NoneType: None\n"] if self._none else _last_lines(exc_value)
        self._str = "" if self._none else _text_of(exc_value)
        self.__notes__ = getattr(exc_value, "__notes__", None)
        self.__cause__ = self.__context__ = None
        self.__suppress_context__ = getattr(exc_value, "__suppress_context__", False)
        self._whole = None
        if limit is None:
            limit = getattr(sys, "tracebacklimit", None)
        plain = limit is None and exc_value is not None and exc_value.__traceback__ is exc_traceback
        if plain and (isinstance(exc_value, BaseExceptionGroup) or _seen is None):
            self._whole = _pieces(_traceback.format_exception(exc_value))
        if limit is not None and isinstance(exc_value, BaseExceptionGroup):
            raise NotImplementedError("minipy: tracebacks of exception groups have no limit")
        if not self._none:
            for name in ("__cause__", "__context__"):
                origin = getattr(exc_value, name)
                if origin is not None and id(origin) not in seen:
                    made = TracebackException(type(origin), origin, origin.__traceback__, limit=limit, _seen=seen)
                    setattr(self, name, made)

    @classmethod
    def from_exception(cls, exc, *args, **kwargs):
        return cls(type(exc), exc, exc.__traceback__, *args, **kwargs)

    def __str__(self):
        return self._str

    def __eq__(self, other):
        if isinstance(other, TracebackException):
            return list(self.format()) == list(other.format())
        return NotImplemented

    __hash__ = None

    def format_exception_only(self, *, show_group=False, **kwargs):
        yield from self._last

    def format(self, *, chain=True, **kwargs):
        if chain and self._whole is not None:
            yield from self._whole
            return
        if chain:
            if self.__cause__ is not None:
                yield from self.__cause__.format(chain=chain)
                yield _CAUSE
            elif self.__context__ is not None and not self.__suppress_context__:
                yield from self.__context__.format(chain=chain)
                yield _CONTEXT
        if self._has_traceback and self.stack:
            yield "Traceback (most recent call last):\n"
            yield from self.stack.format()
        yield from self._last

    def print(self, *, file=None, chain=True, **kwargs):
        if file is None:
            file = sys.stderr
        for line in self.format(chain=chain):
            print(line, file=file, end="")


def _text_of(value):
    try:
        return str(value)
    except Exception:
        return "<exception str() failed>"


def _last_lines(value):
    return _pieces(_traceback.format_exception_only(value))
