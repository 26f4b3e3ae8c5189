"""The module platform: names of the machine and of the system."""

import os
import sys

__all__ = [
    "architecture", "machine", "node", "platform", "processor", "python_branch", "python_build", "python_compiler",
    "python_implementation", "python_revision", "python_version", "python_version_tuple", "release", "system", "uname",
    "version", "freedesktop_os_release", "libc_ver", "mac_ver", "win32_edition", "win32_is_iot", "win32_ver",
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


def libc_ver(executable=None, lib="", version="", chunksize=16384):
    """The C library: minipy is asked what it runs with; other programs are not looked into."""
    if executable is not None:
        raise NotImplementedError("minipy: platform.libc_ver() knows only the library minipy runs with")
    name, _, number = os.confstr("CS_GNU_LIBC_VERSION").partition(" ")
    return name or lib, number or version


def win32_ver(release="", version="", csd="", ptype=""):
    return release, version, csd, ptype


def win32_edition():
    return None


def win32_is_iot():
    return False


def mac_ver(release="", versioninfo=("", "", ""), machine=""):
    return release, versioninfo, machine


def freedesktop_os_release():
    """What /etc/os-release says, as a dict."""
    for name in ("/etc/os-release", "/usr/lib/os-release"):
        try:
            with open(name, encoding="utf-8") as file:
                return _os_release(file)
        except OSError:
            pass
    raise OSError(2, "Unable to read files /etc/os-release, /usr/lib/os-release")


def _os_release(lines):
    found = {"NAME": "Linux", "ID": "linux", "PRETTY_NAME": "Linux"}
    for line in lines:
        name, sign, value = line.strip().partition("=")
        if not sign or not name or name[0].isdigit() or not name.replace("_", "a").isalnum() or not name.isascii():
            continue
        if value[:1] in ("'", '"') and value[-1:] == value[:1] and len(value) > 1:
            value = value[1:-1]
        result, characters = "", iter(value)
        for c in characters:
            result += next(characters, "") if c == "\\" else c
        found[name] = result
    return found
