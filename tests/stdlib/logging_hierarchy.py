# logging: the tree of loggers, propagation, children, placeholders, the handler of last resort.
import logging
import sys


def handler(name, level=logging.NOTSET):
    made = logging.StreamHandler(sys.stdout)
    made.setLevel(level)
    made.setFormatter(logging.Formatter(f"[{name}] %(name)s: %(message)s"))
    return made


deep = logging.getLogger("a.b.c.d")
print(deep.parent is logging.root, sorted(logging.Logger.manager.loggerDict))
print([type(thing).__name__ for _, thing in sorted(logging.Logger.manager.loggerDict.items())])
middle = logging.getLogger("a.b")
print(deep.parent is middle, middle.parent is logging.root)
top = logging.getLogger("a")
between = logging.getLogger("a.b.c")
print(middle.parent is top, deep.parent is between, between.parent is middle, top.parent.name)
print(logging.getLogger("a.b.c.d") is deep, deep.name, deep)

print(top.getChild("b") is middle, top.getChild("b.c") is between, logging.root.getChild("a") is top)
print(sorted(logger.name for logger in top.getChildren()), top.getChildren() == {middle})
print(sorted(logger.name for logger in logging.root.getChildren() if logger.name < "b"))
print(deep.getChildren())

# Names that only look related.
alike = logging.getLogger("a.bb")
print(alike.parent is top, logging.getLogger("ab").parent is logging.root)

logging.root.addHandler(handler("root"))
top.addHandler(handler("a"))
between.addHandler(handler("c", logging.ERROR))
logging.root.setLevel(logging.INFO)
deep.info("to a and root")
deep.error("to c, a and root")
middle.propagate = False
deep.error("stops at b: only c")
deep.info("nobody, and the last resort is for warnings")
print(deep.hasHandlers(), middle.hasHandlers(), top.hasHandlers())
middle.propagate = True

# Levels are checked where the record is made, not on its way up.
top.setLevel(logging.CRITICAL)
deep.setLevel(logging.DEBUG)
deep.debug("passes a's level")

again = top.handlers[0]
top.addHandler(again)
print(len(top.handlers))
top.removeHandler(again)
top.removeHandler(again)
print(len(top.handlers), top.hasHandlers())
deep.warning("to c? no; to root")

for wrong in (3, None, b"a", ("a",)):
    try:
        logging.Logger.manager.getLogger(wrong)
    except TypeError as error:
        print("TypeError:", error)


class Loud(logging.Logger):
    def shout(self, text):
        self.warning(text.upper())


logging.setLoggerClass(Loud)
print(logging.getLoggerClass().__name__)
loud = logging.getLogger("loud")
loud.shout("hello")
print(type(loud).__name__, type(deep).__name__, loud)
try:
    logging.setLoggerClass(int)
except TypeError as error:
    print("TypeError:", error)
logging.setLoggerClass(logging.Logger)

logging.root.handlers.clear()
print(logging.lastResort, logging.lastResort.level)
sys.stderr = sys.stdout
deep.setLevel(logging.DEBUG)
deep.warning("by the last resort, without a format")
deep.info("not by the last resort")
logging.lastResort = None
deep.warning("no handler at all")
deep.warning("which is said once")
