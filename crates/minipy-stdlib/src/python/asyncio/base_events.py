"""The loop: what is ready, what is due, and what the world has for it."""

import _asyncio
import concurrent.futures
import inspect
import os
import selectors
import signal
import sys
import threading
import weakref

from asyncio import events, futures, tasks

__all__ = ["BaseEventLoop", "EventLoop", "SelectorEventLoop"]


class BaseEventLoop(events.AbstractEventLoop, _asyncio._Loop):
    """Calls callbacks in turn. Only `call_soon_threadsafe` may be called from other threads."""

    def __init__(self):
        self._closed = self._debug = False
        self._thread_id = None
        self._executor = None
        self._executor_shut_down = False
        self._task_factory = self._exception_handler = None
        self._asyncgens = weakref.WeakSet()
        self._asyncgens_shut_down = False
        self._signal_handlers = {}
        self.slow_callback_duration = 0.1
        self._selector = selectors.DefaultSelector()
        self._wake_read, self._wake_write = os.pipe()
        os.set_blocking(self._wake_read, False)
        os.set_blocking(self._wake_write, False)
        self._selector.register(self._wake_read, selectors.EVENT_READ, (None, None))

    def __repr__(self):
        return f"<{type(self).__name__} running={self.is_running()} closed={self.is_closed()} debug={self.get_debug()}>"

    def __del__(self, _warn=None):
        if not getattr(self, "_closed", True) and not self.is_running():
            self.close()

    # What runs.

    def create_task(self, coro, **options):
        """A task of this loop."""
        if self._closed:
            self._check_closed()
        if self._task_factory is not None:
            return self._task_factory(self, coro, **options)
        return tasks.Task(coro, loop=self, **options) if options else tasks.Task(coro, loop=self)

    def set_task_factory(self, factory):
        """Tasks are made by `factory(loop, coro, **options)`."""
        if factory is not None and not callable(factory):
            raise TypeError("task factory must be a callable or None")
        self._task_factory = factory

    def get_task_factory(self):
        """What makes tasks, if it was set."""
        return self._task_factory

    def _check_closed(self):
        if self._closed:
            raise RuntimeError("Event loop is closed")

    def _check_callback(self, callback, method):
        if tasks.iscoroutine(callback) or inspect.iscoroutinefunction(callback):
            raise TypeError(f"coroutines cannot be used with {method}()")
        if not callable(callback):
            raise TypeError(f"a callable object was expected by {method}(), got {callback!r}")

    def call_soon_threadsafe(self, callback, *args, context=None):
        """As `call_soon`, from any thread."""
        handle = self.call_soon(callback, *args, context=context)
        self._wake_up()
        return handle

    def _wake_up(self):
        try:
            os.write(self._wake_write, b"\0")
        except (BlockingIOError, OSError):
            pass

    # Running.

    def run_forever(self):
        """Runs until `stop` is called."""
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        hooks = sys.get_asyncgen_hooks()
        self._thread_id = threading.get_ident()
        sys.set_asyncgen_hooks(firstiter=self._asyncgen_begins, finalizer=self._asyncgen_dies)
        events._set_running_loop(self)
        try:
            while True:
                self._run_once()
                if self._stopping:
                    break
        finally:
            self._stopping = False
            self._thread_id = None
            events._set_running_loop(None)
            sys.set_asyncgen_hooks(*hooks)

    def run_until_complete(self, future):
        """Runs until the future, or the task made of a coroutine, is done; gives its result."""
        self._check_closed()
        if self.is_running():
            raise RuntimeError("This event loop is already running")
        if events._get_running_loop() is not None:
            raise RuntimeError("Cannot run the event loop while another loop is running")
        made = not futures.isfuture(future)
        future = tasks.ensure_future(future, loop=self)
        if made:
            future._log_destroy_pending = False
        future.add_done_callback(_run_until_complete_cb)
        try:
            self.run_forever()
        except BaseException:
            if made and future.done() and not future.cancelled():
                future.exception()
            raise
        finally:
            future.remove_done_callback(_run_until_complete_cb)
        if not future.done():
            raise RuntimeError("Event loop stopped before Future completed.")
        return future.result()

    def stop(self):
        """Stops at the end of this round."""
        self._stopping = True

    def is_running(self):
        """Does it run?"""
        return self._thread_id is not None

    def is_closed(self):
        """Is it closed?"""
        return self._closed

    def close(self):
        """Closes it; nothing can be called any more."""
        if self.is_running():
            raise RuntimeError("Cannot close a running event loop")
        if self._closed:
            return
        self._closed = True
        for number in list(self._signal_handlers):
            self.remove_signal_handler(number)
        self._ready.clear()
        self._scheduled.clear()
        self._executor_shut_down = True
        executor, self._executor = self._executor, None
        if executor is not None:
            executor.shutdown(wait=False)
        self._selector.close()
        os.close(self._wake_read)
        os.close(self._wake_write)

    def _process_events(self, event_list):
        for key, mask in event_list:
            self._on_event(key, mask)

    def _on_event(self, key, mask):
        if key.fd == self._wake_read:
            try:
                while os.read(self._wake_read, 4096):
                    pass
            except (BlockingIOError, InterruptedError):
                pass
            return
        reader, writer = key.data
        for handle, bit in ((reader, selectors.EVENT_READ), (writer, selectors.EVENT_WRITE)):
            if mask & bit and handle is not None:
                if handle._cancelled:
                    self._unwatch(key.fd, bit)
                else:
                    self._ready.append(handle)

    # Descriptors and signals.

    def _watch(self, fd, bit, callback, args):
        self._check_closed()
        handle = events.Handle(callback, args, self)
        key = self._selector.get_map().get(fd)
        if key is None:
            data = (handle, None) if bit == selectors.EVENT_READ else (None, handle)
            self._selector.register(fd, bit, data)
        else:
            reader, writer = key.data
            old = reader if bit == selectors.EVENT_READ else writer
            data = (handle, writer) if bit == selectors.EVENT_READ else (reader, handle)
            self._selector.modify(fd, key.events | bit, data)
            if old is not None:
                old.cancel()
        return handle

    def _unwatch(self, fd, bit):
        if self._closed:
            return False
        key = self._selector.get_map().get(fd)
        if key is None:
            return False
        reader, writer = key.data
        old = reader if bit == selectors.EVENT_READ else writer
        left = key.events & ~bit
        if not left:
            self._selector.unregister(fd)
        else:
            self._selector.modify(fd, left, (None, writer) if bit == selectors.EVENT_READ else (reader, None))
        if old is None:
            return False
        old.cancel()
        return True

    def add_reader(self, fd, callback, *args):
        """Calls it whenever the descriptor can be read."""
        self._watch(fd, selectors.EVENT_READ, callback, args)

    def remove_reader(self, fd):
        """Does so no longer."""
        return self._unwatch(fd, selectors.EVENT_READ)

    def add_writer(self, fd, callback, *args):
        """Calls it whenever the descriptor can be written."""
        self._watch(fd, selectors.EVENT_WRITE, callback, args)

    def remove_writer(self, fd):
        """Does so no longer."""
        return self._unwatch(fd, selectors.EVENT_WRITE)

    async def _until(self, watch, unwatch, sock, attempt):
        while True:
            try:
                return attempt()
            except (BlockingIOError, InterruptedError):
                pass
            waiter = self.create_future()
            watch(sock, tasks._set_unless_done, waiter, None)
            try:
                await waiter
            finally:
                unwatch(sock)

    async def sock_recv(self, sock, n):
        """Receives at most so many bytes."""
        return await self._until(self.add_reader, self.remove_reader, sock, lambda: sock.recv(n))

    async def sock_accept(self, sock):
        """Accepts a connection: its socket, not blocking, and its address."""

        def attempt():
            connection, address = sock.accept()
            connection.setblocking(False)
            return connection, address

        return await self._until(self.add_reader, self.remove_reader, sock, attempt)

    async def sock_sendall(self, sock, data):
        """Sends all of the bytes."""
        data = memoryview(data)
        while data:
            sent = await self._until(self.add_writer, self.remove_writer, sock, lambda: sock.send(data))
            data = data[sent:]

    async def sock_connect(self, sock, address):
        """Connects."""
        try:
            sock.connect(address)
            return
        except (BlockingIOError, InterruptedError):
            pass
        waiter = self.create_future()
        self.add_writer(sock, tasks._set_unless_done, waiter, None)
        try:
            await waiter
        finally:
            self.remove_writer(sock)
        import socket

        number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
        if number:
            raise OSError(number, f"Connect call failed {address}")

    def add_signal_handler(self, sig, callback, *args):
        """The loop calls it when the signal comes."""
        self._check_callback(callback, "add_signal_handler")
        handle = events.Handle(callback, args, self)
        self._signal_handlers[sig] = handle
        signal.signal(sig, lambda number, frame: self._on_signal(number))

    def _on_signal(self, number):
        handle = self._signal_handlers.get(number)
        if handle is not None and not handle._cancelled:
            self._ready.append(handle)
            self._wake_up()

    def remove_signal_handler(self, sig):
        """The signal does again what it did at the beginning."""
        if self._signal_handlers.pop(sig, None) is None:
            return False
        signal.signal(sig, signal.default_int_handler if sig == signal.SIGINT else signal.SIG_DFL)
        return True

    # Threads.

    def run_in_executor(self, executor, func, *args):
        """Calls a function in a thread of a pool; a future."""
        self._check_closed()
        if executor is None:
            if self._executor_shut_down:
                raise RuntimeError("Executor shutdown has been called")
            if self._executor is None:
                self._executor = concurrent.futures.ThreadPoolExecutor(thread_name_prefix="asyncio")
            executor = self._executor
        return futures.wrap_future(executor.submit(func, *args), loop=self)

    def set_default_executor(self, executor):
        """The pool for `run_in_executor(None, ...)`."""
        if not isinstance(executor, concurrent.futures.ThreadPoolExecutor):
            raise TypeError("executor must be ThreadPoolExecutor instance")
        self._executor = executor

    async def shutdown_default_executor(self, timeout=None):
        """Waits until the threads of the pool have ended."""
        self._executor_shut_down = True
        executor = self._executor
        if executor is None:
            return
        done = self.create_future()

        def end():
            executor.shutdown(wait=True)
            if not self.is_closed():
                self.call_soon_threadsafe(tasks._set_unless_done, done, None)

        thread = threading.Thread(target=end)
        thread.start()
        try:
            await done
        finally:
            thread.join()

    # Asynchronous generators.

    def _asyncgen_begins(self, agen):
        self._asyncgens.add(agen)

    def _asyncgen_dies(self, agen):
        self._asyncgens.discard(agen)
        if not self.is_closed():
            self.call_soon_threadsafe(self.create_task, agen.aclose())

    async def shutdown_asyncgens(self):
        """Closes the asynchronous generators that are not at their end."""
        self._asyncgens_shut_down = True
        closing = list(self._asyncgens)
        self._asyncgens.clear()
        if not closing:
            return
        for result, agen in zip(await tasks.gather(*[agen.aclose() for agen in closing], return_exceptions=True), closing):
            if isinstance(result, Exception):
                message = f"an error occurred during closing of asynchronous generator {agen!r}"
                self.call_exception_handler({"message": message, "exception": result, "asyncgen": agen})

    # Errors nobody waits for.

    def get_exception_handler(self):
        """What is told of them, if it was set."""
        return self._exception_handler

    def set_exception_handler(self, handler):
        """`handler(loop, context)` is told of them."""
        if handler is not None and not callable(handler):
            raise TypeError(f"A callable object or None is expected, got {handler!r}")
        self._exception_handler = handler

    def default_exception_handler(self, context):
        """Logs the error."""
        import logging

        lines = [context.get("message") or "Unhandled exception in event loop"]
        lines += [f"{key}: {context[key]!r}" for key in sorted(context) if key not in ("message", "exception")]
        error = context.get("exception")
        logging.getLogger("asyncio").error("\n".join(lines), exc_info=False if error is None else error)

    def call_exception_handler(self, context):
        """Tells whoever is to be told."""
        try:
            if self._exception_handler is None:
                self.default_exception_handler(context)
            else:
                self._exception_handler(self, context)
        except (SystemExit, KeyboardInterrupt):
            raise
        except BaseException as error:
            report = {"message": "Unhandled error in exception handler", "exception": error, "context": context}
            self.default_exception_handler(report)

    def get_debug(self):
        """Is it in debug mode?"""
        return self._debug

    def set_debug(self, enabled):
        """Debug mode changes nothing here but what `get_debug` says."""
        self._debug = enabled


def _run_until_complete_cb(future):
    if not future.cancelled() and isinstance(future.exception(), (SystemExit, KeyboardInterrupt)):
        return
    future.get_loop().stop()


class SelectorEventLoop(BaseEventLoop):
    """The loop of this system."""


SelectorEventLoop.__name__ = SelectorEventLoop.__qualname__ = "_UnixSelectorEventLoop"
SelectorEventLoop.__module__ = "asyncio.unix_events"
EventLoop = SelectorEventLoop
