"""More handlers: those that keep records for a while, pass them to another thread, or begin new files."""

import logging
import threading
from _queue import Empty

# Names that CPython's module has and this one does not.
__minipy_missing__ = (
    "DatagramHandler", "HTTPHandler", "NTEventLogHandler", "SMTPHandler", "SocketHandler", "SysLogHandler",
    "TimedRotatingFileHandler", "WatchedFileHandler",
)

DEFAULT_TCP_LOGGING_PORT = 9020
DEFAULT_UDP_LOGGING_PORT = 9021
DEFAULT_HTTP_LOGGING_PORT = 9022
DEFAULT_SOAP_LOGGING_PORT = 9023
SYSLOG_UDP_PORT = 514
SYSLOG_TCP_PORT = 514


class BufferingHandler(logging.Handler):
    """Keeps records until there are `capacity` of them."""

    def __init__(self, capacity):
        super().__init__()
        self.capacity = capacity
        self.buffer = []

    def shouldFlush(self, record):
        """Are there enough?"""
        return len(self.buffer) >= self.capacity

    def emit(self, record):
        """Keeps the record."""
        self.buffer.append(record)
        if self.shouldFlush(record):
            self.flush()

    def flush(self):
        """Forgets the records. For subclasses to do something else."""
        with self.lock:
            self.buffer.clear()

    def close(self):
        """Flushes and closes."""
        try:
            self.flush()
        finally:
            super().close()


class MemoryHandler(BufferingHandler):
    """Keeps records for another handler, until there are `capacity` of them or a severe one comes."""

    def __init__(self, capacity, flushLevel=logging.ERROR, target=None, flushOnClose=True):
        super().__init__(capacity)
        self.flushLevel = flushLevel
        self.target = target
        self.flushOnClose = flushOnClose

    def shouldFlush(self, record):
        """Are there enough, or is this one severe?"""
        return super().shouldFlush(record) or record.levelno >= self.flushLevel

    def setTarget(self, target):
        """Says whom the records are for."""
        with self.lock:
            self.target = target

    def flush(self):
        """Gives the records to the target; without one they stay."""
        with self.lock:
            if self.target:
                for record in self.buffer:
                    self.target.handle(record)
                self.buffer.clear()

    def close(self):
        """Flushes if it shall, and lets go of target and records."""
        try:
            if self.flushOnClose:
                self.flush()
        finally:
            with self.lock:
                self.target = None
                super().close()


class QueueHandler(logging.Handler):
    """Puts records into a queue, for a QueueListener to take them out."""

    def __init__(self, queue):
        super().__init__()
        self.queue = queue
        self.listener = None

    def enqueue(self, record):
        """Puts a record into the queue."""
        self.queue.put_nowait(record)

    def prepare(self, record):
        """A copy of the record with its text made, so that nothing else need be kept."""
        text = self.format(record)
        copy = type(record).__new__(type(record))
        copy.__dict__.update(record.__dict__)
        record = copy
        record.message = record.msg = text
        record.args = record.exc_info = record.exc_text = record.stack_info = None
        return record

    def emit(self, record):
        """Puts the prepared record into the queue."""
        try:
            self.enqueue(self.prepare(record))
        except Exception:
            self.handleError(record)


class QueueListener:
    """A thread that takes records out of a queue and gives them to handlers."""

    _sentinel = None

    def __init__(self, queue, *handlers, respect_handler_level=False):
        self.queue = queue
        self.handlers = handlers
        self._thread = None
        self.respect_handler_level = respect_handler_level

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.stop()

    def dequeue(self, block):
        """Takes a record out."""
        return self.queue.get(block)

    def start(self):
        """Starts the thread."""
        if self._thread is not None:
            raise RuntimeError("Listener already started")
        self._thread = threading.Thread(target=self._monitor, daemon=True)
        self._thread.start()

    def prepare(self, record):
        """The record as the handlers shall get it."""
        return record

    def handle(self, record):
        """Gives a record to the handlers."""
        record = self.prepare(record)
        for handler in self.handlers:
            if not self.respect_handler_level or record.levelno >= handler.level:
                handler.handle(record)

    def _monitor(self):
        done = getattr(self.queue, "task_done", lambda: None)
        try:
            while (record := self.dequeue(True)) is not self._sentinel:
                self.handle(record)
                done()
            done()
        except Empty:
            pass

    def enqueue_sentinel(self):
        """Tells the thread to stop."""
        self.queue.put_nowait(self._sentinel)

    def stop(self):
        """Stops the thread, when it has handled what is in the queue."""
        if self._thread:
            self.enqueue_sentinel()
            self._thread.join()
            self._thread = None


class BaseRotatingHandler(logging.FileHandler):
    """Begins a new file now and then; when, a subclass says."""

    namer = None
    rotator = None

    def emit(self, record):
        """Writes the record, into a new file if it is time for one."""
        try:
            if self.shouldRollover(record):
                self.doRollover()
            super().emit(record)
        except Exception:
            self.handleError(record)

    def rotation_filename(self, default_name):
        """The name of an old file, which `namer` may change."""
        return self.namer(default_name) if callable(self.namer) else default_name

    def rotate(self, source, dest):
        """Makes the file an old one, in a way that `rotator` may change."""
        if callable(self.rotator):
            self.rotator(source, dest)
            return
        import os
        if os.path.exists(source):
            os.rename(source, dest)


class RotatingFileHandler(BaseRotatingHandler):
    """Begins a new file when one would get larger than `maxBytes`, and keeps `backupCount` old ones: NAME.1, NAME.2, ..."""

    def __init__(self, filename, mode="a", maxBytes=0, backupCount=0, encoding=None, delay=False, errors=None):
        # A file that was to be emptied each time would lose what earlier runs have written.
        if maxBytes > 0:
            mode = "a"
        super().__init__(filename, mode, encoding=encoding, delay=delay, errors=errors)
        self.maxBytes = maxBytes
        self.backupCount = backupCount

    def doRollover(self):
        """Begins a new file."""
        import os
        if self.stream:
            self.stream.close()
            self.stream = None
        if self.backupCount > 0:
            for number in range(self.backupCount - 1, 0, -1):
                older = self.rotation_filename(f"{self.baseFilename}.{number}")
                if os.path.exists(older):
                    os.replace(older, self.rotation_filename(f"{self.baseFilename}.{number + 1}"))
            first = self.rotation_filename(self.baseFilename + ".1")
            if os.path.exists(first):
                os.remove(first)
            self.rotate(self.baseFilename, first)
        if not self.delay:
            self.stream = self._open()

    def shouldRollover(self, record):
        """Would the record make the file too large?"""
        if self.stream is None:
            self.stream = self._open()
        if self.maxBytes <= 0:
            return False
        import os

        # A pipe or a device cannot be begun anew.
        if os.path.exists(self.baseFilename) and not os.path.isfile(self.baseFilename):
            return False
        # Nothing is won by beginning a new file for a record that is too large by itself.
        size = self.stream.tell()
        return size > 0 and size + len(self.format(record)) + 1 >= self.maxBytes
