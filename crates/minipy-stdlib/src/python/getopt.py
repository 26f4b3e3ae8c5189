"""Options of command lines in the manner of C's `getopt`."""

import os

__all__ = ["GetoptError", "error", "getopt", "gnu_getopt"]


class GetoptError(Exception):
    """An option is unknown or lacks its argument: `msg` says so, `opt` names it."""

    def __init__(self, msg, opt=""):
        self.msg = msg
        self.opt = opt
        super().__init__(msg, opt)

    def __str__(self):
        return self.msg


error = GetoptError


def getopt(args, shortopts, longopts=[]):
    """(the options with their arguments, the words that remain). Options end at the first word that is none."""
    opts = []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    while args and args[0].startswith("-") and args[0] != "-":
        if args[0] == "--":
            args = args[1:]
            break
        opts, args = _one(opts, args, shortopts, longopts)
    return opts, args


def gnu_getopt(args, shortopts, longopts=[]):
    """As `getopt`, but options may stand behind other words."""
    opts, rest = [], []
    longopts = [longopts] if isinstance(longopts, str) else list(longopts)
    in_order = shortopts.startswith("-")
    if in_order:
        shortopts = shortopts[1:]
        stop_early = False
    elif shortopts.startswith("+"):
        shortopts = shortopts[1:]
        stop_early = True
    else:
        stop_early = bool(os.environ.get("POSIXLY_CORRECT"))
    while args:
        if args[0] == "--":
            rest += args[1:]
            break
        if args[0][:1] == "-" and args[0] != "-":
            if in_order and rest:
                opts.append((None, rest))
                rest = []
            opts, args = _one(opts, args, shortopts, longopts)
        elif stop_early:
            rest += args
            break
        else:
            rest.append(args[0])
            args = args[1:]
    return opts, rest


def _one(opts, args, shortopts, longopts):
    if args[0].startswith("--"):
        return _long(opts, args[0][2:], longopts, args[1:])
    return _short(opts, args[0][1:], shortopts, args[1:])


def _long(opts, text, longopts, args):
    opt, equals, value = text.partition("=")
    value = value if equals else None
    wants, opt = _long_option(opt, longopts)
    if wants:
        if value is None and wants != "?":
            if not args:
                raise GetoptError(f"option --{opt} requires argument", opt)
            value, args = args[0], args[1:]
    elif value is not None:
        raise GetoptError(f"option --{opt} must not have an argument", opt)
    opts.append((f"--{opt}", value or ""))
    return opts, args


def _long_option(opt, longopts):
    """(whether it takes an argument, "?" if it may, its full name)."""
    possible = [known for known in longopts if known.startswith(opt)]
    if not possible:
        raise GetoptError(f"option --{opt} not recognized", opt)
    for ending, wants in (("", False), ("=", True), ("=?", "?")):
        if opt + ending in possible:
            return wants, opt
    if len(possible) > 1:
        raise GetoptError(f"option --{opt} not a unique prefix; possible options: {', '.join(possible)}", opt)
    found = possible[0]
    if found.endswith("=?"):
        return "?", found[:-2]
    return (True, found[:-1]) if found.endswith("=") else (False, found)


def _short(opts, text, shortopts, args):
    while text:
        opt, text = text[0], text[1:]
        wants = _short_wants(opt, shortopts)
        value = ""
        if wants:
            if not text and wants != "?":
                if not args:
                    raise GetoptError(f"option -{opt} requires argument", opt)
                text, args = args[0], args[1:]
            value, text = text, ""
        opts.append((f"-{opt}", value))
    return opts, args


def _short_wants(opt, shortopts):
    for i, known in enumerate(shortopts):
        if opt == known != ":":
            if shortopts.startswith(":", i + 1):
                return "?" if shortopts.startswith("::", i + 1) else True
            return False
    raise GetoptError(f"option -{opt} not recognized", opt)
