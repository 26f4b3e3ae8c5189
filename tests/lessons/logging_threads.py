"""Logging with thread names, levels, handlers and exceptions."""
import logging
import sys
import threading
import io

logging.basicConfig(level=logging.DEBUG, format="[%(levelname)-8s] (%(threadName)-10s) %(name)s: %(message)s", stream=sys.stdout)


def worker(n):
    logging.debug("Starting %d", n)
    logging.getLogger("worker").info("value %s, %5.2f%%", {"n": n}, n * 1.5)
    logging.debug("Exiting")


for i in range(3):
    t = threading.Thread(target=worker, args=(i,), name=f"worker-{i}")
    t.start()
    t.join()

log = logging.getLogger("app.db")
log.setLevel(logging.WARNING)
log.info("not shown")
log.warning("shown %s", "once")
log.error("bad %r", ["x"], extra={"user": "me"})
try:
    1 / 0
except ZeroDivisionError:
    log.exception("Oops")
buf = io.StringIO()
h = logging.StreamHandler(buf)
h.setFormatter(logging.Formatter("{levelname}|{message}|{lineno}|{funcName}", style="{"))
log.addHandler(h)
log.propagate = False
log.critical("to buffer")
print(buf.getvalue(), end="")
print(log.name, log.parent.name, log.getEffectiveLevel(), log.isEnabledFor(logging.INFO), logging.getLevelName(30))
print(log, h)


class OnlyErrors(logging.Filter):
    def filter(self, record):
        return record.levelno >= logging.ERROR


h.addFilter(OnlyErrors())
log.warning("filtered out")
log.log(logging.ERROR, "kept")
print(buf.getvalue().splitlines()[-1])
logging.disable(logging.CRITICAL)
log.critical("disabled")
