"""Classes made of their annotated fields: the module `dataclasses`.

The methods of a class are written as text, all in one function, and compiled once; the names in the text that stand for defaults,
types and the like are its parameters.
"""

import _thread
import abc
import sys
from types import FunctionType, GenericAlias, MappingProxyType, MemberDescriptorType

__all__ = [
    "dataclass", "field", "Field", "FrozenInstanceError", "InitVar", "KW_ONLY", "MISSING", "fields", "asdict", "astuple",
    "make_dataclass", "replace", "is_dataclass",
]

_FIELDS = "__dataclass_fields__"
_PARAMS = "__dataclass_params__"
_POST_INIT_NAME = "__post_init__"
_EMPTY = MappingProxyType({})
_ATOMIC = frozenset({
    type(None), bool, int, float, str, complex, bytes, type(...), type(NotImplemented), type, range, property, FunctionType,
    type(len), type(_EMPTY.__class__.__dict__),
}) - {type(_EMPTY)}
_KEYWORDS = frozenset(
    "False None True and as assert async await break class continue def del elif else except finally for from global if import "
    "in is lambda nonlocal not or pass raise return try while with yield".split()
)


class FrozenInstanceError(AttributeError):
    """A field of a frozen instance was assigned or deleted."""


class _HAS_DEFAULT_FACTORY_CLASS:
    def __repr__(self):
        return "<factory>"


class _MISSING_TYPE:
    pass


class _KW_ONLY_TYPE:
    pass


class _FIELD_BASE:
    __slots__ = ("name",)

    def __init__(self, name):
        self.name = name

    def __repr__(self):
        return self.name


_HAS_DEFAULT_FACTORY = _HAS_DEFAULT_FACTORY_CLASS()
MISSING = _MISSING_TYPE()
KW_ONLY = _KW_ONLY_TYPE()
_FIELD = _FIELD_BASE("_FIELD")
_FIELD_CLASSVAR = _FIELD_BASE("_FIELD_CLASSVAR")
_FIELD_INITVAR = _FIELD_BASE("_FIELD_INITVAR")


def _recursive_repr(function):
    """A repr that meets its own object again says `...`."""
    running = set()

    def wrapper(self):
        key = id(self), _thread.get_ident()
        if key in running:
            return "..."
        running.add(key)
        try:
            return function(self)
        finally:
            running.discard(key)

    wrapper.__module__ = function.__module__
    wrapper.__doc__ = function.__doc__
    wrapper.__name__ = function.__name__
    wrapper.__qualname__ = function.__qualname__
    wrapper.__wrapped__ = function
    return wrapper


class InitVar:
    """`InitVar[type]`: a parameter of `__init__` that is handed to `__post_init__` and is no field."""

    __slots__ = ("type",)

    def __init__(self, type):
        self.type = type

    def __repr__(self):
        named = isinstance(self.type, type) and not isinstance(self.type, GenericAlias)
        return f"dataclasses.InitVar[{self.type.__name__ if named else repr(self.type)}]"

    def __class_getitem__(cls, type):
        return InitVar(type)


class Field:
    """What is known of one field."""

    __slots__ = (
        "name", "type", "default", "default_factory", "repr", "hash", "init", "compare", "metadata", "kw_only", "doc",
        "_field_type",
    )

    def __init__(self, default, default_factory, init, repr, hash, compare, metadata, kw_only, doc):
        self.name = None
        self.type = None
        self.default = default
        self.default_factory = default_factory
        self.init = init
        self.repr = repr
        self.hash = hash
        self.compare = compare
        self.metadata = _EMPTY if metadata is None else MappingProxyType(metadata)
        self.kw_only = kw_only
        self.doc = doc
        self._field_type = None

    @_recursive_repr
    def __repr__(self):
        shown = (
            "name", "type", "default", "default_factory", "init", "repr", "hash", "compare", "metadata", "kw_only", "doc",
        )
        text = "".join([f"{name}={getattr(self, name)!r}," for name in shown])
        return f"Field({text}_field_type={self._field_type})"

    def __set_name__(self, owner, name):
        func = getattr(type(self.default), "__set_name__", None)
        if func:
            func(self.default, owner, name)

    __class_getitem__ = classmethod(GenericAlias)


class _DataclassParams:
    """What the decorator was called with."""

    __slots__ = (
        "init", "repr", "eq", "order", "unsafe_hash", "frozen", "match_args", "kw_only", "slots", "weakref_slot",
    )

    def __init__(self, *values):
        for name, value in zip(self.__slots__, values):
            setattr(self, name, value)

    def __repr__(self):
        return "_DataclassParams(" + ",".join([f"{name}={getattr(self, name)!r}" for name in self.__slots__]) + ")"


def field(*, default=MISSING, default_factory=MISSING, init=True, repr=True, hash=None, compare=True, metadata=None,
          kw_only=MISSING, doc=None):
    """Says more about a field than its default; stands where the default would."""
    if default is not MISSING and default_factory is not MISSING:
        raise ValueError("cannot specify both default and default_factory")
    return Field(default, default_factory, init, repr, hash, compare, metadata, kw_only, doc)


# ---- the text of methods ----

class _Methods:
    """The functions of one class, as text, and the objects their text names."""

    def __init__(self, globals):
        self.globals = globals
        self.names = []
        self.lines = []
        self.locals = {}
        self.after = []

    def add(self, name, params, body, *, locals=None, annotate=None, wrap=None, overwrite_error=False):
        """Adds a method. `overwrite_error`: what the class has already is an error, in whose text this stands if it is a text."""
        self.locals.update(locals or {})
        self.names.append(name)
        self.lines.append(f" def {name}({params}):")
        self.lines.extend(body)
        self.after.append((name, annotate, wrap, overwrite_error))

    def install(self, cls):
        """Compiles the text and puts the functions into the class."""
        if not self.names:
            return
        head = f"def __create_fn__({', '.join(self.locals)}):"
        tail = f" return {', '.join(self.names)},"
        namespace = {}
        exec("\n".join([head, *self.lines, tail]), self.globals, namespace)
        made = namespace["__create_fn__"](**self.locals)
        for function, (name, annotate, wrap, overwrite_error) in zip(made, self.after):
            function.__qualname__ = f"{cls.__qualname__}.{function.__name__}"
            if annotate is not None:
                function.__annotate__ = annotate
            if wrap is not None:
                function = wrap(function)
            if name in cls.__dict__:
                if overwrite_error:
                    more = f" {overwrite_error}" if isinstance(overwrite_error, str) else ""
                    raise TypeError(f"Cannot overwrite attribute {name} in class {cls.__name__}{more}")
                continue
            setattr(cls, name, function)


def _self_name(fields):
    return "__dataclass_self__" if any(f.name == "self" for f in fields) else "self"


def _init_parameter(f):
    """A field as a parameter of `__init__`."""
    if f.default is MISSING and f.default_factory is MISSING:
        return f.name
    if f.default is not MISSING:
        return f"{f.name}=__dataclass_dflt_{f.name}__"
    return f"{f.name}=__dataclass_HAS_DEFAULT_FACTORY__"


def _init_line(f, frozen, self_name, slots):
    """The statement of `__init__` that sets a field; None if there is nothing to set."""
    default = f"__dataclass_dflt_{f.name}__"
    if f.default_factory is not MISSING:
        if f.init:
            value = f"{default}() if {f.name} is __dataclass_HAS_DEFAULT_FACTORY__ else {f.name}"
        else:
            value = f"{default}()"
    elif f.init:
        value = f.name
    elif slots and f.default is not MISSING:
        value = default
    else:
        return None
    if f._field_type is _FIELD_INITVAR:
        return None
    if frozen:
        return f"  __dataclass_builtins_object__.__setattr__({self_name},{f.name!r},{value})"
    return f"  {self_name}.{f.name}={value}"


def _add_init(methods, cls, fields, std_fields, kw_only_fields, frozen, has_post_init, slots):
    seen_default = None
    for f in std_fields:
        if not f.init:
            continue
        if not (f.default is MISSING and f.default_factory is MISSING):
            seen_default = f
        elif seen_default is not None:
            raise TypeError(f"non-default argument {f.name!r} follows default argument {seen_default.name!r}")
    locals = {
        "__dataclass_HAS_DEFAULT_FACTORY__": _HAS_DEFAULT_FACTORY,
        "__dataclass_builtins_object__": object,
    }
    self_name = _self_name(fields)
    body = []
    annotated = []
    for f in fields:
        if f.default is not MISSING:
            locals[f"__dataclass_dflt_{f.name}__"] = f.default
        elif f.default_factory is not MISSING:
            locals[f"__dataclass_dflt_{f.name}__"] = f.default_factory
        line = _init_line(f, frozen, self_name, slots)
        if line:
            body.append(line)
    if has_post_init:
        given = ",".join([f.name for f in fields if f._field_type is _FIELD_INITVAR])
        body.append(f"  {self_name}.{_POST_INIT_NAME}({given})")
    params = [self_name] + [_init_parameter(f) for f in std_fields if f.init]
    only = [_init_parameter(f) for f in kw_only_fields if f.init]
    if only:
        params += ["*"] + only
    annotated = [f for f in (*std_fields, *kw_only_fields) if f.init]
    methods.add("__init__", ", ".join(params), body or ["  pass"], locals=locals, annotate=_annotate_init(cls, annotated))


def _annotate_init(cls, fields):
    """What computes the annotations of `__init__`: those of the fields as the classes have them then."""
    def __annotate__(format, /):
        known = {}
        for base in reversed(__class__.__mro__):
            if format == 1:
                known.update(getattr(base, "__annotations__", ()))
            elif format in (3, 4):
                import annotationlib

                known.update(annotationlib.get_annotations(base, format=format))
            else:
                raise NotImplementedError(format)
        annotations = {f.name: known[f.name] for f in fields if f.name in known}
        annotations["return"] = "None" if format == 4 else None
        return annotations

    __class__ = cls
    return __annotate__


def _add_comparison(methods, fields, order):
    compared = [f for f in fields if f.compare]
    equal = " and ".join([f"self.{f.name}==other.{f.name}" for f in compared]) or "True"
    methods.add("__eq__", "self, other", [
        "  if self is other:",
        "   return True",
        "  if other.__class__ is self.__class__:",
        f"   return {equal}",
        "  return NotImplemented",
    ])


def _add_order(methods, fields):
    compared = [f for f in fields if f.compare]
    mine, theirs = _tuple_text("self", compared), _tuple_text("other", compared)
    for name, op in (("__lt__", "<"), ("__le__", "<="), ("__gt__", ">"), ("__ge__", ">=")):
        methods.add(name, "self, other", [
            "  if other.__class__ is self.__class__:",
            f"   return {mine}{op}{theirs}",
            "  return NotImplemented",
        ], overwrite_error="Consider using functools.total_ordering")


def _tuple_text(obj, fields):
    if not fields:
        return "()"
    return f"({','.join([f'{obj}.{f.name}' for f in fields])},)"


def _add_frozen(methods, cls, fields):
    condition = "type(self) is __class__"
    if fields:
        condition += " or name in {" + ", ".join([repr(f.name) for f in fields]) + "}"
    locals = {"__class__": cls, "__dataclass_FrozenInstanceError__": FrozenInstanceError}
    for name, params, verb, arguments in (
        ("__setattr__", "self, name, value", "assign to", "name, value"),
        ("__delattr__", "self, name", "delete", "name"),
    ):
        methods.add(name, params, [
            f"  if {condition}:",
            f'   raise __dataclass_FrozenInstanceError__(f"cannot {verb} field {{name!r}}")',
            f"  super(__class__, self).{name}({arguments})",
        ], locals=locals, overwrite_error=True)


# What is done about `__hash__`, by the truth of unsafe_hash, eq, frozen, and of a `__hash__` in the class.
def _hash_action(unsafe_hash, eq, frozen, explicit):
    if unsafe_hash:
        return "error" if explicit else "add"
    if eq and not explicit:
        return "add" if frozen else "none"
    return ""


def _add_hash(methods, cls, fields, params, explicit):
    action = _hash_action(params.unsafe_hash, params.eq, params.frozen, explicit)
    if action == "error":
        raise TypeError(f"Cannot overwrite attribute __hash__ in class {cls.__name__}")
    if action == "none":
        cls.__hash__ = None
    elif action == "add":
        hashed = [f for f in fields if (f.compare if f.hash is None else f.hash)]
        if "__hash__" in cls.__dict__:
            del cls.__hash__
        methods.add("__hash__", "self", [f"  return hash({_tuple_text('self', hashed)})"])


# ---- finding fields ----

def _names_in_text(text):
    """The dotted name before anything else in an annotation that is a text: module (or None) and name."""
    text = text.lstrip()
    end = 0
    while end < len(text) and (text[end].isalnum() or text[end] == "_"):
        end += 1
    first, rest = text[:end], text[end:].lstrip()
    if not rest.startswith("."):
        return None, first
    rest = rest[1:].lstrip()
    end = 0
    while end < len(rest) and (rest[end].isalnum() or rest[end] == "_"):
        end += 1
    return (first, rest[:end]) if end else (None, first)


def _text_means(annotation, cls, module, wanted, is_it):
    """Does an annotation that is a text mean this name of this module?"""
    prefix, name = _names_in_text(annotation)
    if not name:
        return False
    namespace = None
    here = sys.modules.get(cls.__module__)
    if prefix is None:
        namespace = here.__dict__ if here is not None else None
    elif here is not None and here.__dict__.get(prefix) is module:
        namespace = module.__dict__
    return namespace is not None and is_it(namespace.get(name), module)


def _is_classvar(annotation, typing):
    return annotation is typing.ClassVar or getattr(annotation, "__origin__", None) is typing.ClassVar


def _is_initvar(annotation, dataclasses):
    return annotation is dataclasses.InitVar or type(annotation) is dataclasses.InitVar


def _is_kw_only(annotation, dataclasses):
    return annotation is dataclasses.KW_ONLY


def _kind_of(cls, annotation):
    """Whether an annotated name is a field, a class variable, or a parameter of `__init__` only."""
    typing = sys.modules.get("typing")
    is_text = isinstance(annotation, str)
    if typing:
        if _is_classvar(annotation, typing) or (
            is_text and _text_means(annotation, cls, typing, typing.ClassVar, _is_classvar)
        ):
            return _FIELD_CLASSVAR
    here = sys.modules[__name__]
    if _is_initvar(annotation, here) or is_text and _text_means(annotation, cls, here, InitVar, _is_initvar):
        return _FIELD_INITVAR
    return _FIELD


def _get_field(cls, name, annotation, default_kw_only):
    default = getattr(cls, name, MISSING)
    if isinstance(default, Field):
        f = default
    else:
        if isinstance(default, MemberDescriptorType):
            default = MISSING
        f = field(default=default)
    f.name = name
    f.type = annotation
    f._field_type = _kind_of(cls, annotation)
    if f._field_type in (_FIELD_CLASSVAR, _FIELD_INITVAR) and f.default_factory is not MISSING:
        raise TypeError(f"field {f.name} cannot have a default factory")
    if f._field_type in (_FIELD, _FIELD_INITVAR):
        if f.kw_only is MISSING:
            f.kw_only = default_kw_only
    elif f.kw_only is not MISSING:
        raise TypeError(f"field {f.name} is a ClassVar but specifies kw_only")
    if f._field_type is _FIELD and f.default.__class__.__hash__ is None:
        raise ValueError(f"mutable default {type(f.default)} for field {f.name} is not allowed: use default_factory")
    return f


def _annotations_of(cls):
    """The annotations of a class itself; names that are not there yet become forward references."""
    try:
        return dict(cls.__annotations__)
    except NameError:
        import annotationlib

        return annotationlib.get_annotations(cls, format=annotationlib.Format.FORWARDREF)


def _own_fields(cls, annotations, kw_only):
    own = []
    seen = False
    here = sys.modules[__name__]
    for name, annotation in annotations.items():
        if _is_kw_only(annotation, here) or (
            isinstance(annotation, str) and _text_means(annotation, cls, here, KW_ONLY, _is_kw_only)
        ):
            if seen:
                raise TypeError(f"{name!r} is KW_ONLY, but KW_ONLY has already been specified")
            seen = kw_only = True
        else:
            own.append(_get_field(cls, name, annotation, kw_only))
    return own


def _collect_fields(cls, kw_only):
    """All fields by name, inherited ones first; which bases are frozen."""
    fields = {}
    any_frozen = False
    all_frozen = None
    for base in cls.__mro__[-1:0:-1]:
        inherited = getattr(base, _FIELDS, None)
        if inherited is None:
            continue
        all_frozen = all_frozen is not False
        for f in inherited.values():
            fields[f.name] = f
        frozen = getattr(base, _PARAMS).frozen
        all_frozen = all_frozen and frozen
        any_frozen = any_frozen or frozen
    annotations = _annotations_of(cls)
    for f in _own_fields(cls, annotations, kw_only):
        fields[f.name] = f
        if isinstance(getattr(cls, f.name, None), Field):
            if f.default is MISSING:
                delattr(cls, f.name)
            else:
                setattr(cls, f.name, f.default)
    for name, value in cls.__dict__.items():
        if isinstance(value, Field) and name not in annotations:
            raise TypeError(f"{name!r} is a field but has no type annotation")
    return fields, annotations, any_frozen, all_frozen


def _process_class(cls, *options):
    params = _DataclassParams(*options)
    setattr(cls, _PARAMS, params)
    module = sys.modules.get(cls.__module__)
    methods = _Methods({} if module is None else module.__dict__)
    fields, annotations, any_frozen, all_frozen = _collect_fields(cls, params.kw_only)
    if all_frozen is not None:
        if any_frozen and not params.frozen:
            raise TypeError("cannot inherit non-frozen dataclass from a frozen one")
        if all_frozen is False and params.frozen:
            raise TypeError("cannot inherit frozen dataclass from a non-frozen one")
    setattr(cls, _FIELDS, fields)
    class_hash = cls.__dict__.get("__hash__", MISSING)
    explicit_hash = not (class_hash is MISSING or class_hash is None and "__eq__" in cls.__dict__)
    if params.order and not params.eq:
        raise ValueError("eq must be true if order is true")
    init_fields = [f for f in fields.values() if f._field_type in (_FIELD, _FIELD_INITVAR)]
    std_init = [f for f in init_fields if f.init and not f.kw_only]
    kw_only_init = [f for f in init_fields if f.init and f.kw_only]
    if params.init:
        has_post_init = hasattr(cls, _POST_INIT_NAME)
        _add_init(methods, cls, init_fields, std_init, kw_only_init, params.frozen, has_post_init, params.slots)
    if "__replace__" not in cls.__dict__:
        cls.__replace__ = _replace
    real = [f for f in fields.values() if f._field_type is _FIELD]
    if params.repr:
        shown = ", ".join([f"{f.name}={{self.{f.name}!r}}" for f in real if f.repr])
        body = ["  return f\"{self.__class__.__qualname__}(" + shown + ")\""]
        methods.add("__repr__", "self", body, wrap=_recursive_repr)
    if params.eq:
        _add_comparison(methods, real, params.order)
    if params.order:
        _add_order(methods, real)
    if params.frozen:
        _add_frozen(methods, cls, real)
    _add_hash(methods, cls, real, params, explicit_hash)
    methods.install(cls)
    if not getattr(cls, "__doc__"):
        cls.__doc__ = cls.__name__ + _signature_text(cls)
    if params.match_args and "__match_args__" not in cls.__dict__:
        cls.__match_args__ = tuple([f.name for f in std_init])
    if params.weakref_slot and not params.slots:
        raise TypeError("weakref_slot is True but slots is False")
    if params.slots:
        cls = _add_slots(cls, params.frozen, params.weakref_slot, fields)
    abc.update_abstractmethods(cls)
    return cls


def _annotation_text(annotation):
    """An annotation as a signature shows it."""
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", None):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    forward = getattr(annotation, "__forward_arg__", None)
    return repr(annotation) if forward is None else forward


def _signature_text(cls):
    """What the docstring of a class without one says: the parameters of `__init__`."""
    function = cls.__init__
    if not isinstance(function, FunctionType):
        return "()" if function is object.__init__ else ""
    code = function.__code__
    try:
        annotations = function.__annotations__
    except NameError:
        import annotationlib

        annotations = annotationlib.get_annotations(function, format=annotationlib.Format.FORWARDREF)
    names = code.co_varnames
    positional = names[:code.co_argcount]
    defaults = dict(zip(positional[::-1], (function.__defaults__ or ())[::-1]))
    only = names[code.co_argcount:code.co_argcount + code.co_kwonlyargcount]
    defaults.update(function.__kwdefaults__ or {})
    stars = names[code.co_argcount + code.co_kwonlyargcount:]
    has_varargs, has_keywords = code.co_flags & 4, code.co_flags & 8

    def shown(name, prefix=""):
        text = prefix + name
        if name in annotations:
            text += ": " + _annotation_text(annotations[name])
        if name in defaults and not prefix:
            text += (" = " if name in annotations else "=") + repr(defaults[name])
        return text

    parts = [shown(name) for name in positional[1:]]
    if code.co_posonlyargcount > 1:
        parts.insert(code.co_posonlyargcount - 1, "/")
    if has_varargs:
        parts.append(shown(stars[0], "*"))
    elif only:
        parts.append("*")
    parts += [shown(name) for name in only]
    if has_keywords:
        parts.append(shown(stars[1 if has_varargs else 0], "**"))
    return f"({', '.join(parts)})"


# ---- slots ----

def _dataclass_getstate(self):
    return [getattr(self, f.name) for f in fields(self)]


def _dataclass_setstate(self, state):
    for f, value in zip(fields(self), state):
        object.__setattr__(self, f.name, value)


def _slots_of(cls):
    match cls.__dict__.get("__slots__"):
        case None:
            slots = []
            if getattr(cls, "__weakrefoffset__", -1) != 0 and "__weakref__" in cls.__dict__:
                slots.append("__weakref__")
            yield from slots
        case str(slot):
            yield slot
        case iterable if not hasattr(iterable, "__next__"):
            yield from iterable
        case _:
            raise TypeError(f"Slots of '{cls.__name__}' cannot be determined")


def _add_slots(cls, is_frozen, weakref_slot, all_fields):
    """The same class made again with `__slots__`."""
    if "__slots__" in cls.__dict__:
        raise TypeError(f"{cls.__name__} already specifies __slots__")
    namespace = dict(cls.__dict__)
    names = tuple([f.name for f in fields(cls)])
    inherited = {slot for base in cls.__mro__[1:-1] for slot in _slots_of(base)}
    wanted = [name for name in (*names, *(("__weakref__",) if weakref_slot else ())) if name not in inherited]
    docs = {f.name: f.doc for f in fields(cls) if f.doc is not None and f.name in wanted}
    if docs:
        namespace["__slots__"] = {name: docs.get(name) for name in wanted}
    else:
        namespace["__slots__"] = tuple(wanted)
    for name in names:
        namespace.pop(name, None)
    namespace.pop("__dict__", None)
    namespace.pop("__weakref__", None)
    if is_frozen:
        namespace.setdefault("__getstate__", _dataclass_getstate)
        namespace.setdefault("__setstate__", _dataclass_setstate)
    qualname = getattr(cls, "__qualname__", None)
    new = type(cls)(cls.__name__, cls.__bases__, namespace)
    if qualname is not None:
        new.__qualname__ = qualname
    for member in new.__dict__.values():
        for function in _functions_in(member):
            if _update_class_cell(function, cls, new):
                return new
    return new


def _functions_in(member):
    """The functions of a class that a member stands for."""
    if isinstance(member, (staticmethod, classmethod)):
        member = member.__func__
    if isinstance(member, property):
        members = member.fget, member.fset, member.fdel
    else:
        members = (member,)
    for function in members:
        while hasattr(function, "__wrapped__"):
            function = function.__wrapped__
        if isinstance(function, FunctionType):
            yield function


def _update_class_cell(function, old, new):
    """The variable `__class__` of the methods written in the class, one for all, becomes the new class."""
    if function.__closure__ is None or "__class__" not in function.__code__.co_freevars:
        return False
    cell = function.__closure__[function.__code__.co_freevars.index("__class__")]
    try:
        if cell.cell_contents is not old:
            return False
    except ValueError:
        return False
    cell.cell_contents = new
    return True


# ---- the interface ----

def dataclass(cls=None, /, *, init=True, repr=True, eq=True, order=False, unsafe_hash=False, frozen=False, match_args=True,
              kw_only=False, slots=False, weakref_slot=False):
    """Gives a class the methods that follow from its annotated fields."""
    options = init, repr, eq, order, unsafe_hash, frozen, match_args, kw_only, slots, weakref_slot

    def wrap(cls):
        return _process_class(cls, *options)

    return wrap if cls is None else wrap(cls)


def fields(class_or_instance):
    """The fields, as a tuple."""
    try:
        known = getattr(class_or_instance, _FIELDS)
    except AttributeError:
        raise TypeError("must be called with a dataclass type or instance") from None
    return tuple([f for f in known.values() if f._field_type is _FIELD])


def _is_dataclass_instance(obj):
    return hasattr(type(obj), _FIELDS)


def is_dataclass(obj):
    """Is it a dataclass or an instance of one?"""
    return hasattr(obj if isinstance(obj, type) else type(obj), _FIELDS)


def asdict(obj, *, dict_factory=dict):
    """The fields as a dict, also of dataclasses inside lists, dicts and tuples; the rest is copied."""
    if not _is_dataclass_instance(obj):
        raise TypeError("asdict() should be called on dataclass instances")
    return _converted(obj, lambda pairs: dict_factory(pairs))


def astuple(obj, *, tuple_factory=tuple):
    """The fields as a tuple, also of dataclasses inside lists, dicts and tuples; the rest is copied."""
    if not _is_dataclass_instance(obj):
        raise TypeError("astuple() should be called on dataclass instances")
    return _converted(obj, lambda pairs: tuple_factory([value for _, value in pairs]))


def _converted(obj, build):
    kind = type(obj)
    if kind in _ATOMIC:
        return obj
    if hasattr(kind, _FIELDS):
        return build([(f.name, _converted(getattr(obj, f.name), build)) for f in fields(obj)])
    if issubclass(kind, tuple):
        items = [_converted(item, build) for item in obj]
        return kind(*items) if hasattr(obj, "_fields") else kind(items)
    if issubclass(kind, list):
        return kind([_converted(item, build) for item in obj])
    if issubclass(kind, dict):
        pairs = [(_converted(key, build), _converted(value, build)) for key, value in obj.items()]
        if not hasattr(kind, "default_factory"):
            return kind(pairs)
        result = kind(obj.default_factory)
        result.update(pairs)
        return result
    import copy

    return copy.deepcopy(obj)


def make_dataclass(cls_name, fields, *, bases=(), namespace=None, init=True, repr=True, eq=True, order=False, unsafe_hash=False,
                   frozen=False, match_args=True, kw_only=False, slots=False, weakref_slot=False, module=None,
                   decorator=dataclass):
    """Makes a dataclass of names, pairs of name and type, and triples of name, type and field."""
    import types

    seen = set()
    annotations = {}
    defaults = {}
    for item in fields:
        if isinstance(item, str):
            name, kind = item, _Any
        elif len(item) == 2:
            name, kind = item
        elif len(item) == 3:
            name, kind, defaults[item[0]] = item
        else:
            raise TypeError(f"Invalid field: {item!r}")
        if not isinstance(name, str) or not name.isidentifier():
            raise TypeError(f"Field names must be valid identifiers: {name!r}")
        if name in _KEYWORDS:
            raise TypeError(f"Field names must not be keywords: {name!r}")
        if name in seen:
            raise TypeError(f"Field name duplicated: {name!r}")
        seen.add(name)
        annotations[name] = kind

    def annotate_method(format, /):
        if format == 4:
            import annotationlib

            named = {name: "typing.Any" if kind is _Any else kind for name, kind in annotations.items()}
            return annotationlib.annotations_to_string(named)
        if any(kind is _Any for kind in annotations.values()):
            import typing

            return {name: typing.Any if kind is _Any else kind for name, kind in annotations.items()}
        return dict(annotations)

    def exec_body(target):
        target.update(namespace or {})
        target.update(defaults)
        target["__annotate__"] = annotate_method

    cls = types.new_class(cls_name, bases, {}, exec_body)
    cls.__module__ = module if module is not None else _calling_module()
    return decorator(
        cls, init=init, repr=repr, eq=eq, order=order, unsafe_hash=unsafe_hash, frozen=frozen, match_args=match_args,
        kw_only=kw_only, slots=slots, weakref_slot=weakref_slot,
    )


_Any = object()


def _calling_module():
    """The name of the module that called the caller."""
    caller = getattr(sys, "_getframemodulename", None)
    return "__main__" if caller is None else caller(2) or "__main__"


def replace(obj, /, **changes):
    """A new object of the same class, with some fields changed."""
    if not _is_dataclass_instance(obj):
        raise TypeError("replace() should be called on dataclass instances")
    return _replace(obj, **changes)


def _replace(self, /, **changes):
    for f in getattr(self, _FIELDS).values():
        if f._field_type is _FIELD_CLASSVAR:
            continue
        if not f.init:
            if f.name in changes:
                raise TypeError(f"field {f.name} is declared with init=False, it cannot be specified with replace()")
            continue
        if f.name not in changes:
            if f._field_type is _FIELD_INITVAR and f.default is MISSING:
                raise TypeError(f"InitVar {f.name!r} must be specified with replace()")
            changes[f.name] = getattr(self, f.name)
    return self.__class__(**changes)
