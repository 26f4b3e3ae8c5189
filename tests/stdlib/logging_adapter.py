# logging.LoggerAdapter: extra, merge_extra, process(), nesting.
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(name)s %(levelname)s %(who)s %(what)s %(message)s", level=logging.DEBUG)
logger = logging.getLogger("app")
logging.root.handlers[0].setFormatter(
    logging.Formatter("%(name)s %(levelname)s %(who)s %(what)s %(message)s", defaults={"who": "-", "what": "-"})
)

adapter = logging.LoggerAdapter(logger, {"who": "me"})
print(adapter, adapter.name, adapter.extra, adapter.merge_extra, adapter.manager is logging.Logger.manager)
adapter.debug("debug")
adapter.info("info %d", 1)
adapter.warning("warning")
adapter.error("error")
adapter.critical("critical")
adapter.log(25, "log")
try:
    raise ValueError("value")
except ValueError:
    adapter.exception("exception", exc_info=False)
adapter.info("extra of the call is dropped", extra={"what": "it"})
merging = logging.LoggerAdapter(logger, {"who": "me"}, merge_extra=True)
merging.info("merged", extra={"what": "it"})
merging.info("the call wins", extra={"who": "you"})
merging.info("nothing to merge")
logging.LoggerAdapter(logger).info("no extra")
logging.LoggerAdapter(logger, None, True).info("none of its own", extra={"what": "x"})


class Prefixing(logging.LoggerAdapter):
    def process(self, msg, kwargs):
        return f"[{self.extra['prefix']}] {msg}", kwargs


prefixing = Prefixing(logger, {"prefix": "p"})
prefixing.info("prefixed %s", "argument", extra={"who": "kept"})
Prefixing(prefixing, {"prefix": "outer"}).info("nested")
Prefixing(merging, {"prefix": "over"}).info("over merging", extra={"what": "w"})

print(adapter.isEnabledFor(10), adapter.getEffectiveLevel(), adapter.hasHandlers())
adapter.setLevel(logging.ERROR)
adapter.warning("not any more")
print(logger.level, adapter, prefixing.getEffectiveLevel())
