"""What is logged and who writes it: levels, records, filters, handlers. The names belong to `logging`, which takes them over, and what a
program may set there (`raiseExceptions` and others) is looked up there.
"""

import logging
import sys
import time
import threading
from _logging import format_exception as _format_exception, getpid as _getpid, stack as _stack
from _weakref import ref as _ref
from logging._formats import _defaultFormatter

_startTime = time.time_ns()

CRITICAL = 50
FATAL = CRITICAL
ERROR = 40
WARNING = 30
WARN = WARNING
INFO = 20
DEBUG = 10
NOTSET = 0

_levelToName = {
    CRITICAL: "CRITICAL",
    ERROR: "ERROR",
    WARNING: "WARNING",
    INFO: "INFO",
    DEBUG: "DEBUG",
    NOTSET: "NOTSET",
}
_nameToLevel = {
    "CRITICAL": CRITICAL,
    "FATAL": FATAL,
    "ERROR": ERROR,
    "WARN": WARNING,
    "WARNING": WARNING,
    "INFO": INFO,
    "DEBUG": DEBUG,
    "NOTSET": NOTSET,
}

# Protects the tree of loggers and the lists of handlers.
_lock = threading.RLock()


def getLevelNamesMapping():
    """The levels by their names."""
    return _nameToLevel.copy()


def getLevelName(level):
    """The name of a level, or the level of a name."""
    name = _levelToName.get(level)
    if name is not None:
        return name
    number = _nameToLevel.get(level)
    if number is not None:
        return number
    return f"Level {level}"


def addLevelName(level, levelName):
    """Gives a level a name."""
    with _lock:
        _levelToName[level] = levelName
        _nameToLevel[levelName] = level


def _checkLevel(level):
    if isinstance(level, int):
        return level
    if str(level) != level:
        raise TypeError(f"Level not an integer or a valid string: {level!r}")
    if level not in _nameToLevel:
        raise ValueError(f"Unknown level: {level!r}")
    return _nameToLevel[level]


class LogRecord:
    """One event: what was said, by whom, where and when."""

    def __init__(self, name, level, pathname, lineno, msg, args, exc_info, func=None, sinfo=None, **kwargs):
        now = time.time_ns()
        self.name = name
        self.msg = msg
        # logging.info("%(a)s", {"a": 1})
        if args and len(args) == 1 and args[0] and _is_mapping(args[0]):
            args = args[0]
        self.args = args
        self.levelname = getLevelName(level)
        self.levelno = level
        self.pathname = pathname
        try:
            self.filename = pathname.rpartition("/")[2]
            stem, dot, _ = self.filename.rpartition(".")
            self.module = stem if dot and stem.strip(".") else self.filename
        except (TypeError, ValueError, AttributeError):
            self.filename = pathname
            self.module = "Unknown module"
        self.exc_info = exc_info
        self.exc_text = None
        self.stack_info = sinfo
        self.lineno = lineno
        self.funcName = func
        self.created = now / 1e9
        self.msecs = now % 1_000_000_000 // 1_000_000 + 0.0
        self.relativeCreated = (now - _startTime) / 1e6
        self.thread = self.threadName = self.processName = self.process = self.taskName = None
        if logging.logThreads:
            self.thread = threading.get_ident()
            self.threadName = threading.current_thread().name
        if logging.logMultiprocessing:
            self.processName = "MainProcess"
        if logging.logProcesses:
            self.process = _getpid()
        if logging.logAsyncioTasks and (asyncio := sys.modules.get("asyncio")):
            try:
                self.taskName = asyncio.current_task().get_name()
            except Exception:
                pass

    def __repr__(self):
        return f'<LogRecord: {self.name}, {self.levelno}, {self.pathname}, {self.lineno}, "{self.msg}">'

    def getMessage(self):
        """The message with its arguments."""
        text = str(self.msg)
        return text % self.args if self.args else text


def _is_mapping(value):
    if isinstance(value, dict):
        return True
    if isinstance(value, (str, int, float, tuple, list)):
        return False
    from _collections_abc import Mapping
    return isinstance(value, Mapping)


class Filter:
    """Lets records of one logger and those below it pass; all of them if it has no name."""

    def __init__(self, name=""):
        self.name = name
        self.nlen = len(name)

    def filter(self, record):
        """Does the record pass?"""
        return not self.name or record.name == self.name or record.name.startswith(self.name + ".")


class Filterer:
    """What loggers and handlers have in common: a list of filters."""

    def __init__(self):
        self.filters = []

    def addFilter(self, filter):
        """Adds a filter, if it is not there."""
        if filter not in self.filters:
            self.filters.append(filter)

    def removeFilter(self, filter):
        """Removes a filter, if it is there."""
        if filter in self.filters:
            self.filters.remove(filter)

    def filter(self, record):
        """Something false if one of the filters lets the record not pass, else the record, or what a filter has put in its place."""
        for filter in self.filters:
            result = filter.filter(record) if hasattr(filter, "filter") else filter(record)
            if not result:
                return False
            if isinstance(result, LogRecord):
                record = result
        return record


class _Named(dict):
    """Handlers by name, as long as they live: what is kept are weak references."""

    def __getitem__(self, name):
        handler = dict.__getitem__(self, name)()
        if handler is None:
            raise KeyError(name)
        return handler

    def __setitem__(self, name, handler):
        dict.__setitem__(self, name, _ref(handler))

    def get(self, name, default=None):
        reference = dict.get(self, name)
        return default if reference is None else reference()

    def copy(self):
        return {name: reference() for name, reference in dict.items(self) if reference() is not None}

    def update(self, handlers):
        for name, handler in handlers.items():
            self[name] = handler

    def items(self):
        return self.copy().items()

    def values(self):
        return self.copy().values()


_handlers = _Named()

# All handlers in the order of making, as weak references.
_handlerList = []


def _removeHandlerRef(reference):
    with _lock:
        if reference in _handlerList:
            _handlerList.remove(reference)


def getHandlerByName(name):
    """The handler of that name, or None."""
    return _handlers.get(name)


def getHandlerNames():
    """The names of the handlers that have one."""
    return frozenset(_handlers.copy())


class Handler(Filterer):
    """Does something with records of a certain level."""

    def __init__(self, level=NOTSET):
        super().__init__()
        self._name = None
        self.level = _checkLevel(level)
        self.formatter = None
        self._closed = False
        with _lock:
            _handlerList.append(_ref(self, _removeHandlerRef))
        self.createLock()

    def get_name(self):
        """The attribute `name`."""
        return self._name

    def set_name(self, name):
        """Sets the attribute `name`."""
        with _lock:
            _handlers.pop(self._name, None)
            self._name = name
            if name:
                _handlers[name] = self

    name = property(get_name, set_name)

    def createLock(self):
        """Makes the lock that is held while a record is written."""
        self.lock = threading.RLock()

    def acquire(self):
        """Takes the lock."""
        if self.lock:
            self.lock.acquire()

    def release(self):
        """Gives the lock back."""
        if self.lock:
            self.lock.release()

    def setLevel(self, level):
        """Records below this level are not for this handler."""
        self.level = _checkLevel(level)

    def format(self, record):
        """The text of a record."""
        return (self.formatter or _defaultFormatter).format(record)

    def emit(self, record):
        """Does what the handler is for. For subclasses."""
        raise NotImplementedError("emit must be implemented by Handler subclasses")

    def handle(self, record):
        """Emits the record if the filters let it pass."""
        passed = self.filter(record)
        if isinstance(passed, LogRecord):
            record = passed
        if passed:
            with self.lock:
                self.emit(record)
        return passed

    def setFormatter(self, fmt):
        """Says how records are made text."""
        self.formatter = fmt

    def flush(self):
        """Writes what has not been written. For subclasses."""

    def close(self):
        """The handler is needed no more."""
        with _lock:
            self._closed = True
            if self._name and getHandlerByName(self._name) is self:
                del _handlers[self._name]

    def handleError(self, record):
        """Tells of an exception in emit(), unless `raiseExceptions` is false."""
        if not logging.raiseExceptions or not sys.stderr:
            return
        try:
            sys.stderr.write("--- Logging error ---\n")
            sys.stderr.write(_format_exception(sys.exception()))
            sys.stderr.write("Call stack:\n")
            sys.stderr.write(_stack(logging._own, 1))
            try:
                sys.stderr.write(f"Message: {record.msg!r}\nArguments: {record.args}\n")
            except RecursionError:
                raise
            except Exception:
                sys.stderr.write(
                    "Unable to print the message and arguments - possible formatting error.\n"
                    "Use the traceback above to help find the error.\n"
                )
        except OSError:
            pass

    def __repr__(self):
        return f"<{type(self).__name__} ({getLevelName(self.level)})>"


class StreamHandler(Handler):
    """Writes to a stream: sys.stderr if it is not told another one."""

    terminator = "\n"

    def __init__(self, stream=None):
        super().__init__()
        self.stream = sys.stderr if stream is None else stream

    def flush(self):
        """Flushes the stream."""
        with self.lock:
            if self.stream and hasattr(self.stream, "flush"):
                self.stream.flush()

    def emit(self, record):
        """Writes the record."""
        try:
            text = self.format(record)
            self.stream.write(text + self.terminator)
            self.flush()
        except RecursionError:
            raise
        except Exception:
            self.handleError(record)

    def setStream(self, stream):
        """Writes to another stream from now on; gives the old one, or None if it is the same."""
        if stream is self.stream:
            return None
        old = self.stream
        with self.lock:
            self.flush()
            self.stream = stream
        return old

    def __repr__(self):
        name = str(getattr(self.stream, "name", ""))
        return f"<{type(self).__name__} {name + ' ' if name else ''}({getLevelName(self.level)})>"

    __class_getitem__ = classmethod(type(list[int]))


class FileHandler(StreamHandler):
    """Writes to a file, which it opens at once or (`delay`) with the first record."""

    def __init__(self, filename, mode="a", encoding=None, delay=False, errors=None):
        from os import fspath, path
        self.baseFilename = path.abspath(fspath(filename))
        self.mode = mode
        self.encoding = "locale" if encoding is None and "b" not in mode else encoding
        self.errors = errors
        self.delay = delay
        # Python code may still log when `builtins` is gone.
        self._builtin_open = open
        if delay:
            Handler.__init__(self)
            self.stream = None
        else:
            super().__init__(self._open())

    def _open(self):
        encoding = None if self.encoding == "locale" else self.encoding
        return self._builtin_open(self.baseFilename, self.mode, encoding=encoding, errors=self.errors)

    def close(self):
        """Closes the file."""
        with self.lock:
            try:
                if self.stream:
                    try:
                        self.flush()
                    finally:
                        stream, self.stream = self.stream, None
                        if hasattr(stream, "close"):
                            stream.close()
            finally:
                super().close()

    def emit(self, record):
        """Writes the record; opens the file if need be, but not one that would be emptied by that."""
        if self.stream is None and (self.mode != "w" or not self._closed):
            try:
                self.stream = self._open()
            except Exception:
                self.handleError(record)
                return
        if self.stream:
            super().emit(record)

    def __repr__(self):
        return f"<{type(self).__name__} {self.baseFilename} ({getLevelName(self.level)})>"


class _StderrHandler(StreamHandler):
    """Writes to what sys.stderr is at that moment."""

    def __init__(self, level=NOTSET):
        Handler.__init__(self, level)

    @property
    def stream(self):
        return sys.stderr


class NullHandler(Handler):
    """Does nothing: for libraries, whose records nobody may be waiting for."""

    def handle(self, record):
        """Does nothing."""

    def emit(self, record):
        """Does nothing."""

    def createLock(self):
        """Has none."""
        self.lock = None
