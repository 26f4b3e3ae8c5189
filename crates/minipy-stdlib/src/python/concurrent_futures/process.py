"""What stands in for ProcessPoolExecutor: programs may import it, and are told when they make one."""

from concurrent.futures import _base


class BrokenProcessPool(_base.BrokenExecutor):
    """A worker process has died."""


class ProcessPoolExecutor(_base.Executor):
    """Calls made by other processes, which minipy does not have."""

    def __init__(self, max_workers=None, mp_context=None, initializer=None, initargs=(), *, max_tasks_per_child=None):
        raise NotImplementedError("minipy does not support ProcessPoolExecutor: it runs in one process (use ThreadPoolExecutor)")


def _check_system_limits():
    """Asked by who wants to know whether there can be such executors: says no as on a system that lacks semaphores."""
    raise NotImplementedError("minipy does not support ProcessPoolExecutor")
