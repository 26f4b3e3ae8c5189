"""Annotations in the form one wants them: the module `annotationlib`."""

import sys
import types

__all__ = [
    "Format", "ForwardRef", "call_annotate_function", "call_evaluate_function", "get_annotate_from_class_namespace",
    "get_annotations", "annotations_to_string", "type_repr",
]


def __getattr__(name):
    # The enumeration is made when it is asked for, so that a forward reference does not cost the module `enum`.
    if name != "Format":
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    import enum

    made = enum.IntEnum("Format", [("VALUE", 1), ("VALUE_WITH_FAKE_GLOBALS", 2), ("FORWARDREF", 3), ("STRING", 4)])
    made.__module__ = __name__
    globals()["Format"] = made
    return made


class ForwardRef:
    """A name or expression that could not be evaluated yet."""

    def __init__(self, arg, *, module=None, owner=None, is_argument=True, is_class=False):
        if not isinstance(arg, str):
            raise TypeError(f"Forward reference must be a string -- got {arg!r}")
        try:
            self.__forward_code__ = compile(arg, "<string>", "eval")
        except SyntaxError:
            if not arg.startswith("*"):
                raise SyntaxError(f"Forward reference must be an expression -- got {arg!r}") from None
            self.__forward_code__ = compile(f"({arg},)[0]", "<string>", "eval")
        self.__forward_arg__ = arg
        self.__forward_is_argument__ = is_argument
        self.__forward_is_class__ = is_class
        self.__forward_module__ = module
        self.__owner__ = owner

    def evaluate(self, *, globals=None, locals=None, type_params=None, owner=None, format=1):
        """The value of the expression."""
        owner = self.__owner__ if owner is None else owner
        if globals is None:
            module = self.__forward_module__
            if isinstance(module, str):
                module = sys.modules.get(module)
            if module is not None:
                globals = module.__dict__
            else:
                home = sys.modules.get(getattr(owner, "__module__", None))
                globals = getattr(home, "__dict__", {}) if owner is not None else {}
        names = dict(locals or {})
        for param in type_params or getattr(owner, "__type_params__", ()):
            names.setdefault(param.__name__, param)
        if isinstance(owner, type):
            names = {**vars(owner), **names}
        return eval(self.__forward_code__, globals, names)

    def __eq__(self, other):
        if not isinstance(other, ForwardRef):
            return NotImplemented
        return (
            self.__forward_arg__ == other.__forward_arg__ and self.__forward_module__ == other.__forward_module__
            and self.__forward_is_class__ == other.__forward_is_class__ and self.__owner__ == other.__owner__
        )

    def __hash__(self):
        return hash((self.__forward_arg__, self.__forward_module__, self.__forward_is_class__))

    def __or__(self, other):
        return types.UnionType[self, other]

    def __ror__(self, other):
        return types.UnionType[other, self]

    def __repr__(self):
        more = ""
        if self.__forward_module__ is not None:
            more += f", module={self.__forward_module__!r}"
        if self.__forward_is_class__:
            more += ", is_class=True"
        if self.__owner__ is not None:
            more += f", owner={self.__owner__!r}"
        return f"ForwardRef({self.__forward_arg__!r}{more})"


class _Unknown(ForwardRef):
    """A name that is not there: may be asked for items and attributes, and stands for the text of all that."""

    def __getitem__(self, item):
        items = item if isinstance(item, tuple) else (item,)
        return self._longer(f"{self.__forward_arg__}[{', '.join([_text(one) for one in items])}]")

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        return self._longer(f"{self.__forward_arg__}.{name}")

    def _longer(self, text):
        made = _Unknown(text, is_class=self.__forward_is_class__, owner=self.__owner__)
        return made


def _text(value):
    return value.__forward_arg__ if isinstance(value, ForwardRef) else type_repr(value)


def _annotate_with_names(annotate, owner):
    """What a compiler-made `__annotate__` gives if names that are not there stand for themselves."""
    code, namespace = annotate.__code__, dict(annotate.__globals__)
    cells = list(annotate.__closure__ or ())
    while True:
        function = types.FunctionType(
            code, namespace, annotate.__name__, annotate.__defaults__, tuple(cells) if annotate.__closure__ else None
        )
        try:
            return function(1)
        except NameError as error:
            name = error.name
            if name is None or isinstance(namespace.get(name), _Unknown):
                raise
            unknown = _Unknown(name, is_class=isinstance(owner, type), owner=owner)
            if name in code.co_freevars:
                cells[code.co_freevars.index(name)] = types.CellType(unknown)
            else:
                namespace[name] = unknown


def call_annotate_function(annotate, format, *, owner=None):
    """Calls an `__annotate__` in a format that it need not know."""
    if format in (1, 2):
        return annotate(format)
    try:
        return annotate(format)
    except NotImplementedError:
        pass
    if format == 4:
        return annotations_to_string(_annotate_with_names(annotate, owner))
    if format == 3:
        return _annotate_with_names(annotate, owner)
    raise ValueError(f"Invalid format: {format!r}")


def call_evaluate_function(evaluate, format, *, owner=None):
    """Calls a function that computes a bound, a default or the value of an alias."""
    return call_annotate_function(evaluate, format, owner=owner)


def get_annotate_from_class_namespace(obj):
    """The `__annotate__` in the namespace of a class."""
    try:
        return obj["__annotate__"]
    except KeyError:
        return obj.get("__annotate_func__", None)


def type_repr(value):
    """A type as an annotation would write it."""
    if isinstance(value, (type, types.FunctionType, types.BuiltinFunctionType)) and not isinstance(value, types.GenericAlias):
        if value.__module__ == "builtins":
            return value.__qualname__
        return f"{value.__module__}.{value.__qualname__}"
    return "..." if value is ... else repr(value)


def annotations_to_string(annotations):
    """The annotations as texts."""
    return {name: value if isinstance(value, str) else _text(value) for name, value in annotations.items()}


def get_annotations(obj, *, globals=None, locals=None, eval_str=False, format=1):
    """The annotations of a function, class or module, as a new dict."""
    if eval_str and format != 1:
        raise ValueError("eval_str=True is only supported with format=Format.VALUE")
    found = None
    if format != 1:
        annotate = getattr(obj, "__annotate__", None)
        if annotate is not None:
            found = call_annotate_function(annotate, format, owner=obj)
    if found is None:
        found = getattr(obj, "__annotations__", None)
        if found is None and (annotate := getattr(obj, "__annotate__", None)) is not None:
            found = call_annotate_function(annotate, format, owner=obj)
        if found is None:
            if isinstance(obj, type) or callable(obj):
                return {}
            raise TypeError(f"{obj!r} does not have annotations")
        if format == 4:
            found = annotations_to_string(found)
    if not isinstance(found, dict):
        raise ValueError(f"{obj!r}.__annotations__ is neither a dict nor None")
    found = dict(found)
    if not eval_str:
        return found
    if isinstance(obj, type):
        home = sys.modules.get(obj.__module__)
        usual, names = getattr(home, "__dict__", {}), dict(vars(obj))
    elif isinstance(obj, types.ModuleType):
        usual, names = obj.__dict__, {}
    else:
        while hasattr(obj, "__wrapped__"):
            obj = obj.__wrapped__
        usual, names = getattr(obj, "__globals__", {}), {}
    for param in getattr(obj, "__type_params__", ()):
        names.setdefault(param.__name__, param)
    usual = usual if globals is None else globals
    names = names if locals is None else locals
    return {name: eval(value, usual, names) if isinstance(value, str) else value for name, value in found.items()}
