"""The module logging.config: dictConfig, which sets loggers, handlers, formatters and filters up as a dict describes them.

A description is copied first; strings in it that begin with "ext://" (an object to be imported) or "cfg://" (another place of the
description) are replaced when they are needed. fileConfig and listen are left out.
"""

import functools
import logging
import logging.handlers
import queue
import re

DEFAULT_LOGGING_CONFIG_PORT = 9030
RESET_ERROR = 104

_STEP = re.compile(r"\.\s*(\w+)\s*|\[([^\[\]]*)\]\s*")


def fileConfig(fname, defaults=None, disable_existing_loggers=True, encoding=None):
    raise NotImplementedError("minipy does not support logging.config.fileConfig() (use dictConfig())")


def listen(port=DEFAULT_LOGGING_CONFIG_PORT, verify=None):
    raise NotImplementedError("minipy does not support logging.config.listen()")


def stopListening():
    """Does nothing: nobody listens."""


def valid_ident(s):
    if not re.match("^[a-z_][a-z0-9_]*$", s, re.IGNORECASE):
        raise ValueError(f"Not a valid Python identifier: {s!r}")
    return True


def _copied(value):
    """A copy of the containers of a description; what is in them stays."""
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    if isinstance(value, list):
        return [_copied(item) for item in value]
    if isinstance(value, tuple) and not hasattr(value, "_fields"):
        return tuple(_copied(item) for item in value)
    return value


class BaseConfigurator:
    """What a description means: names of objects, references, and objects made by a factory of the program's."""

    value_converters = {"ext": "ext_convert", "cfg": "cfg_convert"}
    importer = staticmethod(__import__)

    def __init__(self, config):
        self.config = _copied(config)

    def resolve(self, s):
        """The object of a dotted name, imported as far as needed."""
        first, *rest = s.split(".")
        try:
            found = self.importer(first)
            for part in rest:
                first += "." + part
                try:
                    found = getattr(found, part)
                except AttributeError:
                    self.importer(first)
                    found = getattr(found, part)
        except ImportError as error:
            raise ValueError(f"Cannot resolve {s!r}: {error}") from error
        return found

    def ext_convert(self, value):
        return self.resolve(value)

    def cfg_convert(self, value):
        begin = re.match(r"\s*(\w+)\s*", value)
        if begin is None:
            raise ValueError(f"Unable to convert {value!r}")
        rest = value[begin.end() :]
        found = self._converted_text(self.config[begin[1]])
        while rest:
            step = _STEP.match(rest)
            if step is None:
                raise ValueError(f"Unable to convert {value!r} at {rest!r}")
            key = step[1] if step[1] is not None else step[2]
            if step[1] is None and key.isdecimal():
                try:
                    found = found[int(key)]
                except TypeError:
                    found = found[key]
            else:
                found = found[key]
            found = self._converted_text(found)
            rest = rest[step.end() :]
        return self.convert(found)

    def _converted_text(self, value):
        if not isinstance(value, str):
            return value
        prefix, mark, rest = value.partition("://")
        converter = self.value_converters.get(prefix) if mark else None
        return getattr(self, converter)(rest) if converter else value

    def convert(self, value):
        """What a part of the description stands for."""
        if isinstance(value, str):
            return self._converted_text(value)
        if type(value) is dict:
            return {key: self.convert(item) for key, item in value.items()}
        if type(value) is list:
            return [self.convert(item) for item in value]
        if type(value) is tuple:
            return tuple(self.convert(item) for item in value)
        return value

    def _arguments(self, config):
        return {key: self.convert(config[key]) for key in config if key not in ("()", ".") and valid_ident(key)}

    def configure_custom(self, config):
        """Calls the factory that stands under "()"; what stands under "." are attributes of the result."""
        factory = self.convert(config["()"])
        if not callable(factory):
            factory = self.resolve(factory)
        result = factory(**self._arguments(config))
        for name, value in (self.convert(config.get(".")) or {}).items():
            setattr(result, name, value)
        return result

    def as_tuple(self, value):
        return tuple(value) if isinstance(value, list) else value


class _NotYet(Exception):
    """A handler needs another one that comes later."""


class DictConfigurator(BaseConfigurator):
    """Sets logging up."""

    def configure(self):
        config = self.config
        if "version" not in config:
            raise ValueError("dictionary doesn't specify a version")
        version = self.convert(config["version"])
        if version != 1:
            raise ValueError(f"Unsupported version: {version}")
        for section in ("formatters", "filters", "handlers", "loggers"):
            config[section] = self._converted_text(config.get(section, {}))
        with logging._lock:
            if self.convert(config.get("incremental", False)):
                self._change_levels()
            else:
                self._begin_anew()

    def _each(self, section, kind, configure):
        """Configures all of a section."""
        for name, config in list(self.config[section].items()):
            try:
                configure(name, self._converted_text(config))
            except Exception as error:
                raise ValueError(f"Unable to configure {kind} {name!r}") from error

    def _root(self, incremental):
        if root := self._converted_text(self.config.get("root")):
            try:
                self.configure_root(root, incremental)
            except Exception as error:
                raise ValueError("Unable to configure root logger") from error

    def _change_levels(self):
        def change(name, config):
            if level := self.convert(config.get("level")):
                logging.getHandlerByName(name).setLevel(logging._checkLevel(level))

        for name in self.config["handlers"]:
            if logging.getHandlerByName(name) is None:
                raise ValueError(f"No handler found with name {name!r}")
        self._each("handlers", "handler", change)
        self._each("loggers", "logger", lambda name, config: self.configure_logger(name, config, True))
        self._root(True)

    def _begin_anew(self):
        config = self.config
        disable = self.convert(config.get("disable_existing_loggers", True))
        logging._handlers.clear()
        logging.shutdown(logging._handlerList[:])
        del logging._handlerList[:]
        for section in ("formatters", "filters"):
            make = self.configure_formatter if section == "formatters" else self.configure_filter

            def keep(name, description):
                config[section][name] = make(description)

            self._each(section, section[:-1], keep)
        self._make_handlers()
        others = set(logging.root.manager.loggerDict)
        named = [name for name in config["loggers"] if name in others]
        self._each("loggers", "logger", self.configure_logger)
        for name in sorted(others.difference(named)):
            self._leave_behind(name, any(name.startswith(above + ".") for above in named), disable)
        self._root(False)

    def _leave_behind(self, name, is_below, disable):
        """A logger the description does not name: one below a named one passes everything on, another may be switched off."""
        logger = logging.root.manager.loggerDict[name]
        if not is_below:
            logger.disabled = disable
        elif isinstance(logger, logging.Logger):
            logger.setLevel(logging.NOTSET)
            logger.handlers = []
            logger.propagate = True

    def _make_handlers(self):
        handlers = self.config["handlers"]
        waiting = []
        for last, names in ((False, sorted(handlers)), (True, waiting)):
            for name in names:
                try:
                    handler = self.configure_handler(self._converted_text(handlers[name]))
                except Exception as error:
                    if isinstance(error.__cause__, _NotYet) and not last:
                        waiting.append(name)
                        continue
                    raise ValueError(f"Unable to configure handler {name!r}") from error
                handler.name = name
                handlers[name] = handler

    def configure_formatter(self, config):
        if "()" in config:
            try:
                return self.configure_custom(config)
            except TypeError as error:
                if "'format'" not in str(error):
                    raise
            # A subclass of Formatter has another name for it.
            config["fmt"] = config.pop("format")
            return self.configure_custom(config)
        get = lambda key, default=None: self.convert(config.get(key, default))
        make = self.resolve(get("class")) if get("class") else logging.Formatter
        optional = {"defaults": get("defaults")} if get("defaults") is not None else {}
        validate = [get("validate")] if "validate" in config else []
        return make(get("format"), get("datefmt"), get("style", "%"), *validate, **optional)

    def configure_filter(self, config):
        if "()" in config:
            return self.configure_custom(config)
        return logging.Filter(self.convert(config.get("name", "")))

    def add_filters(self, filterer, filters):
        for name in self.convert(filters):
            try:
                is_filter = callable(name) or callable(getattr(name, "filter", None))
                filterer.addFilter(name if is_filter else self.config["filters"][name])
            except Exception as error:
                raise ValueError(f"Unable to add filter {name!r}") from error

    def configure_handler(self, config):
        config = dict(config)
        formatter = self.convert(config.pop("formatter", None))
        if formatter:
            try:
                formatter = self.config["formatters"][formatter]
            except Exception as error:
                raise ValueError(f"Unable to set formatter {formatter!r}") from error
        level = self.convert(config.pop("level", None))
        filters = config.pop("filters", None)
        if "()" in config:
            factory = self.convert(config.pop("()"))
            if not callable(factory):
                factory = self.resolve(factory)
        else:
            factory = self._handler_class(config)
        attributes = self.convert(config.pop(".", None))
        result = factory(**self._arguments(config))
        if formatter:
            result.setFormatter(formatter)
        if level is not None:
            result.setLevel(logging._checkLevel(level))
        if filters:
            self.add_filters(result, filters)
        for name, value in (attributes or {}).items():
            setattr(result, name, value)
        return result

    def _handler_class(self, config):
        """What makes a handler of a class. Parts that stand for other handlers or for queues are replaced."""
        kind = self.convert(config.pop("class", None))
        if not callable(kind):
            kind = self.resolve(kind)
        if issubclass(kind, logging.handlers.MemoryHandler):
            if "flushLevel" in config:
                config["flushLevel"] = logging._checkLevel(self.convert(config["flushLevel"]))
            if "target" in config:
                target = self.convert(config["target"])
                try:
                    config["target"] = self._made(target)
                except Exception as error:
                    raise ValueError(f"Unable to set target handler {target!r}") from error
        elif issubclass(kind, logging.handlers.QueueHandler):
            self._prepare_queue(config)
            return functools.partial(self._queue_handler, kind)
        return kind

    def _made(self, name):
        handler = self.config["handlers"][name] if isinstance(name, str) else name
        if not isinstance(handler, logging.Handler):
            raise _NotYet(f"Required handler {name!r} is not configured yet")
        return handler

    def _prepare_queue(self, config):
        if "queue" in config:
            given = self.convert(config["queue"])
            config["queue"] = self._called(given, "queue", lambda made: made())
        if "listener" in config:
            given = self.convert(config["listener"])
            if not isinstance(given, type):
                if not isinstance(given, (str, dict)):
                    raise TypeError(f"Invalid listener specifier {given!r}")
                made = self._called(given, "listener", lambda made: made)
            else:
                made = given
            if not callable(made) or isinstance(made, type) and not issubclass(made, logging.handlers.QueueListener):
                raise TypeError(f"Invalid listener specifier {given!r}")
            config["listener"] = made
        if "handlers" in config:
            names = self.convert(config["handlers"])
            made = []
            for name in names:
                try:
                    made.append(self._made(name))
                except Exception as error:
                    raise ValueError(f"Unable to set required handler {name!r}") from error
            config["handlers"] = made

    def _called(self, given, what, finish):
        """A queue or a listener, given by a name, by a factory, or as it is."""
        if isinstance(given, str):
            found = self.resolve(given)
            if not callable(found):
                raise TypeError(f"Invalid {what} specifier {given!r}")
            return finish(found)
        if isinstance(given, dict):
            if "()" not in given:
                raise TypeError(f"Invalid {what} specifier {given!r}")
            return self.configure_custom(given)
        is_queue = callable(getattr(given, "put_nowait", None)) and callable(getattr(given, "get", None))
        if not is_queue:
            raise TypeError(f"Invalid {what} specifier {given!r}")
        return given

    def _queue_handler(self, kind, **arguments):
        waiting = arguments.pop("queue") if "queue" in arguments else queue.Queue()
        respect = arguments.pop("respect_handler_level", False)
        listener = arguments.pop("listener", logging.handlers.QueueListener)
        handlers = arguments.pop("handlers", [])
        handler = kind(waiting, **arguments)
        handler.listener = listener(waiting, *handlers, respect_handler_level=respect)
        return handler

    def add_handlers(self, logger, handlers):
        for name in self.convert(handlers):
            try:
                logger.addHandler(self.config["handlers"][name])
            except Exception as error:
                raise ValueError(f"Unable to add handler {name!r}") from error

    def common_logger_config(self, logger, config, incremental=False):
        level = self.convert(config.get("level"))
        if level is not None:
            logger.setLevel(logging._checkLevel(level))
        if incremental:
            return
        for handler in logger.handlers[:]:
            logger.removeHandler(handler)
        if handlers := config.get("handlers"):
            self.add_handlers(logger, handlers)
        if filters := config.get("filters"):
            self.add_filters(logger, filters)

    def configure_logger(self, name, config, incremental=False):
        logger = logging.getLogger(name)
        self.common_logger_config(logger, config, incremental)
        logger.disabled = False
        propagate = self.convert(config.get("propagate"))
        if propagate is not None:
            logger.propagate = propagate

    def configure_root(self, config, incremental=False):
        self.common_logger_config(logging.getLogger(), config, incremental)


dictConfigClass = DictConfigurator


def dictConfig(config):
    """Sets logging up as a dict describes it."""
    dictConfigClass(config).configure()
