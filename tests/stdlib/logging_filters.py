# logging.Filter: by name, functions as filters, filters that replace the record, on loggers and on handlers.
import logging
import sys

handler = logging.StreamHandler(sys.stdout)
handler.setFormatter(logging.Formatter("%(name)s %(message)s"))
logging.root.addHandler(handler)
logging.root.setLevel(0)


def say(*names):
    for name in names:
        logging.getLogger(name).info("x")


only = logging.Filter("a.b")
print(only.name, logging.Filter().name == "")
handler.addFilter(only)
say("a", "a.b", "a.b.c", "a.bc", "a.b.", "b", "")
handler.removeFilter(only)
handler.removeFilter(only)
handler.addFilter(logging.Filter())
say("anything")
handler.filters.clear()

handler.addFilter(lambda record: "secret" not in record.getMessage())
logging.info("a secret")
logging.info("no %s", "secret")
logging.info("public")
handler.filters.clear()


class Numbering:
    def __init__(self):
        self.count = 0

    def filter(self, record):
        self.count += 1
        record.msg = f"{self.count}. {record.msg}"
        return True


numbering = Numbering()
handler.addFilter(numbering)
handler.addFilter(numbering)
print(len(handler.filters))
logging.info("first")
logging.info("second")
handler.filters.clear()


def replace(record):
    return logging.makeLogRecord({"name": "replaced", "msg": record.msg.upper(), "levelno": record.levelno})


logger = logging.getLogger("log")
logger.addFilter(replace)
logger.info("by the logger's filter")
logger.filters.clear()
handler.addFilter(replace)
logger.info("by the handler's filter")
handler.filters.clear()

# A logger's filters see only what is logged through it, not what comes from below.
logger.addFilter(lambda record: False)
logger.info("stopped")
logging.getLogger("log.child").info("not stopped")
logger.filters.clear()

# Filters are asked in order, up to the first that says no.
order = []
logger.addFilter(lambda record: order.append(1) or True)
logger.addFilter(lambda record: order.append(2))
logger.addFilter(lambda record: order.append(3) or True)
logger.info("x")
print(order)
print(logging.Filter("n").filter(logging.makeLogRecord({"name": "n"})), bool(logger.filter(logging.makeLogRecord({}))))
record = logging.makeLogRecord({"name": "q"})
logger.filters.clear()
print(logger.filter(record) is record, handler.handle(record) is record)
