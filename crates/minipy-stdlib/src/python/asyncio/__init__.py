"""asyncio: coroutines as tasks of a loop.

Left out: transports and protocols, subprocesses, TLS, policies, and the graphs of who awaits whom.
"""

__path__ = []

from asyncio import base_events, events, exceptions, futures, locks, queues, runners, streams, taskgroups, tasks, threads, timeouts
from asyncio.base_events import *
from asyncio.events import *
from asyncio.exceptions import *
from asyncio.futures import *
from asyncio.locks import *
from asyncio.queues import *
from asyncio.runners import *
from asyncio.streams import *
from asyncio.taskgroups import *
from asyncio.tasks import *
from asyncio.threads import *
from asyncio.timeouts import *

_PARTS = (base_events, events, exceptions, futures, locks, queues, runners, streams, taskgroups, tasks, threads, timeouts)
__all__ = [name for part in _PARTS for name in part.__all__]


def __getattr__(name):
    if name.startswith("_"):
        raise AttributeError(f"module 'asyncio' has no attribute {name!r}")
    raise AttributeError(f"minipy does not have asyncio.{name}")
