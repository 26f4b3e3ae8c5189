"""The module platform: names of the machine and of the system."""

import os
import sys

__all__ = [
    "architecture", "machine", "node", "platform", "processor", "python_branch", "python_build", "python_compiler",
    "python_implementation", "python_revision", "python_version", "python_version_tuple", "release", "system", "uname",
    "version",
]


class uname_result(os._Record):
    __slots__ = ()
    _fields = ("system", "node", "release", "version", "machine", "processor")

    def __repr__(self):
        fields = ", ".join(f"{field}={value!r}" for field, value in zip(self._fields[:5], self))
        return f"uname_result({fields})"


def uname():
    return uname_result((*os.uname(), ""))


def system():
    return os.uname().sysname


def node():
    return os.uname().nodename


def release():
    return os.uname().release


def version():
    return os.uname().version


def machine():
    return os.uname().machine


def processor():
    return ""


def architecture(executable=sys.executable, bits="", linkage=""):
    return bits or "64bit", linkage or "ELF"


def platform(aliased=False, terse=False):
    names = os.uname()
    if terse:
        return f"{names.sysname}-{names.release}"
    return f"{names.sysname}-{names.release}-{names.machine}"


def python_implementation():
    return sys.implementation.name


def python_version():
    return ".".join(map(str, sys.version_info[:3]))


def python_version_tuple():
    return tuple(map(str, sys.version_info[:3]))


def python_branch():
    return ""


def python_revision():
    return ""


def python_build():
    return "", ""


def python_compiler():
    return ""
