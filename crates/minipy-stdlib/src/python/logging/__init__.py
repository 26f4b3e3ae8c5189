"""Logging: loggers in a tree, and the functions that log with the root. Formatters are in `logging._formats`; levels, records, filters
and the usual handlers in `logging._handlers`; more handlers in `logging.handlers`.

A call on a logger makes a record if the level is enabled, and gives it to the handlers of the logger and of those above it. The
caller's file, line and function come from the machine (`_logging`), since frames are no objects here.
"""

__path__ = []

# What a program may switch off.
raiseExceptions = True
logThreads = True
logMultiprocessing = True
logProcesses = True
logAsyncioTasks = True

import sys
from _logging import caller as _caller, stack as _stack
from logging._handlers import (
    CRITICAL,
    DEBUG,
    ERROR,
    FATAL,
    INFO,
    NOTSET,
    WARN,
    WARNING,
    FileHandler,
    Filter,
    Filterer,
    Handler,
    LogRecord,
    NullHandler,
    StreamHandler,
    _checkLevel,
    _handlerList,
    _handlers,
    _levelToName,
    _lock,
    _nameToLevel,
    _startTime,
    _StderrHandler,
    addLevelName,
    getHandlerByName,
    getHandlerNames,
    getLevelName,
    getLevelNamesMapping,
)
from logging._formats import (
    _STYLES,
    BASIC_FORMAT,
    BufferingFormatter,
    Formatter,
    PercentStyle,
    StrFormatStyle,
    StringTemplateStyle,
    _check_style,
    _defaultFormatter,
)

__all__ = [
    "BASIC_FORMAT", "BufferingFormatter", "CRITICAL", "DEBUG", "ERROR", "FATAL", "FileHandler", "Filter", "Formatter", "Handler",
    "INFO", "LogRecord", "Logger", "LoggerAdapter", "NOTSET", "NullHandler", "StreamHandler", "WARN", "WARNING", "addLevelName",
    "basicConfig", "captureWarnings", "critical", "debug", "disable", "error", "exception", "fatal", "getLevelName", "getLogger",
    "getLoggerClass", "info", "log", "makeLogRecord", "setLoggerClass", "shutdown", "warn", "warning", "getLogRecordFactory",
    "setLogRecordFactory", "lastResort", "raiseExceptions", "getLevelNamesMapping", "getHandlerByName", "getHandlerNames",
]

# Frames of files whose names begin so are not the caller's.
_own = __file__.removesuffix(".py")

for _class in (
    BufferingFormatter, FileHandler, Filter, Filterer, Formatter, Handler, LogRecord, NullHandler, PercentStyle, StrFormatStyle,
    StreamHandler, StringTemplateStyle, _StderrHandler,
):
    _class.__module__ = __name__

_logRecordFactory = LogRecord


def setLogRecordFactory(factory):
    """Says what makes records."""
    global _logRecordFactory
    _logRecordFactory = factory


def getLogRecordFactory():
    """What makes records."""
    return _logRecordFactory


def makeLogRecord(dict):
    """A record with these attributes."""
    record = _logRecordFactory(None, None, "", 0, "", (), None, None)
    record.__dict__.update(dict)
    return record


_defaultLastResort = _StderrHandler(WARNING)
lastResort = _defaultLastResort


class PlaceHolder:
    """Stands in the tree where nobody has asked for the logger, but for one below it."""

    def __init__(self, alogger):
        self.loggerMap = {alogger: None}

    def append(self, alogger):
        """Another logger below it."""
        self.loggerMap.setdefault(alogger)


def setLoggerClass(klass):
    """Says what loggers are made of."""
    global _loggerClass
    _check_logger_class(klass)
    _loggerClass = klass


def getLoggerClass():
    """What loggers are made of."""
    return _loggerClass


def _check_logger_class(klass):
    if klass != Logger and not issubclass(klass, Logger):
        raise TypeError("logger not derived from logging.Logger: " + klass.__name__)


class Manager:
    """The tree of loggers."""

    def __init__(self, rootnode):
        self.root = rootnode
        self.disable = 0
        self.emittedNoHandlerWarning = False
        self.loggerDict = {}
        self.loggerClass = None
        self.logRecordFactory = None

    @property
    def disable(self):
        """Records up to this level are not made."""
        return self._disable

    @disable.setter
    def disable(self, value):
        self._disable = _checkLevel(value)

    def getLogger(self, name):
        """The logger of that name, a new one if there is none."""
        if not isinstance(name, str):
            raise TypeError("A logger name must be a string")
        with _lock:
            known = self.loggerDict.get(name)
            if isinstance(known, Logger):
                return known
            logger = (self.loggerClass or _loggerClass)(name)
            logger.manager = self
            self.loggerDict[name] = logger
            if isinstance(known, PlaceHolder):
                for child in known.loggerMap:
                    # Unless there is already one between the two.
                    if not child.parent.name.startswith(name):
                        child.parent = logger
            self._find_parent(logger)
            return logger

    def _find_parent(self, logger):
        above = logger.name
        while "." in above:
            above = above.rpartition(".")[0]
            known = self.loggerDict.get(above)
            if isinstance(known, Logger):
                logger.parent = known
                return
            if known is None:
                self.loggerDict[above] = PlaceHolder(logger)
            else:
                known.append(logger)
        logger.parent = self.root

    def setLoggerClass(self, klass):
        """Says what the loggers of this tree are made of."""
        _check_logger_class(klass)
        self.loggerClass = klass

    def setLogRecordFactory(self, factory):
        """Says what makes records in this tree."""
        self.logRecordFactory = factory

    def _clear_cache(self):
        # A level has changed.
        with _lock:
            for logger in self.loggerDict.values():
                if isinstance(logger, Logger):
                    logger._cache.clear()
            self.root._cache.clear()


class Logger(Filterer):
    """A place in the tree, through which a part of a program logs."""

    def __init__(self, name, level=NOTSET):
        super().__init__()
        self.name = name
        self.level = _checkLevel(level)
        self.parent = None
        self.propagate = True
        self.handlers = []
        self.disabled = False
        self._cache = {}

    def setLevel(self, level):
        """Records below this level are not made; NOTSET leaves that to the logger above."""
        self.level = _checkLevel(level)
        self.manager._clear_cache()

    def debug(self, msg, *args, **kwargs):
        """Logs `msg % args` with level DEBUG."""
        if self.isEnabledFor(DEBUG):
            self._log(DEBUG, msg, args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """Logs `msg % args` with level INFO."""
        if self.isEnabledFor(INFO):
            self._log(INFO, msg, args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """Logs `msg % args` with level WARNING."""
        if self.isEnabledFor(WARNING):
            self._log(WARNING, msg, args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """The old name of warning()."""
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """Logs `msg % args` with level ERROR."""
        if self.isEnabledFor(ERROR):
            self._log(ERROR, msg, args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """As error(), with the exception that is being handled."""
        self.error(msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """Logs `msg % args` with level CRITICAL."""
        if self.isEnabledFor(CRITICAL):
            self._log(CRITICAL, msg, args, **kwargs)

    def fatal(self, msg, *args, **kwargs):
        """The same as critical()."""
        self.critical(msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """Logs `msg % args` with that level."""
        if not isinstance(level, int):
            if raiseExceptions:
                raise TypeError("level must be an integer")
            return
        if self.isEnabledFor(level):
            self._log(level, msg, args, **kwargs)

    def findCaller(self, stack_info=False, stacklevel=1):
        """File, line and function of the caller, and the stack if it is wanted."""
        place = _caller(_own, stacklevel)
        if place is None:
            return "(unknown file)", 0, "(unknown function)", None
        stack = None
        if stack_info:
            stack = "Stack (most recent call last):\n" + _stack(_own, stacklevel).removesuffix("\n")
        return *place, stack

    def makeRecord(self, name, level, fn, lno, msg, args, exc_info, func=None, extra=None, sinfo=None):
        """Makes a record."""
        record = _logRecordFactory(name, level, fn, lno, msg, args, exc_info, func, sinfo)
        if extra is not None:
            for key in extra:
                if key in ("message", "asctime") or key in record.__dict__:
                    raise KeyError(f"Attempt to overwrite {key!r} in LogRecord")
                record.__dict__[key] = extra[key]
        return record

    def _log(self, level, msg, args, exc_info=None, extra=None, stack_info=False, stacklevel=1):
        fn, lno, func, sinfo = self.findCaller(stack_info, stacklevel)
        if exc_info:
            if isinstance(exc_info, BaseException):
                exc_info = (type(exc_info), exc_info, exc_info.__traceback__)
            elif not isinstance(exc_info, tuple):
                exc_info = sys.exc_info()
        self.handle(self.makeRecord(self.name, level, fn, lno, msg, args, exc_info, func, extra, sinfo))

    def handle(self, record):
        """Gives the record to the handlers if the filters let it pass."""
        if self.disabled:
            return
        passed = self.filter(record)
        if passed:
            self.callHandlers(passed if isinstance(passed, LogRecord) else record)

    def addHandler(self, hdlr):
        """Adds a handler, if it is not there."""
        with _lock:
            if hdlr not in self.handlers:
                self.handlers.append(hdlr)

    def removeHandler(self, hdlr):
        """Removes a handler, if it is there."""
        with _lock:
            if hdlr in self.handlers:
                self.handlers.remove(hdlr)

    def _line(self):
        # The loggers whose handlers get this one's records.
        logger = self
        while logger:
            yield logger
            logger = logger.parent if logger.propagate else None

    def hasHandlers(self):
        """Has this logger or one that gets its records a handler?"""
        return any(logger.handlers for logger in self._line())

    def callHandlers(self, record):
        """Gives the record to all handlers of its level."""
        found = False
        for logger in self._line():
            for handler in logger.handlers:
                found = True
                if record.levelno >= handler.level:
                    handler.handle(record)
        if found:
            return
        if lastResort:
            if record.levelno >= lastResort.level:
                lastResort.handle(record)
        elif raiseExceptions and not self.manager.emittedNoHandlerWarning:
            sys.stderr.write(f'No handlers could be found for logger "{self.name}"\n')
            self.manager.emittedNoHandlerWarning = True

    def getEffectiveLevel(self):
        """The level of this logger, or of the nearest above it that has one."""
        logger = self
        while logger:
            if logger.level:
                return logger.level
            logger = logger.parent
        return NOTSET

    def isEnabledFor(self, level):
        """Would a record of that level be made?"""
        if self.disabled:
            return False
        try:
            return self._cache[level]
        except KeyError:
            with _lock:
                enabled = self.manager.disable < level and level >= self.getEffectiveLevel()
                self._cache[level] = enabled
            return enabled

    def getChild(self, suffix):
        """The logger of that name below this one."""
        if self.root is not self:
            suffix = f"{self.name}.{suffix}"
        return self.manager.getLogger(suffix)

    def getChildren(self):
        """The loggers right below this one."""
        depth = 0 if self is self.manager.root else self.name.count(".") + 1
        with _lock:
            return {
                logger for logger in self.manager.loggerDict.values()
                if isinstance(logger, Logger) and logger.parent is self and logger.name.count(".") == depth
            }

    def __repr__(self):
        return f"<{type(self).__name__} {self.name} ({getLevelName(self.getEffectiveLevel())})>"


class RootLogger(Logger):
    """The top of the tree."""

    def __init__(self, level):
        super().__init__("root", level)


_loggerClass = Logger


class LoggerAdapter:
    """A logger with something to say in every record."""

    def __init__(self, logger, extra=None, merge_extra=False):
        self.logger = logger
        self.extra = extra
        self.merge_extra = merge_extra

    def process(self, msg, kwargs):
        """Message and keyword arguments as they are to be logged."""
        if self.merge_extra and kwargs.get("extra") is not None:
            if self.extra is not None:
                kwargs["extra"] = {**self.extra, **kwargs["extra"]}
        else:
            kwargs["extra"] = self.extra
        return msg, kwargs

    def debug(self, msg, *args, **kwargs):
        """As Logger.debug."""
        self.log(DEBUG, msg, *args, **kwargs)

    def info(self, msg, *args, **kwargs):
        """As Logger.info."""
        self.log(INFO, msg, *args, **kwargs)

    def warning(self, msg, *args, **kwargs):
        """As Logger.warning."""
        self.log(WARNING, msg, *args, **kwargs)

    def warn(self, msg, *args, **kwargs):
        """The old name of warning()."""
        self.warning(msg, *args, **kwargs)

    def error(self, msg, *args, **kwargs):
        """As Logger.error."""
        self.log(ERROR, msg, *args, **kwargs)

    def exception(self, msg, *args, exc_info=True, **kwargs):
        """As Logger.exception."""
        self.log(ERROR, msg, *args, exc_info=exc_info, **kwargs)

    def critical(self, msg, *args, **kwargs):
        """As Logger.critical."""
        self.log(CRITICAL, msg, *args, **kwargs)

    def log(self, level, msg, *args, **kwargs):
        """As Logger.log."""
        if self.isEnabledFor(level):
            msg, kwargs = self.process(msg, kwargs)
            self.logger.log(level, msg, *args, **kwargs)

    def isEnabledFor(self, level):
        """As Logger.isEnabledFor."""
        return self.logger.isEnabledFor(level)

    def setLevel(self, level):
        """As Logger.setLevel."""
        self.logger.setLevel(level)

    def getEffectiveLevel(self):
        """As Logger.getEffectiveLevel."""
        return self.logger.getEffectiveLevel()

    def hasHandlers(self):
        """As Logger.hasHandlers."""
        return self.logger.hasHandlers()

    def _log(self, level, msg, args, **kwargs):
        # For an adapter of this adapter.
        return self.logger._log(level, msg, args, **kwargs)

    @property
    def manager(self):
        """The tree."""
        return self.logger.manager

    @manager.setter
    def manager(self, value):
        self.logger.manager = value

    @property
    def name(self):
        """The logger's name."""
        return self.logger.name

    def __repr__(self):
        return f"<{type(self).__name__} {self.logger.name} ({getLevelName(self.logger.getEffectiveLevel())})>"

    __class_getitem__ = classmethod(type(list[int]))


root = RootLogger(WARNING)
Logger.root = root
Logger.manager = Manager(root)


def basicConfig(**kwargs):
    """Gives the root logger a handler, unless it has one; with `force`, in place of those it has."""
    with _lock:
        encoding = kwargs.pop("encoding", None)
        errors = kwargs.pop("errors", "backslashreplace")
        if kwargs.pop("force", False):
            for handler in root.handlers[:]:
                root.removeHandler(handler)
                handler.close()
        if root.handlers:
            return
        handlers = _handlers_for(kwargs, encoding, errors)
        datefmt = kwargs.pop("datefmt", None)
        style = kwargs.pop("style", "%")
        _check_style(style)
        formatter = Formatter(kwargs.pop("format", _STYLES[style][1]), datefmt, style)
        for handler in handlers:
            if handler.formatter is None:
                handler.setFormatter(formatter)
            root.addHandler(handler)
        level = kwargs.pop("level", None)
        if level is not None:
            root.setLevel(level)
        if kwargs:
            raise ValueError(f"Unrecognised argument(s): {', '.join(kwargs)}")


def _handlers_for(kwargs, encoding, errors):
    handlers = kwargs.pop("handlers", None)
    if handlers is not None:
        if "stream" in kwargs or "filename" in kwargs:
            raise ValueError("'stream' or 'filename' should not be specified together with 'handlers'")
        return handlers
    if "stream" in kwargs and "filename" in kwargs:
        raise ValueError("'stream' and 'filename' should not be specified together")
    filename = kwargs.pop("filename", None)
    mode = kwargs.pop("filemode", "a")
    if filename:
        return [FileHandler(filename, mode, encoding=encoding, errors=None if "b" in mode else errors)]
    return [StreamHandler(kwargs.pop("stream", None))]


def getLogger(name=None):
    """The logger of that name; without one, the root."""
    if not name or (isinstance(name, str) and name == root.name):
        return root
    return Logger.manager.getLogger(name)


def _configured():
    if not root.handlers:
        basicConfig()
    return root


def critical(msg, *args, **kwargs):
    """Logs with the root logger, which gets a handler if it has none."""
    _configured().critical(msg, *args, **kwargs)


def fatal(msg, *args, **kwargs):
    """The same as critical()."""
    critical(msg, *args, **kwargs)


def error(msg, *args, **kwargs):
    """Logs with the root logger, which gets a handler if it has none."""
    _configured().error(msg, *args, **kwargs)


def exception(msg, *args, exc_info=True, **kwargs):
    """As error(), with the exception that is being handled."""
    error(msg, *args, exc_info=exc_info, **kwargs)


def warning(msg, *args, **kwargs):
    """Logs with the root logger, which gets a handler if it has none."""
    _configured().warning(msg, *args, **kwargs)


def warn(msg, *args, **kwargs):
    """The old name of warning()."""
    warning(msg, *args, **kwargs)


def info(msg, *args, **kwargs):
    """Logs with the root logger, which gets a handler if it has none."""
    _configured().info(msg, *args, **kwargs)


def debug(msg, *args, **kwargs):
    """Logs with the root logger, which gets a handler if it has none."""
    _configured().debug(msg, *args, **kwargs)


def log(level, msg, *args, **kwargs):
    """Logs with the root logger, which gets a handler if it has none."""
    _configured().log(level, msg, *args, **kwargs)


def disable(level=CRITICAL):
    """Records up to this level are not made any more, whatever the loggers say."""
    root.manager.disable = level
    root.manager._clear_cache()


def shutdown(handlerList=_handlerList):
    """Flushes and closes all handlers; called at the end of the program."""
    for reference in reversed(handlerList[:]):
        try:
            handler = reference()
            if handler:
                try:
                    handler.acquire()
                    if getattr(handler, "flushOnClose", True):
                        handler.flush()
                    handler.close()
                except (OSError, ValueError):
                    # The stream has been closed by somebody else.
                    pass
                finally:
                    handler.release()
        except:
            if raiseExceptions:
                raise


_warnings_showwarning = None


def _showwarning(message, category, filename, lineno, file=None, line=None):
    if file is not None:
        if _warnings_showwarning is not None:
            _warnings_showwarning(message, category, filename, lineno, file, line)
        return
    import warnings
    logger = getLogger("py.warnings")
    if not logger.handlers:
        logger.addHandler(NullHandler())
    logger.warning(str(warnings.formatwarning(message, category, filename, lineno, line)))


def captureWarnings(capture):
    """Warnings go to the logger "py.warnings", or where they went before."""
    global _warnings_showwarning
    import warnings
    if capture and _warnings_showwarning is None:
        _warnings_showwarning, warnings.showwarning = warnings.showwarning, _showwarning
    elif not capture and _warnings_showwarning is not None:
        warnings.showwarning, _warnings_showwarning = _warnings_showwarning, None


def __getattr__(name):
    """Modules that CPython's logging imports, and that programs reach through it."""
    if name in ("weakref", "traceback", "warnings", "re", "io", "os", "time"):
        return __import__(name)
    raise AttributeError(f"module 'logging' has no attribute {name!r}")


def currentframe():
    """Frames are no objects in minipy."""
    raise NotImplementedError("minipy does not support logging.currentframe()")


import atexit
atexit.register(shutdown)
