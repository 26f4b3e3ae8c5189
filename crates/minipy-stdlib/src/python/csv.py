"""The module csv: rows of fields in text files, as spreadsheets write them. The rows themselves are read and written by _csv_rows."""

import _csv_rows

__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect",
    "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
    "unregister_dialect", "Sniffer", "DictReader", "DictWriter", "unix_dialect",
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

__version__ = "1.0"

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


def _settings(dialect, options):
    """The options of a reader or writer; those that were checked before are taken as they are."""
    if isinstance(dialect, str):
        dialect = get_dialect(dialect)
    if not options and (dialect is None or type(dialect) is _Settings):
        return dialect or _DEFAULTS
    return _Settings(dialect, **options)


_DEFAULTS = _Settings()
register_dialect("excel", excel)
register_dialect("excel-tab", excel_tab)
register_dialect("unix", unix_dialect)


def field_size_limit(*args):
    if len(args) > 1:
        raise TypeError(f"field_size_limit() takes at most 1 argument ({len(args)} given)")
    if args and not isinstance(args[0], int):
        raise TypeError("limit must be an integer")
    return _csv_rows.limit(*args)


def _file_and_dialect(function, args, options):
    """The arguments of reader and writer, which take at most two by position."""
    if not 1 <= len(args) <= 2:
        bound, limit = ("least", "1 argument") if not args else ("most", "2 arguments")
        raise TypeError(f"{function} expected at {bound} {limit}, got {len(args)}")
    dialect = options.pop("dialect", None) if len(args) == 1 else args[1]
    return args[0], dialect


def reader(*args, **options):
    """Rows out of an iterator of lines."""
    csvfile, dialect = _file_and_dialect("reader", args, options)
    return _csv_rows.reader(iter(csvfile), _settings(dialect, options), Error)


def writer(*args, **options):
    """Rows into a file."""
    csvfile, dialect = _file_and_dialect("writer", args, options)
    settings = _settings(dialect, options)
    write = getattr(csvfile, "write", None)
    if not callable(write):
        raise TypeError('argument 1 must have a "write" method')
    return _csv_rows.writer(write, settings, Error)


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
