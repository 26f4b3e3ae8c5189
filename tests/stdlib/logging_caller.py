# logging: file, line and function of the caller; stacklevel; stack_info.
import logging
import sys

logging.basicConfig(stream=sys.stdout, format="%(filename)s:%(lineno)d %(funcName)s %(module)s | %(message)s", level=0)
logger = logging.getLogger("app")
adapter = logging.LoggerAdapter(logger, {})

logging.info("module level")
logger.info("module level, a logger")


def function():
    logging.warning("function")
    logger.log(30, "function, log()")
    adapter.warning("function, adapter")
    logging.log(30, "function, root log()")


class Class:
    def method(self):
        logger.error("method")
        (lambda: logger.error("lambda"))()
        [logger.error("comprehension") for _ in range(1)]

    @staticmethod
    def static():
        try:
            1 / 0
        except ZeroDivisionError:
            logger.exception("exception", exc_info=False)


def helper(level):
    logger.info("stacklevel %d", level, stacklevel=level)


def outer():
    for level in (1, 2, 3, 4, 100):
        helper(level)
    adapter.info("adapter", stacklevel=2)
    logging.info("root function", stacklevel=2)


def generator():
    logger.info("generator")
    yield
    logger.info("generator again")


function()
Class().method()
Class.static()
outer()
list(generator())
exec("logger.info('exec')")
exec(compile("def f():\n\n  logger.info('compiled')\nf()", "/tmp/made_up.py", "exec"))
print(logger.findCaller()[1:])


def with_stack():
    logger.info("a stack", stack_info=True)


with_stack()


def deeper():
    logger.info("another", stack_info=True, stacklevel=2)


def calls_deeper():
    deeper()


calls_deeper()
print(len(logger.findCaller(stack_info=True)[3].splitlines()))
