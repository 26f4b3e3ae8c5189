"""Passwords without showing them, and the name of the user."""

import os
import sys
import warnings

__all__ = ["getpass", "getuser", "GetPassWarning"]


class GetPassWarning(UserWarning):
    """A password may be shown while it is typed."""


def getpass(prompt="Password: ", stream=None, *, echo_char=None):
    """Reads a password from the terminal. minipy cannot switch off what the terminal shows, and so refuses there."""
    if not isinstance(prompt, str):
        prompt = str(prompt)
    if sys.stdin is not None and sys.stdin.isatty():
        raise NotImplementedError("minipy does not support getpass.getpass on a terminal")
    warnings.warn("Can not control echo on the terminal.", GetPassWarning, stacklevel=2)
    stream = stream or sys.stderr
    print("Warning: Password input may be echoed.", file=stream)
    if prompt:
        stream.write(prompt)
        stream.flush()
    line = sys.stdin.readline()
    if not line:
        raise EOFError
    return line.removesuffix("\n")


def getuser():
    """The name under which the user is logged in."""
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        user = os.environ.get(name)
        if user:
            return user
    raise OSError("No username set in the environment")
