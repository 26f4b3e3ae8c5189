"""What `pickle` and `_pickle_read` share: errors, operations, numbers as bytes, and the names that Python 2 had."""

HIGHEST_PROTOCOL = 5


class PickleError(Exception):
    """The base of what this module raises."""


class PicklingError(PickleError):
    """An object cannot be pickled."""


class UnpicklingError(PickleError):
    """Bytes are not a pickle."""


for _class in (PickleError, PicklingError, UnpicklingError):
    _class.__module__ = "_pickle"

# The operations, by the names that CPython gives them.
OPERATIONS = {
    "MARK": b"(", "STOP": b".", "POP": b"0", "POP_MARK": b"1", "DUP": b"2", "FLOAT": b"F", "INT": b"I", "BININT": b"J", "BININT1": b"K",
    "LONG": b"L", "BININT2": b"M", "NONE": b"N", "PERSID": b"P", "BINPERSID": b"Q", "REDUCE": b"R", "STRING": b"S", "BINSTRING": b"T",
    "SHORT_BINSTRING": b"U", "UNICODE": b"V", "BINUNICODE": b"X", "APPEND": b"a", "BUILD": b"b", "GLOBAL": b"c", "DICT": b"d",
    "EMPTY_DICT": b"}", "APPENDS": b"e", "GET": b"g", "BINGET": b"h", "INST": b"i", "LONG_BINGET": b"j", "LIST": b"l", "EMPTY_LIST": b"]",
    "OBJ": b"o", "PUT": b"p", "BINPUT": b"q", "LONG_BINPUT": b"r", "SETITEM": b"s", "TUPLE": b"t", "EMPTY_TUPLE": b")", "SETITEMS": b"u",
    "BINFLOAT": b"G", "TRUE": b"I01\n", "FALSE": b"I00\n", "PROTO": b"\x80", "NEWOBJ": b"\x81", "EXT1": b"\x82", "EXT2": b"\x83",
    "EXT4": b"\x84", "TUPLE1": b"\x85", "TUPLE2": b"\x86", "TUPLE3": b"\x87", "NEWTRUE": b"\x88", "NEWFALSE": b"\x89", "LONG1": b"\x8a",
    "LONG4": b"\x8b", "BINBYTES": b"B", "SHORT_BINBYTES": b"C", "SHORT_BINUNICODE": b"\x8c", "BINUNICODE8": b"\x8d", "BINBYTES8": b"\x8e",
    "EMPTY_SET": b"\x8f", "ADDITEMS": b"\x90", "FROZENSET": b"\x91", "NEWOBJ_EX": b"\x92", "STACK_GLOBAL": b"\x93", "MEMOIZE": b"\x94",
    "FRAME": b"\x95", "BYTEARRAY8": b"\x96", "NEXT_BUFFER": b"\x97", "READONLY_BUFFER": b"\x98",
}


def encode_long(x):
    """An int as the fewest bytes, the lowest first."""
    if x == 0:
        return b""
    size = (x.bit_length() >> 3) + 1
    result = x.to_bytes(size, "little", signed=True)
    if x < 0 and size > 1 and result[-1] == 0xFF and result[-2] & 0x80:
        result = result[:-1]
    return result


def decode_long(data):
    """The int of such bytes."""
    return int.from_bytes(data, "little", signed=True)


def type_name(obj):
    cls = type(obj)
    module = cls.__module__
    return cls.__qualname__ if module in ("__main__", "builtins") else f"{module}.{cls.__qualname__}"


def get_dotted(obj, dotted):
    for name in dotted:
        obj = getattr(obj, name)
    return obj


# ---- names of Python 2, which protocols 0 to 2 write ----

_OLD_MODULES = {
    "builtins": "__builtin__", "copyreg": "copy_reg", "queue": "Queue", "socketserver": "SocketServer", "configparser": "ConfigParser",
    "reprlib": "repr", "_thread": "thread", "http.client": "httplib", "html.entities": "htmlentitydefs", "html.parser": "HTMLParser",
    "http.cookies": "Cookie", "http.server": "BaseHTTPServer", "subprocess": "commands", "urllib.parse": "urlparse",
    "urllib.request": "urllib2", "collections.abc": "_abcoll", "_functools": "functools", "_pickle": "pickle",
}
_NEW_MODULES = {old: new for new, old in _OLD_MODULES.items() if not new.startswith("_") or new == "_thread"} | {
    "cPickle": "pickle", "UserDict": "collections", "UserList": "collections", "UserString": "collections", "StringIO": "io", "cStringIO": "io",
}
_OLD_NAMES = {
    ("builtins", "range"): ("__builtin__", "xrange"), ("functools", "reduce"): ("__builtin__", "reduce"), ("sys", "intern"): ("__builtin__", "intern"),
    ("builtins", "chr"): ("__builtin__", "unichr"), ("builtins", "str"): ("__builtin__", "unicode"), ("builtins", "int"): ("__builtin__", "long"),
    ("itertools", "zip_longest"): ("itertools", "izip_longest"), ("itertools", "filterfalse"): ("itertools", "ifilterfalse"),
    ("builtins", "map"): ("itertools", "imap"), ("builtins", "filter"): ("itertools", "ifilter"), ("builtins", "zip"): ("itertools", "izip"),
    ("collections", "UserDict"): ("UserDict", "IterableUserDict"), ("collections", "UserList"): ("UserList", "UserList"),
    ("collections", "UserString"): ("UserString", "UserString"), ("_functools", "reduce"): ("__builtin__", "reduce"),
    ("urllib.parse", "quote"): ("urllib", "quote"), ("urllib.parse", "quote_plus"): ("urllib", "quote_plus"),
    ("urllib.parse", "unquote"): ("urllib", "unquote"), ("urllib.parse", "unquote_plus"): ("urllib", "unquote_plus"),
    ("urllib.parse", "urlencode"): ("urllib", "urlencode"), ("socket", "fromfd"): ("_socket", "fromfd"),
    ("_socket", "socket"): ("socket", "_socketobject"),
}
_OLD_EXCEPTIONS = """ArithmeticError AssertionError AttributeError BaseException BufferError BytesWarning DeprecationWarning EOFError EnvironmentError
    Exception FloatingPointError FutureWarning GeneratorExit IOError ImportError ImportWarning IndentationError IndexError KeyError
    KeyboardInterrupt LookupError MemoryError NameError NotImplementedError OSError OverflowError PendingDeprecationWarning ReferenceError
    RuntimeError RuntimeWarning StopIteration SyntaxError SyntaxWarning SystemError SystemExit TabError TypeError UnboundLocalError
    UnicodeDecodeError UnicodeEncodeError UnicodeError UnicodeTranslateError UnicodeWarning UserWarning ValueError Warning
    ZeroDivisionError""".split()
_OS_ERRORS = """BrokenPipeError ChildProcessError ConnectionAbortedError ConnectionError ConnectionRefusedError ConnectionResetError
    FileExistsError FileNotFoundError InterruptedError IsADirectoryError NotADirectoryError PermissionError ProcessLookupError
    TimeoutError""".split()


def old_name(module, name):
    if module == "builtins":
        if name in _OLD_EXCEPTIONS:
            return "exceptions", name
        if name in _OS_ERRORS:
            return "exceptions", "OSError"
        if name == "ModuleNotFoundError":
            return "exceptions", "ImportError"
    found = _OLD_NAMES.get((module, name))
    return found if found else (_OLD_MODULES.get(module, module), name)


def new_name(module, name):
    if module == "exceptions":
        return "builtins", name
    if (module, name) == ("__builtin__", "basestring"):
        return "builtins", "str"
    for new, old in _OLD_NAMES.items():
        if old == (module, name) and not new[0].startswith("_"):
            return new
    return _NEW_MODULES.get(module, module), name
