# logging: what is public, hostile arguments, formatting only when needed, a subclass that overrides makeRecord.
import logging
import sys

print(sorted(logging.__all__))
print([name for name in logging.__all__ if not hasattr(logging, name)])
print(logging.Formatter, logging.StreamHandler, logging.LogRecord, logging.Logger, logging.Filter, logging.PlaceHolder)

logging.basicConfig(stream=sys.stdout, format="%(message)s", level=logging.INFO)


class Costly:
    made = 0

    def __str__(self):
        Costly.made += 1
        return f"costly {Costly.made}"


logging.debug("%s", Costly())
print(Costly.made)
logging.info("%s", Costly())
logging.info(Costly())
print(Costly.made)


class Bad:
    def __str__(self):
        raise RuntimeError("no text")

    def __repr__(self):
        return "Bad()"


sys.stderr = None
logging.info("%s", Bad())
logging.info(Bad())
sys.stderr = sys.__stderr__


class Own(logging.Logger):
    def makeRecord(self, *args, **kwargs):
        record = super().makeRecord(*args, **kwargs)
        record.msg = f"own {record.msg}"
        return record

    def findCaller(self, stack_info=False, stacklevel=1):
        return "nowhere", 1, "nobody", None


own = Own("own")
own.addHandler(logging.StreamHandler(sys.stdout))
own.warning("record")
print(own.parent, own.level, own.getEffectiveLevel())

# Loggers made by hand stand outside the tree.
alone = logging.Logger("alone", logging.ERROR)
print(alone, alone.isEnabledFor(30), alone.isEnabledFor(40))

for call in (
    lambda: logging.info(),
    lambda: logging.getLogger("x").info(),
    lambda: logging.info("x", unknown=1),
    lambda: logging.Formatter(1, 2, 3, 4, 5, 6),
    lambda: logging.LogRecord(),
    lambda: logging.Logger(),
    lambda: logging.Logger("n", "LOUD"),
    lambda: logging.Filter(5),
):
    try:
        call()
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
