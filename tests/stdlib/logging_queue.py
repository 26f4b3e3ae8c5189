# logging.handlers: MemoryHandler, BufferingHandler, QueueHandler and QueueListener.
import logging
import logging.handlers
import queue
import sys

target = logging.StreamHandler(sys.stdout)
target.setFormatter(logging.Formatter("%(levelname)s %(message)s"))
logger = logging.getLogger("memory")
logger.setLevel(logging.DEBUG)
logger.propagate = False

memory = logging.handlers.MemoryHandler(3, target=target)
logger.addHandler(memory)
logger.info("one")
logger.info("two")
print("in memory:", len(memory.buffer))
logger.info("three flushes")
logger.info("four")
logger.error("an error flushes")
logger.info("left over")
memory.close()
print(memory.target, memory.buffer)
logger.removeHandler(memory)

without = logging.handlers.MemoryHandler(1, flushLevel=logging.CRITICAL, target=None, flushOnClose=False)
logger.addHandler(without)
logger.critical("kept without a target")
print(len(without.buffer))
without.setTarget(target)
logger.debug("and this one makes two")
print(len(without.buffer))
logger.removeHandler(without)

buffering = logging.handlers.BufferingHandler(2)
logger.addHandler(buffering)
logger.info("a")
print(len(buffering.buffer))
logger.info("b")
print(len(buffering.buffer))
logger.removeHandler(buffering)

line = queue.Queue()
sender = logging.handlers.QueueHandler(line)
logger.addHandler(sender)
logger.info("queued %s", "argument")
try:
    1 / 0
except ZeroDivisionError:
    logger.exception("with a traceback")
record = line.get()
print(record.msg, record.args, record.message, record.getMessage(), record.name)
record = line.get()
print(record.msg.splitlines()[0], record.msg.splitlines()[-1], record.exc_info, record.exc_text)

listener = logging.handlers.QueueListener(line, target)
listener.start()
try:
    listener.start()
except RuntimeError as error:
    print("RuntimeError:", error)
for number in range(3):
    logger.info("listened %d", number)
listener.stop()
listener.stop()
print("stopped", line.qsize(), line.unfinished_tasks)

loud = logging.StreamHandler(sys.stdout)
loud.setLevel(logging.ERROR)
with logging.handlers.QueueListener(line, loud, respect_handler_level=True):
    logger.info("not for the loud one")
    logger.error("for the loud one")
with logging.handlers.QueueListener(line, loud):
    logger.info("levels are not respected")

simple = queue.SimpleQueue()
logger.handlers[:] = [logging.handlers.QueueHandler(simple)]
with logging.handlers.QueueListener(simple, target):
    logger.info("through a SimpleQueue")
