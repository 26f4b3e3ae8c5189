# logging: the functions of the module, levels, basicConfig and its default format.
import logging
import sys

logging.basicConfig(stream=sys.stdout, level=logging.INFO)
logging.debug("not shown")
logging.info("info")
logging.warning("warning %d of %s", 1, "two")
logging.error("error %(name)s %(x)5.2f", {"name": "by name", "x": 3.14159})
logging.critical("critical")
logging.fatal("fatal")
logging.log(35, "between levels")
logging.log(logging.WARNING, "%r %s", [1], None)
logging.info("percent % alone")
logging.info(42)
logging.info(["a", "list"])
logging.info("")
logging.info("two\nlines")

print(logging.root, logging.getLogger(), logging.getLogger("root") is logging.root)
print(logging.getLogger("").name, logging.getLogger(None) is logging.root)
print(logging.root.handlers == [logging.root.handlers[0]], logging.root.level)

# A second call does nothing, but for force.
logging.basicConfig(format="never used", level=logging.DEBUG)
logging.info("still the first format")
logging.basicConfig(format="%(levelname)-8s|%(message)s", stream=sys.stdout, level="DEBUG", force=True)
logging.debug("now another")
logging.basicConfig(format="{levelname:>10} {message!r}", style="{", stream=sys.stdout, force=True)
logging.warning("braces")
logging.basicConfig(format="$levelname ${message} $$", style="$", stream=sys.stdout, force=True)
logging.warning("dollars")
logging.basicConfig(style="{", stream=sys.stdout, force=True)
logging.warning("default of braces")
logging.basicConfig(style="$", stream=sys.stdout, force=True)
logging.warning("default of dollars")

for wrong in (
    dict(stream=sys.stdout, filename="x"),
    dict(stream=sys.stdout, handlers=[]),
    dict(filename="x", handlers=[]),
    dict(style="!"),
    dict(level="LOUD"),
    dict(level=3.5),
    dict(stream=sys.stdout, colour=1, shape=2),
):
    try:
        logging.basicConfig(force=True, **wrong)
    except (ValueError, TypeError) as error:
        print(type(error).__name__, error)

try:
    logging.log("INFO", "no number")
except TypeError as error:
    print("TypeError:", error)

one, two = logging.StreamHandler(sys.stdout), logging.StreamHandler(sys.stdout)
two.setFormatter(logging.Formatter("two: %(message)s"))
logging.basicConfig(handlers=[one, two], format="one: %(message)s", force=True, level=logging.NOTSET)
logging.debug("to both")
