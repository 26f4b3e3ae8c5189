# logging: names of levels, new levels, levels of loggers, disable().
import logging
import sys

for level in (0, 10, 20, 30, 40, 50, 35, -1, "INFO", "WARN", "FATAL", "NOTSET", "nothing", None, 2.5):
    print(repr(level), "->", repr(logging.getLevelName(level)))
print(logging.getLevelNamesMapping())
print(logging.WARN, logging.FATAL, logging.NOTSET)

logging.addLevelName(25, "NOTICE")
logging.addLevelName(10, "debugging")
print(logging.getLevelName(25), logging.getLevelName("NOTICE"), logging.getLevelName("DEBUG"), logging.getLevelName(10))
logging.basicConfig(stream=sys.stdout, format="%(levelname)s %(levelno)d %(message)s", level="NOTICE")
logging.log(25, "noticed")
logging.log(24, "not noticed")
logging.debug("nor this")

logger = logging.getLogger("app")
child = logging.getLogger("app.part")
print(logger.level, logger.getEffectiveLevel(), child.getEffectiveLevel(), child.isEnabledFor(25), child.isEnabledFor(20))
logger.setLevel(logging.DEBUG)
print(logger.level, child.level, child.getEffectiveLevel(), child.isEnabledFor(10))
child.debug("enabled by its parent")
child.setLevel("ERROR")
child.warning("not enabled")
child.error("enabled")
child.setLevel(0)
child.debug("again by its parent")
for wrong in ("SILLY", None, 1.5, [], b"INFO"):
    try:
        child.setLevel(wrong)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)

logging.disable(logging.WARNING)
print(logging.root.manager.disable, logger.isEnabledFor(30), logger.isEnabledFor(31))
logger.warning("disabled")
logger.error("not disabled")
logging.disable()
logger.critical("disabled too")
print(logging.root.manager.disable)
logging.disable(logging.NOTSET)
logger.warning("enabled again")
logging.disable("INFO")
logger.info("gone")
logger.warning("there")
logging.disable(0)
try:
    logging.disable("LOUD")
except ValueError as error:
    print("ValueError:", error)
logger.disabled = True
logger.critical("a logger that is disabled")
print(logger.isEnabledFor(50))

handler = logging.root.handlers[0]
handler.setLevel(logging.ERROR)
logging.root.setLevel(logging.DEBUG)
logging.warning("below the handler's level")
logging.error("at the handler's level")
print(handler.level)
try:
    handler.setLevel("x")
except ValueError as error:
    print("ValueError:", error)
try:
    logging.Handler(level="nope")
except ValueError as error:
    print("ValueError:", error)
