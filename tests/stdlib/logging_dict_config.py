"""logging.config.dictConfig: formatters, filters, handlers and loggers from a dict; its errors; changing levels later."""

import io
import logging
import logging.config
import logging.handlers
import queue
import sys

stream = io.StringIO()


def flush():
    print(stream.getvalue(), end="")
    stream.seek(0)
    stream.truncate()


class Marked(logging.Formatter):
    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, mark="*"):
        super().__init__(fmt, datefmt, style, validate)
        self.mark = mark

    def format(self, record):
        return self.mark + super().format(record) + self.mark


def only_even(modulus):
    return lambda record: record.args and record.args[0] % modulus == 0


early = logging.getLogger("early")
child = logging.getLogger("app.child")
child.setLevel("ERROR")
config = {
    "version": 1,
    "formatters": {
        "plain": {"format": "%(levelname)s:%(name)s:%(message)s"},
        "braces": {"format": "{levelname}/{message}/{place}", "style": "{", "defaults": {"place": "here"}},
        "marked": {"()": Marked, "format": "%(message)s", "mark": "cfg://extras.marks[1]"},
    },
    "filters": {
        "app": {"name": "app"},
        "even": {"()": only_even, "modulus": 2},
    },
    "handlers": {
        "out": {"class": "logging.StreamHandler", "formatter": "plain", "stream": stream, "level": "INFO"},
        "second": {
            "class": "logging.StreamHandler", "formatter": "braces", "stream": "ext://__main__.stream", "filters": ["even"],
            ".": {"terminator": "|\n"},
        },
        "memory": {
            "class": "logging.handlers.MemoryHandler", "capacity": 2, "target": "zlast", "flushLevel": "CRITICAL",
        },
        "zlast": {"class": "logging.StreamHandler", "formatter": "marked", "stream": "cfg://extras.stream"},
    },
    "loggers": {
        "app": {"handlers": ["out", "second"], "level": "DEBUG", "propagate": False, "filters": ["app"]},
        "quiet": {"handlers": ["memory"], "level": 30, "propagate": False},
    },
    "root": {"level": "WARNING", "handlers": ["out"]},
    "extras": {"marks": ["-", "#"], "stream": stream},
}
logging.config.dictConfig(config)
print(config["handlers"]["out"]["class"], config["formatters"]["marked"]["format"])

app = logging.getLogger("app")
for number in range(3):
    app.info("number %d", number)
app.debug("below the handler's level %d", 4)
child.warning("a child passes everything on")
early.error("switched off: %s", early.disabled)
logging.warning("root")
logging.info("too low")
quiet = logging.getLogger("quiet")
quiet.warning("kept")
flush()
quiet.error("two are enough")
flush()
print(logging.getHandlerNames() == frozenset({"out", "second", "memory", "zlast"}), logging.getHandlerByName("out").level)

logging.config.dictConfig({
    "version": 1, "incremental": True, "handlers": {"out": {"level": "ERROR"}}, "loggers": {"app": {"level": "INFO"}},
    "root": {"level": "DEBUG"},
})
app.info("third %d", 6)
print(app.level, logging.getLogger().level, len(app.handlers))
flush()

# With a queue between loggers and handlers.
logging.config.dictConfig({
    "version": 1, "disable_existing_loggers": False,
    "handlers": {
        "end": {"class": "logging.StreamHandler", "stream": stream},
        "a_queue": {"class": "logging.handlers.QueueHandler", "handlers": ["end"], "queue": "queue.SimpleQueue"},
    },
    "root": {"handlers": ["a_queue"], "level": 10},
})
handler = logging.getHandlerByName("a_queue")
print(type(handler.queue).__name__, type(handler.listener).__name__, early.disabled)
handler.listener.start()
logging.debug("by way of a queue")
handler.listener.stop()
flush()


def fails(**parts):
    try:
        logging.config.dictConfig({"version": 1, **parts})
    except Exception as error:
        text, cause = [], error
        while cause is not None:
            text.append(f"{type(cause).__name__}: {cause}")
            cause = cause.__cause__
        print(" <- ".join(text))
    else:
        print("accepted")


for bad in [{}, {"version": 2}]:
    try:
        logging.config.dictConfig(bad)
    except ValueError as error:
        print(error)
fails(handlers={"h": {"class": "logging.NoSuchHandler"}})
fails(handlers={"h": {"class": "no_such_module.Handler"}})
fails(handlers={"h": {"class": "logging.StreamHandler", "formatter": "none"}})
fails(handlers={"h": {"class": "logging.StreamHandler", "level": "LOUD"}})
fails(handlers={"h": {"class": "logging.StreamHandler", "no-identifier": 1}})
fails(handlers={"h": {"class": "logging.StreamHandler", "filters": ["none"]}})
fails(handlers={"h": {"level": 10}})
fails(formatters={"f": {"format": "%(message)q"}})
fails(formatters={"f": {"format": "%(message)q", "validate": False}})
fails(filters={"f": {"()": "no_such_module.make"}})
fails(loggers={"l": {"handlers": ["none"]}})
fails(root={"handlers": ["none"]})
fails(root={"level": "ext://sys.nothing"})
fails(incremental=True, handlers={"none": {"level": 10}})
fails(handlers={"q": {"class": "logging.handlers.QueueHandler", "queue": 5}})
fails(handlers={"q": {"class": "logging.handlers.QueueHandler", "listener": 5}})
fails(root={"level": "cfg://a.b"}, a={"b": "INFO"})
fails(root={"level": "cfg://a[1]"}, a=["INFO", "DEBUG"])
fails(root={"level": "cfg://!"})
fails(root={"level": "cfg://a!b"}, a={"b": "INFO"})
print(logging.root.level, sys.stderr is sys.__stderr__, queue.Queue.__name__)
