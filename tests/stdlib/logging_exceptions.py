# logging: exc_info in all its forms, exception(), tracebacks in the text, exc_text kept with the record.
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(levelname)s:%(message)s", level=logging.DEBUG)
logger = logging.getLogger("app")


def fail(value):
    return 1 / value


try:
    fail(0)
except ZeroDivisionError as error:
    logging.exception("exception()")
    logger.exception("a logger's, with %s", "arguments")
    logger.error("exc_info=True", exc_info=True)
    logger.warning("exc_info=1", exc_info=1)
    logger.info("exc_info=error", exc_info=error)
    logger.info("exc_info=tuple", exc_info=sys.exc_info())
    logger.error("exc_info=None", exc_info=None)
    logger.exception("exc_info=False", exc_info=False)
    logger.critical("critical", exc_info=True)
    logging.debug("debug", exc_info=True)
    logger.log(25, "log", exc_info=True)
    kept = error

logging.exception("nothing is being handled")
logger.error("nor here", exc_info=True)
logger.error("later", exc_info=kept)

try:
    try:
        {}["key"]
    except KeyError as error:
        raise ValueError("chained") from error
except ValueError:
    logging.exception("a chain")

record = logging.makeLogRecord({"msg": "m", "exc_info": (type(kept), kept, kept.__traceback__)})
print(record.exc_text)
first = logging.Formatter("%(message)s").format(record)
print(record.exc_text == first[2:], record.exc_text.splitlines()[-1])


class Short(logging.Formatter):
    def formatException(self, exc_info):
        return f"<{exc_info[0].__name__}: {exc_info[1]}>"

    def formatStack(self, stack_info):
        return "<a stack>"


print(Short("%(message)s").format(record) == first)
record.exc_text = None
print(Short("%(message)s").format(record))
record.stack_info = "something"
record.msg = "ends with a newline\n"
print(Short("%(message)s").format(record))
print(logging.Formatter().formatException((ValueError, ValueError("never raised"), None)))
