"""Signatures of callables: `signature`, `Signature`, `Parameter`, `BoundArguments`. Part of `inspect`."""

import functools
import types
from _collections_abc import Mapping
from collections import OrderedDict

_NAMES = ("POSITIONAL_ONLY", "POSITIONAL_OR_KEYWORD", "VAR_POSITIONAL", "KEYWORD_ONLY", "VAR_KEYWORD")
_DESCRIPTIONS = ("positional-only", "positional or keyword", "variadic positional", "keyword-only", "variadic keyword")


class _ParameterKind(int):
    """How a parameter gets its argument; ordered as parameters are."""

    name = property(lambda self: _NAMES[self])
    value = property(int)
    description = property(lambda self: _DESCRIPTIONS[self])

    def __str__(self):
        return self.name

    def __repr__(self):
        return f"<_ParameterKind.{self.name}: {int(self)}>"

    def __hash__(self):
        return int(self)


_KINDS = tuple(map(_ParameterKind, range(5)))
_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD, _VAR_POSITIONAL, _KEYWORD_ONLY, _VAR_KEYWORD = _KINDS


class _void:
    """Stands for an argument that was not given."""


class _empty:
    """Stands for a default or annotation that is not there."""


def formatannotation(annotation, base_module=None, *, quote_annotation_strings=True):
    """An annotation as it stands in the text of a signature."""
    if not quote_annotation_strings and isinstance(annotation, str):
        return annotation
    if getattr(annotation, "__module__", None) == "typing":
        return repr(annotation).replace("typing.", "")
    if isinstance(annotation, types.GenericAlias):
        return str(annotation)
    if isinstance(annotation, type):
        if annotation.__module__ in ("builtins", base_module):
            return annotation.__qualname__
        return f"{annotation.__module__}.{annotation.__qualname__}"
    return repr(annotation)


def _is_keyword(name):
    from keyword import iskeyword
    return iskeyword(name)


class Parameter:
    """One parameter."""

    __slots__ = ("_name", "_kind", "_default", "_annotation")

    POSITIONAL_ONLY = _POSITIONAL_ONLY
    POSITIONAL_OR_KEYWORD = _POSITIONAL_OR_KEYWORD
    VAR_POSITIONAL = _VAR_POSITIONAL
    KEYWORD_ONLY = _KEYWORD_ONLY
    VAR_KEYWORD = _VAR_KEYWORD
    empty = _empty

    def __init__(self, name, kind, *, default=_empty, annotation=_empty):
        if kind not in range(5):
            raise ValueError(f"value {kind!r} is not a valid Parameter.kind")
        self._kind = _KINDS[kind]
        if default is not _empty and self._kind in (_VAR_POSITIONAL, _VAR_KEYWORD):
            raise ValueError(f"{self._kind.description} parameters cannot have default values")
        self._default = default
        self._annotation = annotation
        if name is _empty:
            raise ValueError("name is a required attribute for Parameter")
        if not isinstance(name, str):
            raise TypeError(f"name must be a str, not a {type(name).__name__}")
        if name[:1] == "." and name[1:].isdigit():
            # The iterable of a comprehension.
            if self._kind != _POSITIONAL_OR_KEYWORD:
                raise ValueError(f"implicit arguments must be passed as positional or keyword arguments, not {self._kind.description}")
            self._kind = _POSITIONAL_ONLY
            name = f"implicit{name[1:]}"
        if (_is_keyword(name) and self._kind is not _POSITIONAL_ONLY) or not name.isidentifier():
            raise ValueError(f"{name!r} is not a valid parameter name")
        self._name = name

    name = property(lambda self: self._name)
    default = property(lambda self: self._default)
    annotation = property(lambda self: self._annotation)
    kind = property(lambda self: self._kind)

    def replace(self, *, name=_void, kind=_void, annotation=_void, default=_void):
        """A copy with some things changed."""
        return type(self)(
            self._name if name is _void else name,
            self._kind if kind is _void else kind,
            default=self._default if default is _void else default,
            annotation=self._annotation if annotation is _void else annotation,
        )

    __replace__ = replace

    def __str__(self):
        return self._format()

    def _format(self, *, quote_annotation_strings=True):
        text = self._name
        if self._annotation is not _empty:
            annotation = formatannotation(self._annotation, quote_annotation_strings=quote_annotation_strings)
            text = f"{text}: {annotation}"
        if self._default is not _empty:
            text += (" = " if self._annotation is not _empty else "=") + repr(self._default)
        if self._kind == _VAR_POSITIONAL:
            return "*" + text
        return "**" + text if self._kind == _VAR_KEYWORD else text

    def __repr__(self):
        return f'<{self.__class__.__name__} "{self}">'

    def __reduce__(self):
        return type(self), (self._name, self._kind), {"_default": self._default, "_annotation": self._annotation}

    def __setstate__(self, state):
        self._default = state["_default"]
        self._annotation = state["_annotation"]

    def _key(self):
        return self._name, self._kind, self._default, self._annotation

    def __hash__(self):
        return hash(self._key())

    def __eq__(self, other):
        if self is other:
            return True
        return self._key() == other._key() if isinstance(other, Parameter) else NotImplemented


class BoundArguments:
    """Arguments that belong to parameters."""

    __slots__ = ("arguments", "_signature", "__weakref__")

    def __init__(self, signature, arguments):
        self.arguments = arguments
        self._signature = signature

    signature = property(lambda self: self._signature)

    @property
    def args(self):
        args = []
        for name, param in self._signature.parameters.items():
            if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY) or name not in self.arguments:
                break
            if param.kind == _VAR_POSITIONAL:
                args.extend(self.arguments[name])
            else:
                args.append(self.arguments[name])
        return tuple(args)

    @property
    def kwargs(self):
        kwargs, started = {}, False
        for name, param in self._signature.parameters.items():
            if not started:
                if param.kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                    started = True
                elif name not in self.arguments:
                    started = True
                    continue
            if started and name in self.arguments:
                if param.kind == _VAR_KEYWORD:
                    kwargs.update(self.arguments[name])
                else:
                    kwargs[name] = self.arguments[name]
        return kwargs

    def apply_defaults(self):
        """Adds what was not given and has a default."""
        arguments = self.arguments
        new = []
        for name, param in self._signature.parameters.items():
            if name in arguments:
                new.append((name, arguments[name]))
            elif param.default is not _empty:
                new.append((name, param.default))
            elif param.kind == _VAR_POSITIONAL:
                new.append((name, ()))
            elif param.kind == _VAR_KEYWORD:
                new.append((name, {}))
        self.arguments = dict(new)

    def __eq__(self, other):
        if self is other:
            return True
        if not isinstance(other, BoundArguments):
            return NotImplemented
        return self.signature == other.signature and self.arguments == other.arguments

    __hash__ = None

    def __repr__(self):
        args = ", ".join([f"{name}={value!r}" for name, value in self.arguments.items()])
        return f"<{self.__class__.__name__} ({args})>"


class Signature:
    """The parameters of a callable and what it says of its result."""

    __slots__ = ("_return_annotation", "_parameters")

    _parameter_cls = Parameter
    _bound_arguments_cls = BoundArguments
    empty = _empty

    def __init__(self, parameters=None, *, return_annotation=_empty, __validate_parameters__=True):
        params = OrderedDict()
        top, seen_default = _POSITIONAL_ONLY, False
        for param in parameters or ():
            if __validate_parameters__:
                if param.kind < top:
                    raise ValueError(f"wrong parameter order: {top.description} parameter before {param.kind.description} parameter")
                top = param.kind
                if param.kind in (_POSITIONAL_ONLY, _POSITIONAL_OR_KEYWORD):
                    if param.default is not _empty:
                        seen_default = True
                    elif seen_default:
                        raise ValueError("non-default argument follows default argument")
                if param.name in params:
                    raise ValueError(f"duplicate parameter name: {param.name!r}")
            params[param.name] = param
        self._parameters = types.MappingProxyType(params)
        self._return_annotation = return_annotation

    @classmethod
    def from_callable(cls, obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
        """The signature of a callable."""
        return _of(obj, cls, follow_wrapped, globals, locals, eval_str, annotation_format)

    parameters = property(lambda self: self._parameters)
    return_annotation = property(lambda self: self._return_annotation)

    def replace(self, *, parameters=_void, return_annotation=_void):
        """A copy with some things changed."""
        return type(self)(
            self.parameters.values() if parameters is _void else parameters,
            return_annotation=self._return_annotation if return_annotation is _void else return_annotation,
        )

    __replace__ = replace

    def _key(self):
        params = tuple(p for p in self.parameters.values() if p.kind != _KEYWORD_ONLY)
        return params, {p.name: p for p in self.parameters.values() if p.kind == _KEYWORD_ONLY}, self.return_annotation

    def __hash__(self):
        params, keywords, result = self._key()
        return hash((params, frozenset(keywords.values()), result))

    def __eq__(self, other):
        if self is other:
            return True
        return self._key() == other._key() if isinstance(other, Signature) else NotImplemented

    def _bind(self, args, kwargs, *, partial=False):
        arguments, extra = {}, dict(kwargs)
        params = list(self.parameters.values())
        index, full = self._bind_positions(params, args, extra, arguments)
        positional_only = []
        # What the positions did not reach: the first of these decides how far names may fill in.
        while not full and index < len(params):
            param = params[index]
            if param.kind == _VAR_POSITIONAL:
                index += 1
                break
            if param.name in extra:
                if param.kind != _POSITIONAL_ONLY:
                    break
                if param.default is _empty:
                    raise TypeError(f"missing a required positional-only argument: {param.name!r}")
                positional_only.append(param.name)
                index += 1
                continue
            if param.kind == _VAR_KEYWORD or param.default is not _empty or partial:
                break
            kind = " keyword-only" if param.kind == _KEYWORD_ONLY else ""
            raise TypeError(f"missing a required{kind} argument: {param.name!r}")
        self._bind_names(params[index:], extra, arguments, partial, positional_only)
        return self._bound_arguments_cls(self, arguments)

    def _bind_positions(self, params, args, extra, arguments):
        """Binds what was given by position: the index of the parameter behind, and whether `*args` took the rest."""
        for index, value in enumerate(args):
            if index == len(params) or params[index].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
                raise TypeError("too many positional arguments")
            param = params[index]
            if param.kind == _VAR_POSITIONAL:
                arguments[param.name] = tuple(args[index:])
                return index + 1, True
            if param.name in extra and param.kind != _POSITIONAL_ONLY:
                raise TypeError(f"multiple values for argument {param.name!r}")
            arguments[param.name] = value
        return len(args), False

    def _bind_names(self, params, extra, arguments, partial, positional_only):
        rest = None
        for param in params:
            if param.kind == _VAR_KEYWORD:
                rest = param
            elif param.kind == _VAR_POSITIONAL:
                continue
            elif param.name in extra:
                arguments[param.name] = extra.pop(param.name)
            elif not partial and param.default is _empty:
                raise TypeError(f"missing a required argument: {param.name!r}")
        if not extra:
            return
        if rest is not None:
            arguments[rest.name] = extra
        elif positional_only:
            raise TypeError(f"got some positional-only arguments passed as keyword arguments: {', '.join(positional_only)!r}")
        else:
            raise TypeError(f"got an unexpected keyword argument {next(iter(extra))!r}")

    def bind(self, /, *args, **kwargs):
        """The arguments by parameter; TypeError if they do not fit."""
        return self._bind(args, kwargs)

    def bind_partial(self, /, *args, **kwargs):
        """As `bind`, but arguments may be missing."""
        return self._bind(args, kwargs, partial=True)

    def __reduce__(self):
        return type(self), (tuple(self._parameters.values()),), {"_return_annotation": self._return_annotation}

    def __setstate__(self, state):
        self._return_annotation = state["_return_annotation"]

    def __repr__(self):
        return f"<{self.__class__.__name__} {self}>"

    def __str__(self):
        return self.format()

    def format(self, *, max_width=None, quote_annotation_strings=True):
        """The text of the signature; over several lines if it is wider than `max_width`."""
        result, positional_only, star_due = [], False, True
        for param in self.parameters.values():
            text = param._format(quote_annotation_strings=quote_annotation_strings)
            if param.kind == _POSITIONAL_ONLY:
                positional_only = True
            elif positional_only:
                result.append("/")
                positional_only = False
            if param.kind == _VAR_POSITIONAL:
                star_due = False
            elif param.kind == _KEYWORD_ONLY and star_due:
                result.append("*")
                star_due = False
            result.append(text)
        if positional_only:
            result.append("/")
        rendered = f"({', '.join(result)})"
        if max_width is not None and len(rendered) > max_width:
            rendered = "(\n    " + ",\n    ".join(result) + "\n)"
        if self.return_annotation is not _empty:
            annotation = formatannotation(self.return_annotation, quote_annotation_strings=quote_annotation_strings)
            rendered += f" -> {annotation}"
        return rendered


# ---- finding it ----

def _annotations(obj, globals, locals, eval_str, format):
    from inspect import get_annotations
    return get_annotations(obj, globals=globals, locals=locals, eval_str=eval_str, format=format)


def _from_function(cls, func, globals, locals, eval_str, format=1):
    code = func.__code__
    annotations = _annotations(func, globals, locals, eval_str, format)
    defaults, kwdefaults = func.__defaults__ or (), func.__kwdefaults__ or {}
    names, count, only = code.co_varnames, code.co_argcount, code.co_posonlyargcount
    make, params = cls._parameter_cls, []
    for index, name in enumerate(names[:count]):
        place = index - (count - len(defaults))
        params.append(make(
            name, _POSITIONAL_ONLY if index < only else _POSITIONAL_OR_KEYWORD, annotation=annotations.get(name, _empty),
            default=defaults[place] if place >= 0 else _empty,
        ))
    index = count + code.co_kwonlyargcount
    if code.co_flags & 0x04:
        params.append(make(names[index], _VAR_POSITIONAL, annotation=annotations.get(names[index], _empty)))
        index += 1
    for name in names[count:count + code.co_kwonlyargcount]:
        default = kwdefaults.get(name, _empty)
        params.append(make(name, _KEYWORD_ONLY, annotation=annotations.get(name, _empty), default=default))
    if code.co_flags & 0x08:
        params.append(make(names[index], _VAR_KEYWORD, annotation=annotations.get(names[index], _empty)))
    return cls(params, return_annotation=annotations.get("return", _empty), __validate_parameters__=bool(only or defaults))


def _from_text(cls, text):
    """The signature that a text such as `(a, /, b=1)` means."""
    names = {}
    try:
        exec(f"def described{text}: pass", names)
    except SyntaxError:
        raise ValueError(f"{text!r} has invalid signature") from None
    return _from_function(cls, names["described"], None, None, False)


def _without_first(sig):
    """The signature of a method that is bound."""
    params = tuple(sig.parameters.values())
    if not params or params[0].kind in (_VAR_KEYWORD, _KEYWORD_ONLY):
        raise ValueError("invalid method signature")
    if params[0].kind != _VAR_POSITIONAL:
        params = params[1:]
    return sig.replace(parameters=params)


def _of_partial(wrapped, partial):
    """The signature of `functools.partial(...)`, given that of its function."""
    params = OrderedDict(wrapped.parameters)
    args = partial.args or ()
    keywords = partial.keywords or {}
    try:
        bound = wrapped.bind_partial(*args, **keywords)
    except TypeError as ex:
        raise ValueError(f"partial object {partial!r} has incorrect arguments") from ex
    by_keyword = False
    placeholder = getattr(functools, "Placeholder", _void)
    for name, param in wrapped.parameters.items():
        value = bound.arguments.get(name, _void)
        if value is placeholder and value is not _void:
            params[name] = param.replace(kind=_POSITIONAL_ONLY, default=_empty)
            continue
        if value is not _void:
            if param.kind == _POSITIONAL_ONLY:
                params.pop(name)
                continue
            if param.kind == _POSITIONAL_OR_KEYWORD:
                if name not in keywords:
                    params.pop(param.name)
                    continue
                by_keyword = True
                params[name] = param.replace(default=value)
            elif param.kind == _KEYWORD_ONLY:
                params[name] = param.replace(default=value)
        if by_keyword:
            if param.kind == _POSITIONAL_OR_KEYWORD:
                changed = params[name].replace(kind=_KEYWORD_ONLY)
                params[name] = changed
                params.move_to_end(name)
            elif param.kind in (_KEYWORD_ONLY, _VAR_KEYWORD):
                params.move_to_end(name)
            elif param.kind == _VAR_POSITIONAL:
                params.pop(param.name)
    return wrapped.replace(parameters=params.values())


def _script_method(cls, name):
    """A method that a script's class defines; None if a builtin does."""
    method = getattr(cls, name, None)
    builtin = (types.WrapperDescriptorType, types.MethodWrapperType, types.ClassMethodDescriptorType, types.BuiltinFunctionType)
    return None if method is None or isinstance(method, builtin) else method


def _of(obj, cls, follow, globals, locals, eval_str, format):
    def again(other):
        return _of(other, cls, follow, globals, locals, eval_str, format)

    if not callable(obj):
        raise TypeError(f"{obj!r} is not a callable object")
    if isinstance(obj, types.MethodType):
        return _without_first(again(obj.__func__))
    if follow:
        from inspect import unwrap
        obj = unwrap(obj, stop=lambda f: hasattr(f, "__signature__") or isinstance(f, types.MethodType))
        if isinstance(obj, types.MethodType):
            return again(obj)
    sig = getattr(obj, "__signature__", None)
    if sig is not None:
        sig = sig() if callable(sig) and not isinstance(sig, (Signature, str)) else sig
        if isinstance(sig, str):
            return _from_text(cls, sig)
        if not isinstance(sig, Signature):
            raise TypeError(f"unexpected object {sig!r} in __signature__ attribute")
        return sig
    if isinstance(obj, types.FunctionType):
        return _from_function(cls, obj, globals, locals, eval_str, format)
    if isinstance(obj, functools.partial):
        return _of_partial(again(obj.func), obj)
    if isinstance(obj, type):
        return _of_class(obj, cls, again)
    if isinstance(obj, (types.BuiltinFunctionType, types.MethodWrapperType, types.WrapperDescriptorType,
                        types.MethodDescriptorType)):
        raise ValueError(f"no signature found for builtin {obj!r}")
    call = _script_method(type(obj), "__call__")
    if call is not None:
        try:
            return _without_first(again(call))
        except ValueError as ex:
            raise ValueError(f"no signature found for {obj!r}") from ex
    raise ValueError(f"callable {obj!r} is not supported by signature")


def _of_class(obj, cls, again):
    """The signature of a class: of its metaclass's `__call__`, its `__new__` or its `__init__`, whichever decides."""
    call = _script_method(type(obj), "__call__")
    if call is not None:
        return _without_first(again(call))
    for base in obj.__mro__:
        if "__new__" in base.__dict__ and base is not object:
            new = _script_method(obj, "__new__")
            if new is not None:
                return _without_first(again(new))
        if "__init__" in base.__dict__ and base is not object:
            init = _script_method(obj, "__init__")
            if init is not None:
                return _without_first(again(init))
    if type not in obj.__mro__:
        if obj.__init__ is object.__init__ and obj.__new__ is object.__new__:
            return cls()
    raise ValueError(f"no signature found for builtin type {obj!r}")


def signature(obj, *, follow_wrapped=True, globals=None, locals=None, eval_str=False, annotation_format=1):
    """The signature of a callable."""
    return Signature.from_callable(
        obj, follow_wrapped=follow_wrapped, globals=globals, locals=locals, eval_str=eval_str, annotation_format=annotation_format
    )


for _class in (_ParameterKind, _void, _empty, BoundArguments, Parameter, Signature):
    _class.__module__ = "inspect"  # There CPython defines them, and their names say so.
