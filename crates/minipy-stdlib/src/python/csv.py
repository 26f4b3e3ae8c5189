"""The module csv: rows of fields in text files, as spreadsheets write them."""


__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect",
    "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
    "unregister_dialect", "Sniffer", "DictReader", "DictWriter", "unix_dialect",
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

__version__ = "1.0"

_limit = 131072
_dialects = {}


def __getattr__(name):
    if name == "Sniffer":
        from _csv_sniffer import Sniffer

        globals()["Sniffer"] = Sniffer
        return Sniffer
    raise AttributeError(f"module 'csv' has no attribute '{name}'")


def __dir__():
    return sorted({*globals(), "Sniffer"})


class Error(Exception):
    pass


_OPTIONS = {
    "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
    "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False,
}


class _Settings:
    """A dialect whose options were checked; nobody changes them any more."""

    __slots__ = tuple(_OPTIONS)

    def __init__(self, dialect=None, **options):
        for name in options:
            if name not in _OPTIONS:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        values = {}
        for name, default in _OPTIONS.items():
            values[name] = options[name] if name in options else getattr(dialect, name, default)
        if values["quotechar"] is None and "quoting" not in options and not hasattr(dialect, "quoting"):
            values["quoting"] = QUOTE_NONE
        for name in ("doublequote", "skipinitialspace", "strict"):
            values[name] = bool(values[name])
        _check_options(**values)
        for name, value in values.items():
            object.__setattr__(self, name, value)

    def __setattr__(self, name, value=None):
        if name not in _OPTIONS:
            raise AttributeError(f"'_csv.Dialect' object has no attribute {name!r} and no __dict__ for setting new attributes")
        if name in ("delimiter", "escapechar", "quotechar", "quoting", "lineterminator"):
            raise AttributeError(f"attribute {name!r} of '_csv.Dialect' objects is not writable")
        raise AttributeError("readonly attribute")

    __delattr__ = __setattr__

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle 'Dialect' instances")


_Settings.__name__ = _Settings.__qualname__ = "Dialect"
_Settings.__module__ = "_csv"


def _check_options(delimiter, doublequote, escapechar, lineterminator, quotechar, quoting, skipinitialspace, strict):
    marks = {"delimiter": delimiter, "escapechar": escapechar, "quotechar": quotechar}
    for name, mark in marks.items():
        if mark is None and name != "delimiter":
            continue
        wanted = "a unicode character" if name == "delimiter" else "a unicode character or None"
        if not isinstance(mark, str):
            raise TypeError(f'"{name}" must be {wanted}, not {type(mark).__name__}')
        if len(mark) != 1:
            raise TypeError(f'"{name}" must be {wanted}, not a string of length {len(mark)}')
    if not isinstance(lineterminator, str):
        raise TypeError(f'"lineterminator" must be a string, not {type(lineterminator).__name__}')
    if not isinstance(quoting, int):
        raise TypeError(f'"quoting" must be an integer, not {type(quoting).__name__}')
    if not 0 <= quoting <= 5:
        raise TypeError('bad "quoting" value')
    if quoting != QUOTE_NONE and quotechar is None:
        raise TypeError("quotechar must be set if quoting enabled")
    for name, mark in marks.items():
        if mark is None:
            continue
        if mark in "\r\n" or mark == " " and skipinitialspace and name != "delimiter":
            raise ValueError(f"bad {name} value")
        if mark in lineterminator:
            raise ValueError(f"bad {name} or lineterminator value")
    for first, second in (("delimiter", "escapechar"), ("delimiter", "quotechar"), ("escapechar", "quotechar")):
        if marks[first] is not None and marks[first] == marks[second]:
            raise ValueError(f"bad {first} or {second} value")


class Dialect:
    """The options of a format, as attributes of a class."""

    _name = ""
    _valid = False
    delimiter = None
    quotechar = None
    escapechar = None
    doublequote = None
    skipinitialspace = None
    lineterminator = None
    quoting = None

    def __init__(self):
        if self.__class__ != Dialect:
            self._valid = True
        try:
            _Settings(self)
        except TypeError as error:
            raise Error(str(error)) from None


class excel(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\r\n"
    quoting = QUOTE_MINIMAL


class excel_tab(excel):
    delimiter = "\t"


class unix_dialect(Dialect):
    delimiter = ","
    quotechar = '"'
    doublequote = True
    skipinitialspace = False
    lineterminator = "\n"
    quoting = QUOTE_ALL


def register_dialect(name, dialect=None, **options):
    if not isinstance(name, str):
        raise TypeError("dialect name must be a string")
    _dialects[name] = _Settings(dialect, **options)


def unregister_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    del _dialects[name]


def get_dialect(name):
    if name not in _dialects:
        raise Error("unknown dialect")
    return _dialects[name]


def list_dialects():
    return list(_dialects)


register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


def field_size_limit(*args):
    global _limit
    old = _limit
    if len(args) > 1:
        raise TypeError(f"field_size_limit() takes at most 1 argument ({len(args)} given)")
    if args:
        (new,) = args
        if not isinstance(new, int):
            raise TypeError("limit must be an integer")
        _limit = new
    return old


def _file_and_dialect(function, args, options):
    """The arguments of reader and writer, which take at most two by position."""
    if not 1 <= len(args) <= 2:
        bound, limit = ("least", "1 argument") if not args else ("most", "2 arguments")
        raise TypeError(f"{function} expected at {bound} {limit}, got {len(args)}")
    dialect = options.pop("dialect", None) if len(args) == 1 else args[1]
    return args[0], dialect


# Where the reader is. The order matters to nobody.
_ROW, _FIELD, _ESCAPED, _PLAIN, _QUOTED, _ESCAPED_QUOTED, _QUOTE, _END, _ESCAPED_END = range(9)


class reader:
    """Rows out of an iterator of lines."""

    __slots__ = ("dialect", "line_num", "_lines", "_row", "_field", "_unquoted", "_state")
    __module__ = "_csv"

    def __init__(self, *args, **options):
        csvfile, dialect = _file_and_dialect("reader", args, options)
        self._lines = iter(csvfile)
        self.dialect = _Settings(dialect, **options)
        self.line_num = 0
        self._row = None

    def __iter__(self):
        return self

    def __reduce_ex__(self, protocol):
        raise TypeError("cannot pickle '_csv.reader' object")

    def _next_line(self):
        line = next(self._lines)
        if not isinstance(line, str):
            kind = type(line).__name__
            raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
        self.line_num += 1
        return line

    def __next__(self):
        self._row = row = []
        line = self._next_line()
        if self._row is not row:
            raise Error("iterator has already advanced the reader")
        d = self.dialect
        if d.quoting == QUOTE_MINIMAL and d.escapechar is None and not d.skipinitialspace and d.quotechar not in line:
            # The commonest: no field has anything special in it.
            self._row = None
            text = line.rstrip("\r\n")
            if "\n" not in text and "\r" not in text and len(text) <= _limit:
                return text.split(d.delimiter) if text else []
            self._row = row
        return self._parse(line, row)

    def _parse(self, line, row):
        self._field, self._unquoted, self._state = [], True, _ROW
        while True:
            for c in line:
                self._take(c)
            self._take("")
            if self._state == _ROW:
                break
            try:
                line = self._next_line()
            except StopIteration:
                if not self._field and self._state != _QUOTED:
                    raise
                if self.dialect.strict:
                    raise Error("unexpected end of data") from None
                self._save()
                break
            if self._row is not row:
                raise Error("iterator has already advanced the reader")
        self._row = None
        return row

    def _save(self):
        text, quoting = "".join(self._field), self.dialect.quoting
        if self._unquoted:
            if text and (quoting == QUOTE_NONNUMERIC or quoting == QUOTE_STRINGS):
                text = float(text)
            elif not text and (quoting == QUOTE_STRINGS or quoting == QUOTE_NOTNULL):
                text = None
        self._row.append(text)
        self._field, self._unquoted = [], True

    def _add(self, c, state):
        if len(self._field) >= _limit:
            raise Error(f"field larger than field limit ({_limit})")
        self._field.append(c)
        self._state = state

    def _end(self, c):
        # What comes behind the end of a row, if `c` is not the end of the line.
        self._state = _END if c else _ROW

    def _take(self, c):
        """One step of the automaton; "" is the end of a line."""
        d, state = self.dialect, self._state
        ends = c in "\r\n"
        quotes = c == d.quotechar and d.quoting != QUOTE_NONE
        if state == _ROW:
            if ends:
                self._end(c)
                return
            state = _FIELD
        if state == _ESCAPED_END:
            if not c:
                return
            state = _PLAIN
        if state == _FIELD:
            self._unquoted = True
            if ends:
                self._save()
                self._end(c)
            elif quotes:
                self._unquoted, self._state = False, _QUOTED
            elif c == d.escapechar:
                self._state = _ESCAPED
            elif c == " " and d.skipinitialspace:
                self._state = _FIELD
            elif c == d.delimiter:
                self._save()
                self._state = _FIELD
            else:
                self._add(c, _PLAIN)
        elif state == _ESCAPED:
            self._add(c or "\n", _ESCAPED_END if ends and c else _PLAIN)
        elif state == _PLAIN:
            if ends:
                self._save()
                self._end(c)
            elif c == d.escapechar:
                self._state = _ESCAPED
            elif c == d.delimiter:
                self._save()
                self._state = _FIELD
            else:
                self._add(c, _PLAIN)
        elif state == _QUOTED:
            if not c:
                pass
            elif c == d.escapechar:
                self._state = _ESCAPED_QUOTED
            elif quotes:
                self._state = _QUOTE if d.doublequote else _PLAIN
            else:
                self._add(c, _QUOTED)
        elif state == _ESCAPED_QUOTED:
            self._add(c or "\n", _QUOTED)
        elif state == _QUOTE:
            if quotes:
                self._add(c, _QUOTED)
            elif c == d.delimiter:
                self._save()
                self._state = _FIELD
            elif ends:
                self._save()
                self._end(c)
            elif not d.strict:
                self._add(c, _PLAIN)
            else:
                raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
        elif not c:
            self._state = _ROW
        elif not ends:
            raise Error("new-line character seen in unquoted field - do you need to open the file with newline=''?")


class writer:
    """Rows into a file."""

    __slots__ = ("dialect", "_write", "_special")
    __module__ = "_csv"

    def __init__(self, *args, **options):
        csvfile, dialect = _file_and_dialect("writer", args, options)
        self.dialect = d = _Settings(dialect, **options)
        self._write = getattr(csvfile, "write", None)
        if not callable(self._write):
            raise TypeError('argument 1 must have a "write" method')
        self._special = "".join(x for x in (d.delimiter, d.quotechar, d.escapechar, "\r\n") if x) + d.lineterminator

    def _quotes(self, value):
        """Does the kind of the value ask for quotes?"""
        quoting = self.dialect.quoting
        if quoting == QUOTE_NONNUMERIC:
            kind = type(value)
            return not any(hasattr(kind, name) for name in ("__index__", "__int__", "__float__")) and kind is not complex
        return (
            quoting == QUOTE_ALL
            or quoting == QUOTE_STRINGS and isinstance(value, str)
            or quoting == QUOTE_NOTNULL and value is not None
        )

    def _field(self, value, alone):
        d = self.dialect
        quoting = d.quoting
        text = "" if value is None else value if isinstance(value, str) else str(value)
        quoted = quoting != QUOTE_MINIMAL and quoting != QUOTE_NONE and self._quotes(value)
        if not text:
            must_stay = quoting == QUOTE_NONE or value is None and (quoting == QUOTE_STRINGS or quoting == QUOTE_NOTNULL)
            if d.delimiter == " " and d.skipinitialspace:
                if must_stay:
                    raise Error("empty field must be quoted if delimiter is a space and skipinitialspace is true")
                quoted = True
            elif alone and not quoted:
                if must_stay:
                    raise Error("single empty field record must be quoted")
                quoted = True
        elif any(c in text for c in self._special):
            text, special = self._escaped(text)
            quoted = quoted or special
        return d.quotechar + text + d.quotechar if quoted else text

    def _escaped(self, text):
        """The text with its marks escaped or doubled, and whether it has to be quoted."""
        d = self.dialect
        pieces, quoted = [], False
        for c in text:
            if c in self._special:
                escape = d.quoting == QUOTE_NONE or c == d.escapechar
                if not escape and c == d.quotechar:
                    if d.doublequote:
                        pieces.append(c)
                    else:
                        escape = True
                if not escape:
                    quoted = True
                elif d.escapechar is None:
                    raise Error("need to escape, but no escapechar set")
                else:
                    pieces.append(d.escapechar)
            pieces.append(c)
        return "".join(pieces), quoted

    def writerow(self, row, /):
        try:
            fields = iter(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        fields = list(fields)
        alone = len(fields) == 1
        text = self.dialect.delimiter.join([self._field(field, alone) for field in fields])
        return self._write(text + self.dialect.lineterminator)

    def writerows(self, rows, /):
        for row in rows:
            self.writerow(row)


class DictReader:
    """Rows as dicts; the names are those of the first row unless they are given."""

    def __init__(self, f, fieldnames=None, restkey=None, restval=None, dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self._fieldnames = fieldnames
        self.restkey = restkey
        self.restval = restval
        self.reader = reader(f, dialect, *args, **kwds)
        self.dialect = dialect
        self.line_num = 0

    def __iter__(self):
        return self

    @property
    def fieldnames(self):
        if self._fieldnames is None:
            try:
                self._fieldnames = next(self.reader)
            except StopIteration:
                pass
        self.line_num = self.reader.line_num
        return self._fieldnames

    @fieldnames.setter
    def fieldnames(self, value):
        self._fieldnames = value

    def __next__(self):
        if self.line_num == 0:
            self.fieldnames
        row = next(self.reader)
        self.line_num = self.reader.line_num
        while row == []:
            row = next(self.reader)
        names = self.fieldnames
        made = dict(zip(names, row))
        if len(names) < len(row):
            made[self.restkey] = row[len(names) :]
        for name in names[len(row) :]:
            made[name] = self.restval
        return made

    __class_getitem__ = classmethod(type(list[int]))


class DictWriter:
    """Rows from dicts, in the order of the names."""

    def __init__(self, f, fieldnames, restval="", extrasaction="raise", dialect="excel", *args, **kwds):
        if fieldnames is not None and iter(fieldnames) is fieldnames:
            fieldnames = list(fieldnames)
        self.fieldnames = fieldnames
        self.restval = restval
        extrasaction = extrasaction.lower()
        if extrasaction not in ("raise", "ignore"):
            raise ValueError(f"extrasaction ({extrasaction}) must be 'raise' or 'ignore'")
        self.extrasaction = extrasaction
        self.writer = writer(f, dialect, *args, **kwds)

    def writeheader(self):
        return self.writerow(dict(zip(self.fieldnames, self.fieldnames)))

    def _values(self, row):
        if self.extrasaction == "raise":
            wrong = row.keys() - self.fieldnames
            if wrong:
                raise ValueError("dict contains fields not in fieldnames: " + ", ".join([repr(x) for x in wrong]))
        return (row.get(key, self.restval) for key in self.fieldnames)

    def writerow(self, rowdict):
        return self.writer.writerow(self._values(rowdict))

    def writerows(self, rowdicts):
        return self.writer.writerows(map(self._values, rowdicts))

    __class_getitem__ = classmethod(type(list[int]))
