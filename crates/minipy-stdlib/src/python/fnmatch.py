"""The module fnmatch: names against patterns with *, ?, [seq] and [!seq]."""

import os

__all__ = ["filter", "filterfalse", "fnmatch", "fnmatchcase", "translate"]


def _tokens(pattern):
    """The parts of a pattern: a character, "*", "?" (as 1-tuples) or (negated, [(low, high, is a range), ...])."""
    parts, at, length = [], 0, len(pattern)
    while at < length:
        c = pattern[at]
        at += 1
        if c == "*":
            if not parts or parts[-1] != ("*",):
                parts.append(("*",))
        elif c == "?":
            parts.append(("?",))
        elif c == "[":
            end = at
            if pattern[end : end + 1] == "!":
                end += 1
            if pattern[end : end + 1] == "]":
                end += 1
            end = pattern.find("]", end)
            if end < 0:
                parts.append(c)
                continue
            body, at = pattern[at:end], end + 1
            negated = body.startswith("!")
            parts.append((negated, _ranges(body[negated:])))
        else:
            parts.append(c)
    return parts


def _ranges(body):
    ranges, at = [], 0
    while at < len(body):
        if body[at + 1 : at + 2] == "-" and at + 2 < len(body):
            if body[at] <= body[at + 2]:
                ranges.append((body[at], body[at + 2], True))
            at += 3
        else:
            ranges.append((body[at], body[at], False))
            at += 1
    return ranges


def _fits(part, c):
    if isinstance(part, str):
        return part == c
    if part == ("?",):
        return True
    negated, ranges = part
    return any(low <= c <= high for low, high, _ in ranges) != negated


def _matches(parts, name):
    """Does a name match? Goes back to the last star only, so that it takes at most len(parts) * len(name) steps."""
    at = part = 0
    star = resume = -1
    while at < len(name):
        if part < len(parts) and parts[part] == ("*",):
            star, resume = part, at
            part += 1
        elif part < len(parts) and _fits(parts[part], name[at]):
            part += 1
            at += 1
        elif star >= 0:
            resume += 1
            part, at = star + 1, resume
        else:
            return False
    return all(rest == ("*",) for rest in parts[part:])


def _compiled(pattern):
    """A function that tells whether a name of the pattern's kind matches."""
    key = type(pattern), pattern
    matches = _known.get(key)
    if matches is None:
        if len(_known) >= _MOST_KNOWN:
            _known.clear()
        matches = _known[key] = _new_compiled(pattern)
    return matches


# What was made of the last patterns.
_known = {}
_MOST_KNOWN = 500


def _new_compiled(pattern):
    kind = bytes if isinstance(pattern, bytes) else str
    parts = _tokens(pattern.decode("latin-1") if kind is bytes else pattern)
    if kind is str and all(isinstance(part, str) or part == ("*",) for part in parts) and parts.count(("*",)) == 1:
        # What stands before the star and behind it is all there is to look at.
        star = parts.index(("*",))
        head, tail, least = "".join(parts[:star]), "".join(parts[star + 1 :]), len(parts) - 1

        def matches(name):
            if not isinstance(name, str):
                _refuse(name, str)
            return name.endswith(tail) and name.startswith(head) and len(name) >= least

        return matches

    def matches(name):
        if not isinstance(name, kind):
            _refuse(name, kind)
        return _matches(parts, name.decode("latin-1") if kind is bytes else name)

    return matches


def _refuse(name, kind):
    """Raises the TypeError about a name that is not of the pattern's kind."""
    if not isinstance(name, (str, bytes)):
        raise TypeError(f"expected string or bytes-like object, got {type(name).__name__!r}")
    kinds = ("bytes", "string") if kind is bytes else ("string", "bytes")
    raise TypeError(f"cannot use a {kinds[0]} pattern on a {kinds[1]}-like object")


def fnmatch(name, pat):
    return fnmatchcase(os.path.normcase(name), os.path.normcase(pat))


def fnmatchcase(name, pat):
    return _compiled(pat)(name)


def filter(names, pat):
    matches = _compiled(os.path.normcase(pat))
    return [name for name in names if matches(os.path.normcase(name))]


def filterfalse(names, pat):
    matches = _compiled(os.path.normcase(pat))
    return [name for name in names if not matches(os.path.normcase(name))]


def _class_text(negated, ranges):
    """A set of characters as a regular expression. Ranges that end before they begin hold nothing."""
    text = ""
    for low, high, spanned in ranges:
        low, high = ("\\" + c if c in "\\-&~|" else c for c in (low, high))
        text += f"{low}-{high}" if spanned else low
    if not text:
        return "." if negated else "(?!)"
    if negated:
        return f"[^{text}]"
    return f"[\\{text}]" if text[0] in "^[" else f"[{text}]"


def _expression(pattern, star, one):
    """The parts of a pattern as regular expressions. What stands for a star is given, and so is that for a question mark."""
    import re

    parts = []
    for part in _tokens(pattern):
        if isinstance(part, str):
            parts.append(re.escape(part))
        elif part == ("*",):
            parts.append(star)
        elif part == ("?",):
            parts.append(one)
        else:
            parts.append(_class_text(*part))
    return parts


def translate(pat):
    star = object()
    runs = [[]]
    for part in _expression(pat, star, "."):
        if part is star:
            runs.append([])
        else:
            runs[-1].append(part)
    texts = ["".join(run) for run in runs]
    # All but the last star take as little as they can, once and for all.
    middle = "".join(f"(?>.*?{text})" for text in texts[1:-1])
    last = ".*" + texts[-1] if len(texts) > 1 else ""
    return f"(?s:{texts[0]}{middle}{last})\\z"
