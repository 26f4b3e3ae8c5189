"""Looks at live objects: what they are, their documentation, source and signature. Frames are no objects here, so what is about frames
is refused. Signatures are in `_inspect_signature`.
"""

import functools
import sys
import types
from collections import namedtuple
from _inspect_signature import BoundArguments, Parameter, Signature, _empty, formatannotation, signature

CO_OPTIMIZED, CO_NEWLOCALS, CO_VARARGS, CO_VARKEYWORDS, CO_NESTED = 1, 2, 4, 8, 16
CO_GENERATOR, CO_COROUTINE, CO_ITERABLE_COROUTINE, CO_ASYNC_GENERATOR = 0x20, 0x80, 0x100, 0x200
TPFLAGS_IS_ABSTRACT = 1 << 20


def __getattr__(name):
    if name in ("currentframe", "stack", "trace", "getframeinfo", "getouterframes", "getinnerframes", "FrameInfo", "getargvalues",
                "formatargvalues", "getclosurevars", "getgeneratorlocals", "getcoroutinelocals"):
        raise AttributeError(f"minipy: inspect.{name} is not supported: code and frames are not looked into")
    raise AttributeError(f"module 'inspect' has no attribute {name!r}")


# ---- what an object is ----

def ismodule(object):
    return isinstance(object, types.ModuleType)


def isclass(object):
    return isinstance(object, type)


def ismethod(object):
    return isinstance(object, types.MethodType)


def _is_dynamic(value):
    enum = sys.modules.get("enum")
    return isinstance(value, types.DynamicClassAttribute) or enum is not None and isinstance(value, enum.property)


def ismethoddescriptor(object):
    """Has it `__get__` but not `__set__`, and is no function, method or class?"""
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    cls = type(object)
    return hasattr(cls, "__get__") and not hasattr(cls, "__set__") and not hasattr(cls, "__delete__")


def isdatadescriptor(object):
    if isclass(object) or ismethod(object) or isfunction(object):
        return False
    return hasattr(type(object), "__set__") or hasattr(type(object), "__delete__")


def ismemberdescriptor(object):
    return isinstance(object, types.MemberDescriptorType)


def isgetsetdescriptor(object):
    return isinstance(object, types.GetSetDescriptorType)


def isfunction(object):
    return isinstance(object, types.FunctionType)


def _unwrapped(f):
    """The function within partial objects and methods."""
    while ismethod(f):
        f = f.__func__
    while isinstance(f, functools.partial):
        f = f.func
        while ismethod(f):
            f = f.__func__
    return f


def _has_flag(f, flag):
    f = _unwrapped(f)
    return isfunction(f) and bool(f.__code__.co_flags & flag)


def isgeneratorfunction(obj):
    return _has_flag(obj, CO_GENERATOR)


def isasyncgenfunction(obj):
    return _has_flag(obj, CO_ASYNC_GENERATOR)


_coroutine_mark = object()


def markcoroutinefunction(func):
    """Has `iscoroutinefunction` say yes."""
    if hasattr(func, "__func__"):
        func = func.__func__
    func._is_coroutine_mark = _coroutine_mark
    return func


def iscoroutinefunction(obj):
    f = _unwrapped(obj)
    marked = isfunction(f) or not isclass(f) and isfunction(getattr(type(f), "__call__", None))
    if marked and getattr(f, "_is_coroutine_mark", None) is _coroutine_mark:
        return True
    if not isfunction(f) and not isclass(f):
        call = getattr(type(f), "__call__", None)
        if isfunction(call) and (getattr(call, "_is_coroutine_mark", None) is _coroutine_mark):
            return True
    return _has_flag(obj, CO_COROUTINE)


def isasyncgen(object):
    return isinstance(object, types.AsyncGeneratorType)


def isgenerator(object):
    return isinstance(object, types.GeneratorType)


def iscoroutine(object):
    return isinstance(object, types.CoroutineType)


def isawaitable(object):
    from _collections_abc import Awaitable
    return isinstance(object, (types.CoroutineType, Awaitable))


def istraceback(object):
    return isinstance(object, types.TracebackType)


def isframe(object):
    return False


def iscode(object):
    return isinstance(object, types.CodeType)


def isbuiltin(object):
    return isinstance(object, types.BuiltinFunctionType)


def ismethodwrapper(object):
    return isinstance(object, types.MethodWrapperType)


def isroutine(object):
    return (isbuiltin(object) or isfunction(object) or ismethod(object) or ismethoddescriptor(object)
            or ismethodwrapper(object))


def isabstract(object):
    """Is it a class with abstract methods?"""
    return isinstance(object, type) and bool(getattr(object, "__abstractmethods__", ())) and hasattr(type(object), "register")


# ---- members ----

def _members(object, predicate, getter):
    names, results, done = dir(object), [], set()
    mro = (object,) + getmro(object) if isclass(object) else ()
    try:
        for base in object.__bases__:
            names.extend(k for k, v in base.__dict__.items() if _is_dynamic(v))
    except AttributeError:
        pass
    for key in names:
        try:
            value = getter(object, key)
            if key in done:
                raise AttributeError
        except AttributeError:
            for base in mro:
                if key in base.__dict__:
                    value = base.__dict__[key]
                    break
            else:
                continue
        if not predicate or predicate(value):
            results.append((key, value))
        done.add(key)
    results.sort(key=lambda pair: pair[0])
    return results


def getmembers(object, predicate=None):
    """The attributes, as sorted pairs of name and value."""
    return _members(object, predicate, getattr)


def getmembers_static(object, predicate=None):
    """As `getmembers`, without running descriptors."""
    return _members(object, predicate, getattr_static)


Attribute = namedtuple("Attribute", "name kind defining_class object")


def classify_class_attrs(cls):
    """The attributes of a class, with their kinds and who defines them."""
    result = []
    metamro = [base for base in getmro(type(cls)) if base not in (type, object)]
    dynamic = [name for base in getmro(cls) for name, value in base.__dict__.items() if _is_dynamic(value) and value.fget]
    for name in sorted({*dir(cls), *dynamic}):
        home, found = None, None
        for base in getmro(cls) + tuple(metamro):
            if name in base.__dict__:
                home, found = base, base.__dict__[name]
                break
        if home is None:
            found = getattr(cls, name, None)
            same = [base for base in getmro(cls) if getattr(base, name, None) is found]
            if found is None or not same:
                continue
            home = same[-1]
        if name == "__dict__" and home is type:
            continue
        if isinstance(found, (staticmethod, types.BuiltinMethodType)):
            kind = "static method"
        elif isinstance(found, (classmethod, types.ClassMethodDescriptorType)):
            kind = "class method"
        elif isinstance(found, property) and not _is_dynamic(found):
            kind = "property"
        else:
            kind = "method" if isroutine(found) else "data"
        result.append(Attribute(name, kind, home, found))
    return result


def getmro(cls):
    return cls.__mro__


def unwrap(func, *, stop=None):
    """What `functools.wraps` wrapped, to the innermost or to where `stop` says so."""
    f, seen, limit = func, {id(func)}, sys.getrecursionlimit()
    while not isinstance(func, type) and hasattr(func, "__wrapped__"):
        if stop is not None and stop(func):
            break
        func = func.__wrapped__
        if id(func) in seen or len(seen) >= limit:
            raise ValueError(f"wrapper loop when unwrapping {f!r}")
        seen.add(id(func))
    return func


_MISSING = object()


def _static_instance(obj, attr):
    try:
        return object.__getattribute__(obj, "__dict__").get(attr, _MISSING)
    except AttributeError:
        return _MISSING


def _static_class(cls, attr):
    for base in type.__dict__["__mro__"].__get__(cls):
        if attr in type.__dict__["__dict__"].__get__(base):
            return type.__dict__["__dict__"].__get__(base)[attr]
    return _MISSING


def getattr_static(obj, attr, default=_MISSING):
    """An attribute as it is stored, without `__getattr__`, `__getattribute__` or descriptors."""
    in_instance, cls = _MISSING, obj
    if not isinstance(obj, type):
        cls = type(obj)
        in_instance = _static_instance(obj, attr)
    in_class = _static_class(cls, attr)
    if in_instance is not _MISSING and in_class is not _MISSING:
        kind = type(in_class)
        if _static_class(kind, "__get__") is not _MISSING and (
            _static_class(kind, "__set__") is not _MISSING or _static_class(kind, "__delete__") is not _MISSING
        ):
            return in_class
    for found in (in_instance, in_class):
        if found is not _MISSING:
            return found
    if obj is cls:
        for base in type(cls).__mro__:
            if attr in base.__dict__:
                return base.__dict__[attr]
    if default is not _MISSING:
        return default
    raise AttributeError(attr)


# ---- documentation ----

def indentsize(line):
    """How many columns a line is indented."""
    expanded = line.expandtabs()
    return len(expanded) - len(expanded.lstrip())


def cleandoc(doc):
    """A text without the indentation that all lines but the first share, and without empty lines around."""
    lines = doc.expandtabs().split("\n")
    margins = [len(line) - len(line.lstrip(" ")) for line in lines[1:] if line.lstrip(" ")]
    margin = min(margins, default=0)
    lines = [lines[0].lstrip(" ")] + [line[margin:] for line in lines[1:]]
    while lines and not lines[-1]:
        lines.pop()
    while lines and not lines[0]:
        lines.pop(0)
    return "\n".join(lines)


def _own_doc(obj):
    try:
        doc = object.__getattribute__(obj, "__doc__") if not isclass(obj) else obj.__dict__.get("__doc__")
    except AttributeError:
        return None
    return doc if isinstance(doc, str) else None


def _home_class(func):
    """The class a function was defined in."""
    cls = sys.modules.get(func.__module__)
    for name in func.__qualname__.split(".")[:-1]:
        cls = getattr(cls, name, None)
    return cls if isclass(cls) else None


def _find_doc(obj):
    if isclass(obj):
        for base in obj.__mro__:
            if base is not object and isinstance(base.__dict__.get("__doc__"), str):
                return base.__dict__["__doc__"]
        return None
    if ismethod(obj):
        name, owner = obj.__func__.__name__, obj.__self__
        cls = owner if isclass(owner) else owner.__class__
    elif isfunction(obj):
        name, cls = obj.__name__, _home_class(obj)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isinstance(obj, property):
        name, cls = obj.fget.__name__, _home_class(obj.fget)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isinstance(obj, functools.cached_property):
        name, cls = obj.attrname, _home_class(obj.func)
        if cls is None or getattr(cls, name) is not obj:
            return None
    elif isbuiltin(obj):
        name, owner = obj.__name__, obj.__self__
        if isclass(owner) and owner.__qualname__ + "." + name == obj.__qualname__:
            cls = owner
        else:
            cls = owner.__class__
    elif ismethoddescriptor(obj) or isdatadescriptor(obj):
        name, cls = obj.__name__, obj.__objclass__
        if getattr(cls, name) is not obj:
            return None
    else:
        return None
    for base in cls.__mro__:
        try:
            doc = getattr(base, name).__doc__
        except AttributeError:
            continue
        if doc is not None:
            return doc
    return None


def getdoc(object):
    """The documentation, its own or that of what it overrides, without indentation."""
    try:
        doc = object.__doc__
    except AttributeError:
        return None
    if doc is None:
        try:
            doc = _find_doc(object)
        except (AttributeError, TypeError):
            return None
    return cleandoc(doc) if isinstance(doc, str) else None


# ---- source ----

class EndOfBlock(Exception):
    """Raised by the search for the end of a block in CPython; kept as a name."""


def getfile(object):
    """The file an object was defined in."""
    if ismodule(object):
        if getattr(object, "__file__", None):
            return object.__file__
        raise TypeError(f"{object!r} is a built-in module")
    if isclass(object):
        if hasattr(object, "__module__"):
            module = sys.modules.get(object.__module__)
            if getattr(module, "__file__", None):
                return module.__file__
            if object.__module__ == "__main__":
                raise OSError("source code not available")
        raise TypeError(f"{object!r} is a built-in class")
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if iscode(object):
        return object.co_filename
    raise TypeError("module, class, method, function, traceback, frame, or code object was expected, got "
                    f"{type(object).__name__}")


def getmodulename(path):
    """The name of the module a file would be, or None."""
    name = path.rpartition("/")[2]
    return name[:-3] if name.endswith(".py") and len(name) > 3 else None


def getsourcefile(object):
    """The file with the source, or None."""
    filename = getfile(object)
    import os
    if os.path.exists(filename):
        return filename
    return None


def getabsfile(object, _filename=None):
    import os
    return os.path.normcase(os.path.abspath(_filename or getsourcefile(object) or getfile(object)))


def getmodule(object, _filename=None):
    """The module an object was defined in, or None."""
    if ismodule(object):
        return object
    if hasattr(object, "__module__"):
        return sys.modules.get(object.__module__)
    try:
        file = getfile(object)
    except (TypeError, OSError):
        return None
    for module in list(sys.modules.values()):
        if ismodule(module) and getattr(module, "__file__", None) == file:
            return module
    return None


def findsource(object):
    """All lines of the file an object was defined in, and the number of the line where that is, from 0."""
    file = getsourcefile(object)
    import linecache
    if file:
        linecache.checkcache(file)
    else:
        file = getfile(object)
        if not (file.startswith("<") and file.endswith(">")):
            raise OSError("source code not available")
    module = getmodule(object, file)
    lines = linecache.getlines(file, module.__dict__ if module else None)
    if not lines:
        raise OSError("could not get source code")
    if ismodule(object):
        return lines, 0
    if isclass(object):
        try:
            number = vars(object)["__firstlineno__"] - 1
        except (TypeError, KeyError):
            raise OSError("source code not available") from None
        if number >= len(lines):
            raise OSError("lineno is out of bounds")
        return lines, number
    if ismethod(object):
        object = object.__func__
    if isfunction(object):
        object = object.__code__
    if iscode(object):
        number = object.co_firstlineno - 1
        if number >= len(lines):
            raise OSError("lineno is out of bounds")
        return lines, number
    raise OSError("could not find code object")


def getcomments(object):
    """The comments right before an object, or None."""
    try:
        lines, number = findsource(object)
    except (OSError, TypeError):
        return None
    if ismodule(object):
        start = 1 if lines and lines[0][:2] == "#!" else 0
        while start < len(lines) and lines[start].strip() in ("", "#"):
            start += 1
        comments = []
        while start < len(lines) and lines[start][:1] == "#":
            comments.append(lines[start].expandtabs())
            start += 1
        return "".join(comments) or None
    indent, comments = indentsize(lines[number]), []
    for line in reversed(lines[:number]):
        if not line.lstrip().startswith("#") or indentsize(line) != indent:
            break
        comments.insert(0, line.expandtabs().lstrip())
    while comments and comments[0].strip() == "#":
        comments.pop(0)
    while comments and comments[-1].strip() == "#":
        comments.pop()
    return "".join(comments) or None


class _Lines:
    """Follows brackets and strings from line to line, to know where a logical line ends."""

    def __init__(self):
        self.depth = 0
        self.quote = ""
        self.goes_on = False
        self.colon = False

    def feed(self, line):
        """Takes a physical line; notes whether the logical one goes on, and the last character of its code."""
        i, last = 0, ""
        while i < len(line):
            if self.quote:
                if line[i] == "\\":
                    i += 2
                    continue
                if line.startswith(self.quote, i):
                    i += len(self.quote)
                    self.quote = ""
                    last = '"'
                    continue
                if line[i] == "\n" and len(self.quote) == 1:
                    self.quote = ""
                i += 1
                continue
            char = line[i]
            if char == "#":
                break
            if char in "\"'":
                self.quote = char * 3 if line.startswith(char * 3, i) else char
                i += len(self.quote)
                continue
            if char in "([{":
                self.depth += 1
            elif char in ")]}":
                self.depth -= 1
            if not char.isspace():
                last = char
            i += 1
        if last:
            self.colon = last == ":"
        self.goes_on = self.depth > 0 or len(self.quote) == 3 or last == "\\"
        self.empty = not last and not self.goes_on


def getblock(lines):
    """The lines of the block that begins with the first one."""
    state, started, end, body = _Lines(), False, 0, None
    indent = indentsize(lines[0])
    is_block = lines[0].lstrip().startswith(("def ", "class ", "async ", "@"))
    fresh = True
    for number, line in enumerate(lines):
        if fresh and started and line.strip() and not line.lstrip().startswith("#") and indentsize(line) <= indent:
            break
        decorator = fresh and line.lstrip().startswith("@")
        begins = fresh and line.strip() != ""
        state.feed(line)
        if not state.empty:
            end = number + 1
            if started and begins and body is None:
                body = indentsize(line)
        elif begins and body is not None and indentsize(line) >= body:
            end = number + 1
        fresh = not state.goes_on
        if fresh and not decorator and not state.empty:
            if not is_block or (not started and not state.colon):
                break
            started = True
    return lines[:end]


def getsourcelines(object):
    """The lines of an object's source, and the number of the first, from 1; (all, 0) for a module."""
    object = unwrap(object)
    lines, number = findsource(object)
    if ismodule(object):
        return lines, 0
    if iscode(object) and object.co_name == "<module>":
        return lines, 0
    return getblock(lines[number:]), number + 1


def getsource(object):
    """The source of an object."""
    return "".join(getsourcelines(object)[0])


# ---- classes and arguments ----

def walktree(classes, children, parent):
    results = []
    classes.sort(key=lambda cls: (cls.__module__, cls.__name__))
    for cls in classes:
        results.append((cls, cls.__bases__))
        if cls in children:
            results.append(walktree(children[cls], children, cls))
    return results


def getclasstree(classes, unique=False):
    """Classes with their bases, the derived ones in a list behind their base."""
    children, roots = {}, []
    for cls in classes:
        if cls.__bases__:
            for parent in cls.__bases__:
                known = children.setdefault(parent, [])
                if cls not in known:
                    known.append(cls)
                if unique and parent in classes:
                    break
        elif cls not in roots:
            roots.append(cls)
    for parent in children:
        if parent not in classes:
            roots.append(parent)
    return walktree(roots, children, None)


Arguments = namedtuple("Arguments", "args, varargs, varkw")
FullArgSpec = namedtuple("FullArgSpec", "args, varargs, varkw, defaults, kwonlyargs, kwonlydefaults, annotations")


def getargs(co):
    """The parameters of a code object."""
    if not iscode(co):
        raise TypeError(f"{co!r} is not a code object")
    names, count = co.co_varnames, co.co_argcount
    index = count + co.co_kwonlyargcount
    varargs = varkw = None
    if co.co_flags & CO_VARARGS:
        varargs = names[index]
        index += 1
    if co.co_flags & CO_VARKEYWORDS:
        varkw = names[index]
    return Arguments(list(names[:count]) + list(names[count:count + co.co_kwonlyargcount]), varargs, varkw)


def getfullargspec(func):
    """The parameters of a function, in the old layout."""
    try:
        sig = signature(func, follow_wrapped=False)
        if ismethod(func):
            first = signature(func.__func__, follow_wrapped=False)
            sig = first
    except Exception as ex:
        raise TypeError("unsupported callable") from ex
    args, kwonly, defaults, kwdefaults, annotations = [], [], (), {}, {}
    varargs = varkw = None
    if sig.return_annotation is not sig.empty:
        annotations["return"] = sig.return_annotation
    for param in sig.parameters.values():
        if param.kind in (Parameter.POSITIONAL_ONLY, Parameter.POSITIONAL_OR_KEYWORD):
            args.append(param.name)
            if param.default is not param.empty:
                defaults += (param.default,)
        elif param.kind is Parameter.VAR_POSITIONAL:
            varargs = param.name
        elif param.kind is Parameter.KEYWORD_ONLY:
            kwonly.append(param.name)
            if param.default is not param.empty:
                kwdefaults[param.name] = param.default
        else:
            varkw = param.name
        if param.annotation is not param.empty:
            annotations[param.name] = param.annotation
    return FullArgSpec(args, varargs, varkw, defaults or None, kwonly, kwdefaults or None, annotations)


def getcallargs(func, /, *positional, **named):
    """The arguments by parameter that a call would bind."""
    if ismethod(func) and func.__self__ is not None:
        positional = (func.__self__,) + positional
        func = func.__func__
    sig = signature(func, follow_wrapped=False)
    given = sig.bind(*positional, **named)
    # First what positions gave, then the collecting parameters, then names and at last defaults.
    first = list(sig.parameters)[:len(positional)]
    values = {name: value for name, value in given.arguments.items() if name in first}
    for kind in (Parameter.VAR_POSITIONAL, Parameter.VAR_KEYWORD):
        for param in sig.parameters.values():
            if param.kind is kind:
                values[param.name] = given.arguments.get(param.name, () if kind is Parameter.VAR_POSITIONAL else {})
    values.update((name, value) for name, value in given.arguments.items() if name in named)
    given.apply_defaults()
    return {**values, **{name: value for name, value in given.arguments.items() if name not in values}}


def get_annotations(obj, **options):
    """The annotations of a function, class or module, as a new dict."""
    import annotationlib
    return annotationlib.get_annotations(obj, **options)


# ---- generators and coroutines ----

GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED, GEN_CLOSED = "GEN_CREATED", "GEN_RUNNING", "GEN_SUSPENDED", "GEN_CLOSED"
CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED, CORO_CLOSED = "CORO_CREATED", "CORO_RUNNING", "CORO_SUSPENDED", "CORO_CLOSED"
AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED, AGEN_CLOSED = "AGEN_CREATED", "AGEN_RUNNING", "AGEN_SUSPENDED", "AGEN_CLOSED"


def _state(object, prefix, name):
    if getattr(object, prefix + "_running"):
        return name + "_RUNNING"
    if getattr(object, prefix + "_suspended"):
        return name + "_SUSPENDED"
    # Whether it has ended or not begun is seen by what it refers to: one that has ended keeps nothing.
    from _frames import has_ended
    return name + ("_CLOSED" if has_ended(object) else "_CREATED")


def getgeneratorstate(generator):
    """GEN_CREATED, GEN_RUNNING, GEN_SUSPENDED or GEN_CLOSED."""
    return _state(generator, "gi", "GEN")


def getcoroutinestate(coroutine):
    """CORO_CREATED, CORO_RUNNING, CORO_SUSPENDED or CORO_CLOSED."""
    return _state(coroutine, "cr", "CORO")


def getasyncgenstate(agen):
    """AGEN_CREATED, AGEN_RUNNING, AGEN_SUSPENDED or AGEN_CLOSED."""
    return _state(agen, "ag", "AGEN")
