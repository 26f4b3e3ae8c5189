# logging.shutdown: what is buffered is written at the end of the program, after atexit's later functions; closed handlers do no harm.
import atexit
import logging
import logging.handlers
import sys


class Noisy(logging.StreamHandler):
    def flush(self):
        super().flush()

    def close(self):
        print("closing", self.name)
        super().close()


class Refusing(logging.Handler):
    def flush(self):
        raise ValueError("I/O operation on closed file")


logger = logging.getLogger("end")
logger.propagate = False
logger.setLevel(logging.DEBUG)
first = Noisy(sys.stdout)
first.name = "first"
second = Noisy(sys.stdout)
second.name = "second"
memory = logging.handlers.MemoryHandler(100, target=first)
forgetful = logging.handlers.MemoryHandler(100, target=first, flushOnClose=False)
refusing = Refusing()
logger.addHandler(memory)
logger.addHandler(forgetful)
logger.info("written at the end, once")


@atexit.register
def last_words():
    logger.info("written too")
    print("atexit comes before logging.shutdown")


logging.shutdown([])
print("end of the script")
