# logging.LogRecord: its fields, getMessage, makeLogRecord, the factory, extra.
import logging
import sys
import threading

made = logging.LogRecord("name", 30, "/a/b/c.d.py", 7, "x=%d y=%s", (1, "two"), None, "f", "stack")
print(made, made.getMessage())
print(made.filename, made.module, made.pathname, made.lineno, made.funcName, made.levelname, made.levelno, made.stack_info)
print(made.process > 1, made.thread == threading.get_ident(), made.threadName, made.processName, made.taskName)
print(sorted(made.__dict__))

for args in ((), None, ({"a": 1},), ({},), ([1],), (1, 2), "ab", ({"a": 1}, 2)):
    record = logging.LogRecord("n", 10, "p", 1, "%s", args, None)
    try:
        print(repr(args), "->", repr(record.args), record.getMessage())
    except (TypeError, KeyError) as error:
        print(repr(args), "->", type(error).__name__, error)
print(logging.LogRecord("n", 10, "p", 1, "%(a)d", ({"a": 1},), None).getMessage())
print(logging.LogRecord("n", 10, "p", 1, {"an": "object"}, None, None).getMessage())
for path in ("x", "x.py", "/x/", "a/.hidden", "a.b/c", ""):
    record = logging.LogRecord("n", 10, path, 1, "", None, None)
    print(repr(path), repr(record.filename), repr(record.module))
print(logging.LogRecord("n", 10, None, 1, "", None, None).module)

dummy = logging.makeLogRecord({"msg": "from a %s", "args": ("dict",), "levelno": 20, "levelname": "INFO", "anything": [1]})
print(dummy.getMessage(), dummy.levelno, dummy.anything, dummy.name, dummy.lineno, repr(dummy.pathname))

logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(user)s@%(host)s %(message)s", level=0)
logging.info("with extra", extra={"user": "u", "host": "h"})
for key in ("message", "asctime", "name", "args", "lineno", "msg"):
    try:
        logging.info("clash", extra={"user": 1, "host": 2, key: 3})
    except KeyError as error:
        print("KeyError:", error)

standard = logging.getLogRecordFactory()
print(standard is logging.LogRecord)


def factory(*args, **kwargs):
    record = standard(*args, **kwargs)
    record.user, record.host = "made", "by the factory"
    return record


logging.setLogRecordFactory(factory)
logging.warning("no extra needed")


class Mine(logging.LogRecord):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.user = self.host = "class"

    def getMessage(self):
        return "mine: " + super().getMessage()


logging.setLogRecordFactory(Mine)
logging.error("%s", "text")
logging.setLogRecordFactory(standard)

logging.logThreads = logging.logMultiprocessing = logging.logProcesses = logging.logAsyncioTasks = False
bare = logging.makeLogRecord({})
print(bare.thread, bare.threadName, bare.processName, bare.process, bare.taskName)
