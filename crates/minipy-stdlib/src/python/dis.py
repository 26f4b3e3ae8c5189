"""The disassembler of CPython's bytecode. Refused: minipy has other instructions, and `minipy dis` lists them."""

__all__ = ["dis"]

_REFUSED = "minipy: the module dis is about CPython's bytecode; `minipy dis FILE` lists the instructions of minipy"


def dis(x=None, *, file=None, depth=None, show_caches=False, adaptive=False, show_offsets=False, show_positions=False):
    """Refused."""
    raise NotImplementedError(_REFUSED)


def __getattr__(name):
    raise AttributeError(f"module 'dis' has no attribute {name!r} ({_REFUSED})")
