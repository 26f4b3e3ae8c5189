"""The module csv: rows of fields in text files, as spreadsheets write them."""


__all__ = [
    "QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE", "QUOTE_STRINGS", "QUOTE_NOTNULL", "Error", "Dialect",
    "excel", "excel_tab", "field_size_limit", "reader", "writer", "register_dialect", "get_dialect", "list_dialects",
    "unregister_dialect", "DictReader", "DictWriter", "unix_dialect",
]

QUOTE_MINIMAL, QUOTE_ALL, QUOTE_NONNUMERIC, QUOTE_NONE, QUOTE_STRINGS, QUOTE_NOTNULL = range(6)

_limit = 131072
_dialects = {}


def __getattr__(name):
    if name == "Sniffer":
        raise AttributeError("minipy does not have csv.Sniffer")
    raise AttributeError(f"module 'csv' has no attribute '{name}'")


class Error(Exception):
    pass


_OPTIONS = {
    "delimiter": ",", "doublequote": True, "escapechar": None, "lineterminator": "\r\n", "quotechar": '"',
    "quoting": QUOTE_MINIMAL, "skipinitialspace": False, "strict": False,
}


class _Settings:
    """A dialect whose options were checked."""

    def __init__(self, dialect=None, **options):
        for name in options:
            if name not in _OPTIONS:
                raise TypeError(f"this function got an unexpected keyword argument '{name}'")
        if isinstance(dialect, str):
            dialect = get_dialect(dialect)
        for name, default in _OPTIONS.items():
            value = options[name] if name in options else getattr(dialect, name, default)
            setattr(self, name, value)
        quoting_given = "quoting" in options or hasattr(dialect, "quoting")
        if self.quotechar is None and not quoting_given:
            self.quoting = QUOTE_NONE
        self._check_characters()
        if not isinstance(self.quoting, int):
            raise TypeError('"quoting" must be an integer')
        if not 0 <= self.quoting <= 5:
            raise TypeError('bad "quoting" value')
        if not isinstance(self.lineterminator, str):
            kind = type(self.lineterminator).__name__
            raise TypeError(f'"lineterminator" must be a string, not {kind}')
        if self.quoting != QUOTE_NONE and self.quotechar is None:
            raise TypeError("quotechar must be set if quoting enabled")
        self.doublequote = bool(self.doublequote)
        self.skipinitialspace = bool(self.skipinitialspace)
        self.strict = bool(self.strict)

    def _check_characters(self):
        for name, may_be_none in (("delimiter", False), ("escapechar", True), ("quotechar", True)):
            value = getattr(self, name)
            if value is None and may_be_none:
                continue
            wanted = "a unicode character or None" if may_be_none else "a unicode character"
            if not isinstance(value, str):
                raise TypeError(f'"{name}" must be {wanted}, not {type(value).__name__}')
            if len(value) != 1:
                raise TypeError(f'"{name}" must be {wanted}, not a string of length {len(value)}')
            if value in "\r\n" or value == " " and name != "delimiter":
                raise ValueError(f"bad {name} value")
        marks = [mark for mark in (self.delimiter, self.escapechar, self.quotechar) if mark is not None]
        if len(set(marks)) != len(marks):
            names = [name for name in ("delimiter", "escapechar", "quotechar") if getattr(self, name) is not None]
            for i, first in enumerate(names):
                for second in names[i + 1 :]:
                    if getattr(self, first) == getattr(self, second):
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
    if args:
        (new,) = args
        if not isinstance(new, int):
            raise TypeError("limit must be an integer")
        _limit = new
    return old


class reader:
    """Rows out of an iterator of lines."""

    def __init__(self, csvfile, dialect="excel", **options):
        self.dialect = _Settings(dialect, **options)
        self._lines = iter(csvfile)
        self.line_num = 0

    def __iter__(self):
        return self

    def _next_line(self):
        line = next(self._lines)
        if not isinstance(line, str):
            kind = type(line).__name__
            raise Error(f"iterator should return strings, not {kind} (the file should be opened in text mode)")
        self.line_num += 1
        return line

    def __next__(self):
        line = self._next_line()
        d = self.dialect
        quick = d.quoting == QUOTE_MINIMAL and d.escapechar is None and not d.skipinitialspace
        if quick and (d.quotechar is None or d.quotechar not in line):
            # The commonest: no field has anything special in it.
            text = line.rstrip("\r\n")
            if "\n" not in text and "\r" not in text and len(text) <= _limit:
                return text.split(d.delimiter) if text else []
        return self._parse(line)

    def _parse(self, line):
        d = self.dialect
        row, field, quoted = [], [], False
        state = "row"

        def save():
            nonlocal field, quoted
            text = "".join(field)
            if len(text) > _limit:
                raise Error(f"field larger than field limit ({_limit})")
            if d.quoting == QUOTE_NONNUMERIC and not quoted:
                text = float(text)
            elif not quoted and (d.quoting == QUOTE_STRINGS or d.quoting == QUOTE_NOTNULL) and not text:
                text = None
            elif d.quoting == QUOTE_STRINGS and not quoted:
                text = float(text)
            row.append(text)
            field, quoted = [], False

        while True:
            for c in line:
                if state == "end":
                    if c in "\r\n":
                        continue
                    raise Error(
                        "new-line character seen in unquoted field - do you need to open the file with newline=''?"
                    )
                if state == "row":
                    if c in "\r\n":
                        state = "end"
                        continue
                    state = "start"
                if state == "start":
                    if c in "\r\n":
                        save()
                        state = "end"
                    elif c == d.quotechar and d.quoting != QUOTE_NONE:
                        quoted, state = True, "quoted"
                    elif c == d.escapechar:
                        state = "escape"
                    elif c == " " and d.skipinitialspace:
                        pass
                    elif c == d.delimiter:
                        save()
                    else:
                        field.append(c)
                        state = "plain"
                elif state == "escape":
                    field.append(c)
                    state = "plain"
                elif state == "plain":
                    if c in "\r\n":
                        save()
                        state = "end"
                    elif c == d.escapechar:
                        state = "escape"
                    elif c == d.delimiter:
                        save()
                        state = "start"
                    else:
                        field.append(c)
                elif state == "quoted":
                    if c == d.escapechar:
                        state = "escape in quotes"
                    elif c == d.quotechar and d.quoting != QUOTE_NONE:
                        state = "quote in quotes" if d.doublequote else "plain"
                    else:
                        field.append(c)
                elif state == "escape in quotes":
                    field.append(c)
                    state = "quoted"
                else:
                    if c == d.quotechar and d.quoting != QUOTE_NONE:
                        field.append(c)
                        state = "quoted"
                    elif c == d.delimiter:
                        save()
                        state = "start"
                    elif c in "\r\n":
                        save()
                        state = "end"
                    elif not d.strict:
                        field.append(c)
                        state = "plain"
                    else:
                        raise Error(f"'{d.delimiter}' expected after '{d.quotechar}'")
                if len(field) > _limit:
                    raise Error(f"field larger than field limit ({_limit})")
            if state in ("quoted", "escape in quotes", "escape"):
                if state == "escape" or state == "escape in quotes":
                    field.append("\n")
                    state = "plain" if state == "escape" else "quoted"
                try:
                    line = self._next_line()
                except StopIteration:
                    if d.strict:
                        raise Error("unexpected end of data") from None
                    save()
                    return row
                continue
            if state in ("start", "plain", "quote in quotes"):
                save()
            return row


class writer:
    """Rows into a file."""

    def __init__(self, csvfile, dialect="excel", **options):
        self.dialect = _Settings(dialect, **options)
        self._write = csvfile.write
        d = self.dialect
        self._special = "".join(x for x in (d.delimiter, d.quotechar, d.escapechar, "\r\n") if x) + d.lineterminator

    def _field(self, value, alone):
        d = self.dialect
        if value is None:
            text = ""
        elif isinstance(value, str):
            text = value
        elif isinstance(value, float):
            text = repr(value)
        else:
            text = str(value)
        quoted = (
            d.quoting == QUOTE_ALL
            or d.quoting == QUOTE_NONNUMERIC and not isinstance(value, (int, float))
            or d.quoting == QUOTE_STRINGS and isinstance(value, str)
            or d.quoting == QUOTE_NOTNULL and value is not None
        )
        special = any(c in text for c in self._special) if text else False
        if special:
            pieces = []
            for c in text:
                if c in self._special:
                    escape = False
                    if d.quoting == QUOTE_NONE:
                        escape = True
                    elif c == d.quotechar:
                        if d.doublequote:
                            pieces.append(d.quotechar)
                        else:
                            escape = True
                    elif c == d.escapechar:
                        escape = True
                    if not escape:
                        quoted = True
                    else:
                        if d.escapechar is None:
                            raise Error("need to escape, but no escapechar set")
                        pieces.append(d.escapechar)
                pieces.append(c)
            text = "".join(pieces)
        if not text and alone and not quoted:
            unquotable = d.quoting == QUOTE_NONE or value is None and d.quoting in (QUOTE_STRINGS, QUOTE_NOTNULL)
            if unquotable:
                raise Error("single empty field record must be quoted")
            quoted = True
        if text.startswith(" ") and d.delimiter == " " and d.skipinitialspace and not quoted:
            quoted = True
        return d.quotechar + text + d.quotechar if quoted else text

    def writerow(self, row):
        try:
            fields = list(row)
        except TypeError:
            raise Error(f"iterable expected, not {type(row).__name__}") from None
        alone = len(fields) == 1
        text = self.dialect.delimiter.join([self._field(field, alone) for field in fields])
        return self._write(text + self.dialect.lineterminator)

    def writerows(self, rows):
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
