"""ThreadPoolExecutor: calls made by a few threads that take them from one queue.

A worker that finds the queue empty says so before it waits, and a call that finds an idle worker starts no other thread. None in the
queue means: look whether it is time to go.
"""

from concurrent.futures import _base
from itertools import count
from _queue import Empty, SimpleQueue
from _thread import _cpu_count
from threading import Lock, Semaphore, Thread, _register_atexit, current_thread
from _weakref import ref

# The queues of the workers that run, and whether the program is ending; under the lock, so that no worker comes too late to be told.
_queues = {}
_shutdown = False
_shutdown_lock = Lock()


def _python_exit():
    global _shutdown
    with _shutdown_lock:
        _shutdown = True
        workers = list(_queues.items())
    for _, queue in workers:
        queue.put(None)
    for worker, _ in workers:
        worker.join()


_register_atexit(_python_exit)


class _WorkItem:
    def __init__(self, future, fn, args, kwargs):
        self.future = future
        self.fn = fn
        self.args = args
        self.kwargs = kwargs

    def run(self):
        if not self.future.set_running_or_notify_cancel():
            return
        try:
            result = self.fn(*self.args, **self.kwargs)
        except BaseException as error:
            self.future.set_exception(error)
            # The error's traceback leads to this frame.
            self = None
        else:
            self.future.set_result(result)


def _work(executor_reference, initializer, initargs, queue):
    try:
        if initializer is not None:
            try:
                initializer(*initargs)
            except BaseException:
                _base.logger().critical("Exception in initializer:", exc_info=True)
                executor = executor_reference()
                if executor is not None:
                    executor._initializer_failed()
                return
        _work_on(executor_reference, queue)
    except BaseException:
        _base.logger().critical("Exception in worker", exc_info=True)
    finally:
        _queues.pop(current_thread(), None)


def _work_on(executor_reference, queue):
    while True:
        try:
            item = queue.get_nowait()
        except Empty:
            executor = executor_reference()
            if executor is not None:
                executor._idle.release()
            del executor
            item = queue.get()
        if item is not None:
            item.run()
            # While it waits the worker keeps nothing alive.
            del item
            continue
        executor = executor_reference()
        if _shutdown or executor is None or executor._shutdown:
            if executor is not None:
                executor._shutdown = True
            # The next worker shall look, too.
            queue.put(None)
            return
        del executor


class BrokenThreadPool(_base.BrokenExecutor):
    """The initializer of a worker has raised."""


class ThreadPoolExecutor(_base.Executor):
    """Calls made by up to `max_workers` threads."""

    _counter = count().__next__

    def __init__(self, max_workers=None, thread_name_prefix="", initializer=None, initargs=()):
        if max_workers is None:
            max_workers = min(32, _cpu_count() + 4)
        if max_workers <= 0:
            raise ValueError("max_workers must be greater than 0")
        if initializer is not None and not callable(initializer):
            raise TypeError("initializer must be a callable")
        self._max_workers = max_workers
        self._initializer = initializer
        self._initargs = initargs
        self._work_queue = SimpleQueue()
        self._idle = Semaphore(0)
        self._threads = set()
        self._broken = False
        self._shutdown = False
        self._shutdown_lock = Lock()
        self._thread_name_prefix = thread_name_prefix or f"ThreadPoolExecutor-{self._counter()}"

    def submit(self, fn, /, *args, **kwargs):
        """The call will be made by one of the threads; gives its future."""
        with self._shutdown_lock, _shutdown_lock:
            if self._broken:
                raise BrokenThreadPool(self._broken)
            if self._shutdown:
                raise RuntimeError("cannot schedule new futures after shutdown")
            if _shutdown:
                raise RuntimeError("cannot schedule new futures after interpreter shutdown")
            future = _base.Future()
            self._work_queue.put(_WorkItem(future, fn, args, kwargs))
            if not self._idle.acquire(blocking=False) and len(self._threads) < self._max_workers:
                self._start_worker()
            return future

    def _start_worker(self):
        queue = self._work_queue

        def executor_gone(_):
            queue.put(None)

        worker = Thread(
            name=f"{self._thread_name_prefix}_{len(self._threads)}",
            target=_work,
            args=(ref(self, executor_gone), self._initializer, self._initargs, queue),
        )
        _queues[worker] = queue
        try:
            worker.start()
        except BaseException:
            del _queues[worker]
            raise
        self._threads.add(worker)

    def _drain(self):
        # The items in the queue that nobody has taken.
        while True:
            try:
                item = self._work_queue.get_nowait()
            except Empty:
                return
            if item is not None:
                yield item

    def _initializer_failed(self):
        with self._shutdown_lock:
            self._broken = "A thread initializer failed, the thread pool is not usable anymore"
            for item in self._drain():
                item.future.set_exception(BrokenThreadPool(self._broken))

    def shutdown(self, wait=True, *, cancel_futures=False):
        """No more calls are taken, and perhaps those not begun are cancelled. Waits for the rest, unless told not to."""
        with self._shutdown_lock:
            self._shutdown = True
            if cancel_futures:
                for item in self._drain():
                    item.future.cancel()
            self._work_queue.put(None)
        if wait:
            for worker in self._threads:
                worker.join()
