# logging.Handler and its kinds: StreamHandler, NullHandler, own handlers, names, locks, closing.
import logging
import sys


class Stream:
    name = "a stream"

    def __init__(self):
        self.parts = []
        self.flushed = 0

    def write(self, text):
        self.parts.append(text)

    def flush(self):
        self.flushed += 1


stream = Stream()
handler = logging.StreamHandler(stream)
print(handler, logging.StreamHandler(sys.stdout), logging.Handler(), logging.NullHandler(logging.INFO))
record = logging.makeLogRecord({"msg": "text", "levelno": 20})
handler.handle(record)
handler.terminator = "|"
handler.emit(record)
print(stream.parts, stream.flushed)
other = Stream()
print(handler.setStream(other) is stream, handler.setStream(other), handler.stream is other)
print(stream.flushed)


class NoFlush:
    write = print


logging.StreamHandler(NoFlush()).handle(record)

try:
    logging.Handler().emit(record)
except NotImplementedError as error:
    print("NotImplementedError:", error)
print(logging.NullHandler().handle(record), logging.NullHandler().emit(record), logging.NullHandler().lock)


class Keeping(logging.Handler):
    def __init__(self, *args):
        super().__init__(*args)
        self.kept = []

    def emit(self, record):
        self.kept.append(self.format(record))

    def close(self):
        print("closed with", len(self.kept))
        super().close()


keeping = Keeping(logging.WARNING)
keeping.setFormatter(logging.Formatter("%(levelname)s/%(message)s"))
logger = logging.getLogger("keeper")
logger.addHandler(keeping)
logger.propagate = False
logger.setLevel(logging.DEBUG)
for level in (10, 20, 30, 40):
    logger.log(level, "%d", level)
print(keeping.kept, keeping.level, keeping)

keeping.name = "keeping"
print(keeping.get_name(), logging.getHandlerByName("keeping") is keeping, logging.getHandlerByName("none"))
print(sorted(logging.getHandlerNames()))
keeping.set_name("renamed")
print(sorted(logging.getHandlerNames()))
keeping.close()
print(sorted(logging.getHandlerNames()))

print(keeping.lock.acquire(False))
keeping.lock.release()
keeping.acquire()
print(keeping.lock.locked())
keeping.release()

# An error in emit is told on stderr and does not reach the caller.
sys.stderr = Stream()


class Failing(logging.StreamHandler):
    def format(self, record):
        raise ValueError("cannot format")


logger.addHandler(Failing(sys.stdout))
logger.warning("will fail")
text = "".join(sys.stderr.parts)
print(text.splitlines()[0], "|", text.splitlines()[1], "|", "cannot format" in text, "Call stack:" in text)
print(text.splitlines()[-2:])
sys.stderr.parts.clear()
logger.removeHandler(logger.handlers[-1])
logger.addHandler(logging.StreamHandler(sys.stdout))
logger.warning("too few arguments: %s %s", 1)
text = "".join(sys.stderr.parts)
print(text.splitlines()[-2:], "TypeError: not enough arguments for format string" in text)
sys.stderr.parts.clear()
logging.raiseExceptions = False
logger.warning("too few again: %s %s", 1)
print(sys.stderr.parts)
logging.raiseExceptions = True
sys.stderr = sys.__stderr__


class Recursing(logging.StreamHandler):
    def format(self, record):
        raise RecursionError("passes through")


logger.handlers[:] = [Recursing(sys.stdout)]
try:
    logger.warning("x")
except RecursionError as error:
    print("RecursionError:", error)
logger.handlers[:] = [keeping]
logger.warning("kept until the end")
