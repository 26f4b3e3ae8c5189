"""How a record becomes text: the three styles of format strings, and Formatter. The names belong to `logging`, which takes them over."""

import time
from _logging import format_exception

BASIC_FORMAT = "%(levelname)s:%(name)s:%(message)s"


def _is_name(text):
    return text.isidentifier() and text.isascii()


class PercentStyle:
    """`%(name)s`."""

    default_format = "%(message)s"
    asctime_format = "%(asctime)s"
    asctime_search = "%(asctime)"

    def __init__(self, fmt, *, defaults=None):
        self._fmt = fmt or self.default_format
        self._defaults = defaults

    def usesTime(self):
        """Does the format ask for the time?"""
        return self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """ValueError unless the format has at least one field of this style."""
        if not _has_percent_field(self._fmt):
            raise ValueError(f"Invalid format '{self._fmt}' for '{self.default_format[0]}' style")

    def _values(self, record):
        return self._defaults | record.__dict__ if self._defaults else record.__dict__

    def _format(self, record):
        return self._fmt % self._values(record)

    def format(self, record):
        """The text for the record."""
        try:
            return self._format(record)
        except KeyError as error:
            raise ValueError(f"Formatting field not found in record: {error}")


def _has_percent_field(text):
    # %(name), flags, width, precision, a letter.
    start = text.find("%(")
    while start >= 0:
        end = text.find(")", start)
        if end < 0:
            return False
        name = text[start + 2:end]
        if name and name.replace("_", "a").isalnum():
            rest = text[end + 1:].lstrip("#0+ -")
            rest = rest[1:] if rest[:1] == "*" else rest.lstrip("0123456789")
            if rest[:1] == ".":
                rest = rest[2:] if rest[1:2] == "*" else rest[1:].lstrip("0123456789")
            if rest[:1] and rest[0].lower() in "diouxefgcrsa%":
                return True
        start = text.find("%(", start + 1)
    return False


class StrFormatStyle(PercentStyle):
    """`{name}`."""

    default_format = "{message}"
    asctime_format = "{asctime}"
    asctime_search = "{asctime"

    def _format(self, record):
        return self._fmt.format(**self._values(record))

    def validate(self):
        """ValueError unless the format has at least one field, all of them well made."""
        fields = set()
        try:
            for name, conversion, spec in _brace_fields(self._fmt):
                if name:
                    _check_field_name(name)
                    fields.add(name)
                if conversion and conversion not in "rsa":
                    raise ValueError(f"invalid conversion: {conversion!r}")
                if spec and not _is_spec(spec):
                    raise ValueError(f"bad specifier: {spec!r}")
        except ValueError as error:
            raise ValueError(f"invalid format: {error}")
        if not fields:
            raise ValueError("invalid format: no fields")


def _brace_fields(text):
    # Name, conversion and specification of each replacement field.
    at = 0
    while at < len(text):
        mark = text[at]
        at += 1
        if mark not in "{}":
            continue
        if text[at:at + 1] == mark:
            at += 1
            continue
        if mark == "}":
            raise ValueError("Single '}' encountered in format string")
        if at == len(text):
            raise ValueError("Single '{' encountered in format string")
        start, depth = at, 1
        while depth:
            if at == len(text):
                raise ValueError("expected '}' before end of string")
            depth += {"{": 1, "}": -1}.get(text[at], 0)
            at += 1
        yield _split_field(text[start:at - 1])


def _split_field(field):
    bracket = 0
    for place, mark in enumerate(field):
        if mark == "[":
            bracket += 1
        elif mark == "]":
            bracket -= 1
        elif mark == ":" and bracket <= 0:
            return field[:place], "", field[place + 1:]
        elif mark == "!" and bracket <= 0:
            conversion, colon, spec = field[place + 1:].partition(":")
            if not conversion:
                raise ValueError("unmatched '{' in format spec")
            if len(conversion) > 1:
                raise ValueError("expected ':' after conversion specifier")
            return field[:place], conversion, spec
    return field, "", ""


def _check_field_name(field):
    # A name or number, then attributes and subscripts.
    wrong = ValueError(f"invalid field name/expression: {field!r}")
    end = 0
    while end < len(field) and (field[end].isalnum() or field[end] == "_"):
        end += 1
    if end == 0:
        raise wrong
    while end < len(field):
        if field[end] == "[":
            close = field.find("]", end)
            if close <= end + 1:
                raise wrong
            end = close + 1
        elif field[end] == ".":
            start = end = end + 1
            while end < len(field) and (field[end].isalnum() or field[end] == "_"):
                end += 1
            if end == start:
                raise wrong
        else:
            raise wrong


def _skip_width(spec):
    # Digits, or one replacement field.
    if spec[:1] == "{":
        close = spec.find("}")
        if close > 1 and spec[1:close].replace("_", "a").isalnum():
            return spec[close + 1:]
        return spec
    return spec.lstrip("0123456789")


def _is_spec(spec):
    if spec[1:2] and spec[1] in "<>=^":
        spec = spec[2:]
    elif spec[0] in "<>=^":
        spec = spec[1:]
    for marks in ("+ -", "#", "0"):
        if spec[:1] and spec[0] in marks:
            spec = spec[1:]
    spec = _skip_width(spec)
    if spec[:1] and spec[0] in ",_":
        spec = spec[1:]
    if spec[:1] == ".":
        rest = _skip_width(spec[1:])
        if rest == spec[1:]:
            return False
        spec = rest
    return not spec or (len(spec) == 1 and spec.lower() in "bcdefgnosx%")


class StringTemplateStyle(PercentStyle):
    """`$name` or `${name}`."""

    default_format = "${message}"
    asctime_format = "${asctime}"
    asctime_search = "${asctime}"

    def usesTime(self):
        """Does the format ask for the time?"""
        return self._fmt.find("$asctime") >= 0 or self._fmt.find(self.asctime_search) >= 0

    def validate(self):
        """ValueError unless the format has at least one field, and no other dollar signs."""
        fields = 0
        for _, name in _dollars(self._fmt):
            if name is None:
                raise ValueError("invalid format: bare '$' not allowed")
            fields += name not in ("", "$")
        if not fields:
            raise ValueError("invalid format: no fields")

    def _format(self, record):
        values = self._values(record)
        text = ""
        for literal, name in _dollars(self._fmt):
            text += literal
            if name is None:
                raise ValueError("Invalid placeholder in string")
            if name:
                text += "$" if name == "$" else str(values[name])
        return text


def _dollars(text):
    # Pieces of plain text, each with the name that follows it: "$" for an escaped dollar, None for a bare one, "" at the end.
    at = 0
    while (dollar := text.find("$", at)) >= 0:
        literal, at = text[at:dollar], dollar + 1
        if text[at:at + 1] == "$":
            at += 1
            yield literal, "$"
            continue
        braced = text[at:at + 1] == "{"
        start = end = at + braced
        while end < len(text) and _is_name(text[start:end + 1]):
            end += 1
        if end == start or (braced and text[end:end + 1] != "}"):
            yield literal, None
            continue
        yield literal, text[start:end]
        at = end + braced
    yield text[at:], ""


_STYLES = {
    "%": (PercentStyle, BASIC_FORMAT),
    "{": (StrFormatStyle, "{levelname}:{name}:{message}"),
    "$": (StringTemplateStyle, "${levelname}:${name}:${message}"),
}


def _check_style(style):
    if style not in _STYLES:
        raise ValueError(f"Style must be one of: {','.join(_STYLES)}")


class Formatter:
    """Makes text of a record: the format's fields, then the traceback and the stack if there are any."""

    converter = time.localtime
    default_time_format = "%Y-%m-%d %H:%M:%S"
    default_msec_format = "%s,%03d"

    def __init__(self, fmt=None, datefmt=None, style="%", validate=True, *, defaults=None):
        _check_style(style)
        self._style = _STYLES[style][0](fmt, defaults=defaults)
        if validate:
            self._style.validate()
        self._fmt = self._style._fmt
        self.datefmt = datefmt

    def formatTime(self, record, datefmt=None):
        """The record's time, by `datefmt` or as ISO 8601 has it, more or less."""
        moment = self.converter(record.created)
        if datefmt:
            return time.strftime(datefmt, moment)
        text = time.strftime(self.default_time_format, moment)
        if self.default_msec_format:
            text = self.default_msec_format % (text, record.msecs)
        return text

    def formatException(self, ei):
        """The traceback of what sys.exc_info() gave."""
        return format_exception(ei[1]).removesuffix("\n")

    def usesTime(self):
        """Does the format ask for the time?"""
        return self._style.usesTime()

    def formatMessage(self, record):
        """The format's part of the text."""
        return self._style.format(record)

    def formatStack(self, stack_info):
        """The stack's part of the text."""
        return stack_info

    def format(self, record):
        """The text."""
        record.message = record.getMessage()
        if self.usesTime():
            record.asctime = self.formatTime(record, self.datefmt)
        text = self.formatMessage(record)
        if record.exc_info and not record.exc_text:
            # Kept, since it is the same for every formatter.
            record.exc_text = self.formatException(record.exc_info)
        if record.exc_text:
            text = _on_a_new_line(text) + record.exc_text
        if record.stack_info:
            text = _on_a_new_line(text) + self.formatStack(record.stack_info)
        return text


def _on_a_new_line(text):
    return text if text.endswith("\n") else text + "\n"


_defaultFormatter = Formatter()


class BufferingFormatter:
    """Makes one text of many records."""

    def __init__(self, linefmt=None):
        self.linefmt = linefmt or _defaultFormatter

    def formatHeader(self, records):
        """What comes before the records."""
        return ""

    def formatFooter(self, records):
        """What comes after them."""
        return ""

    def format(self, records):
        """The text; nothing at all for no records."""
        if not records:
            return ""
        lines = "".join(self.linefmt.format(record) for record in records)
        return self.formatHeader(records) + lines + self.formatFooter(records)
