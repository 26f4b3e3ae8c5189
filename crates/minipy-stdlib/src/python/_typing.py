"""Type parameters and generic classes: the module `_typing`, which `typing` shows to the world.

A type parameter with a bound, constraints or a default that the compiler made has a function for each, which is called when somebody
asks. What aliases do with type parameters is here too, since aliases of the builtin classes need it.
"""

import sys

__all__ = []


def _calling_module():
    caller = getattr(sys, "_getframemodulename", None)
    return "__main__" if caller is None else caller(2)


class NoDefaultType:
    """The class of NoDefault."""

    __slots__ = ()

    def __new__(cls):
        return NoDefault

    def __repr__(self):
        return "typing.NoDefault"

    def __reduce__(self):
        return "NoDefault"


NoDefault = object.__new__(NoDefaultType)
NoDefaultType.__module__ = "typing"
_unset = object()


def _union(left, right):
    return type(int | str)[left, right]


def _checked(value, message):
    """A bound, constraint or default as it is kept: None stands for its class, a text for a forward reference."""
    if isinstance(value, type):
        return value
    import typing

    return typing._type_check(value, message)


class _Parameter:
    """What the three kinds of type parameter have in common."""

    _lazy_default = None

    def __repr__(self):
        if self.__infer_variance__:
            return self.__name__
        return ("+" if self.__covariant__ else "-" if self.__contravariant__ else "~") + self.__name__

    def __reduce__(self):
        return self.__name__

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    @property
    def __default__(self):
        if self._default is _unset:
            self._default = self._lazy_default(1)
        return self._default

    def has_default(self):
        """Is there a default?"""
        return self._default is not NoDefault

    @property
    def evaluate_default(self):
        """A function that computes the default, or None."""
        if self._lazy_default is not None:
            return self._lazy_default
        return None if self._default is NoDefault else _constant_evaluator(self._default)

    def _set_variance(self, covariant, contravariant, infer_variance):
        if covariant and contravariant:
            raise ValueError("Bivariant types are not supported.")
        if infer_variance and (covariant or contravariant):
            raise ValueError("Variance cannot be specified with infer_variance.")
        self.__covariant__ = bool(covariant)
        self.__contravariant__ = bool(contravariant)
        self.__infer_variance__ = bool(infer_variance)


def _constant_evaluator(value):
    def evaluate(format, /):
        return value
    return evaluate


class TypeVar(_Parameter):
    """A type parameter."""

    _lazy_bound = _lazy_constraints = None

    def __init__(self, name, *constraints, bound=None, covariant=False, contravariant=False, default=NoDefault,
                 infer_variance=False):
        self._set_variance(covariant, contravariant, infer_variance)
        self.__name__ = name
        if constraints and bound is not None:
            raise TypeError("Constraints cannot be combined with bound=...")
        if len(constraints) == 1:
            raise TypeError("A single constraint is not allowed")
        self._constraints = tuple([_checked(one, "TypeVar(name, constraint, ...): constraints must be types.") for one in constraints])
        self._bound = None if bound is None else _checked(bound, "Bound must be a type.")
        self._default = default
        self.__module__ = _calling_module()

    @property
    def __bound__(self):
        if self._bound is _unset:
            self._bound = self._lazy_bound(1)
        return self._bound

    @property
    def __constraints__(self):
        if self._constraints is _unset:
            self._constraints = self._lazy_constraints(1)
        return self._constraints

    @property
    def evaluate_bound(self):
        """A function that computes the bound, or None."""
        if self._lazy_bound is not None:
            return self._lazy_bound
        return None if self._bound is None else _constant_evaluator(self._bound)

    @property
    def evaluate_constraints(self):
        """A function that computes the constraints, or None."""
        if self._lazy_constraints is not None:
            return self._lazy_constraints
        return _constant_evaluator(self._constraints) if self._constraints else None

    def __typing_subst__(self, arg):
        import typing

        arg = typing._type_check(arg, "Parameters to generic types must be types.", is_argument=True)
        if isinstance(arg, typing._GenericAlias) and arg.__origin__ is typing.Unpack:
            raise TypeError(f"{arg} is not valid as type argument")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        if index < len(args):
            return args
        if self.has_default():
            return (*args, self.__default__)
        raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {len(params)}")


class _ParamSpecPart:

    def __init__(self, origin):
        self.__origin__ = origin

    def __eq__(self, other):
        if not isinstance(other, type(self)):
            return NotImplemented
        return self.__origin__ == other.__origin__

    def __mro_entries__(self, bases):
        raise TypeError(f"Cannot subclass an instance of {type(self).__name__}")

    __hash__ = None


class ParamSpecArgs(_ParamSpecPart):
    """`P.args`."""

    def __repr__(self):
        return f"{self.__origin__.__name__}.args"


class ParamSpecKwargs(_ParamSpecPart):
    """`P.kwargs`."""

    def __repr__(self):
        return f"{self.__origin__.__name__}.kwargs"


class ParamSpec(_Parameter):
    """A type parameter for the parameters of a callable."""

    def __init__(self, name, *, bound=None, covariant=False, contravariant=False, infer_variance=False, default=NoDefault):
        self._set_variance(covariant, contravariant, infer_variance)
        self.__name__ = name
        self.__bound__ = None if bound is None else _checked(bound, "Bound must be a type.")
        self._default = default
        self.__module__ = _calling_module()

    @property
    def args(self):
        """The positional parameters."""
        return ParamSpecArgs(self)

    @property
    def kwargs(self):
        """The keyword parameters."""
        return ParamSpecKwargs(self)

    def __typing_subst__(self, arg):
        import typing

        if isinstance(arg, (list, tuple)):
            return tuple([typing._type_check(one, "Expected a type.") for one in arg])
        if not typing._is_param_expr(arg):
            raise TypeError(f"Expected a list of types, an ellipsis, ParamSpec, or Concatenate. Got {arg}")
        return arg

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        if index == len(args) and self.has_default():
            args = [*args, self.__default__]
        if index >= len(args):
            raise TypeError(f"Too few arguments for {alias}")
        import typing

        if len(params) == 1 and not typing._is_param_expr(args[0]):
            return (tuple(args),)
        if isinstance(args[index], list):
            args = (*args[:index], tuple(args[index]), *args[index + 1:])
        return tuple(args)


class TypeVarTuple(_Parameter):
    """A type parameter for any number of types."""

    def __init__(self, name, *, default=NoDefault):
        self.__name__ = name
        self._default = default
        self.__module__ = _calling_module()

    def __repr__(self):
        return self.__name__

    def __iter__(self):
        import typing

        yield typing.Unpack[self]

    def __typing_subst__(self, arg):
        raise TypeError("Substitution of bare TypeVarTuple is not supported")

    def __typing_prepare_subst__(self, alias, args):
        params = alias.__parameters__
        index = params.index(self)
        if any(isinstance(param, TypeVarTuple) for param in params[index + 1:]):
            raise TypeError(f"More than one TypeVarTuple parameter in {alias}")
        after = len(params) - index - 1
        if index + after > len(args):
            raise TypeError(f"Too few arguments for {alias}; actual {len(args)}, expected at least {len(params) - 1}")
        if index == len(args) and self.has_default():
            replacement = getattr(self.__default__, "__typing_unpacked_tuple_args__", None) or (self.__default__,)
        else:
            replacement = tuple(args[index:len(args) - after])
        return (*args[:index], replacement, *args[len(args) - after:])


class TypeAliasType:
    """What a `type` statement makes."""

    def __init__(self, name, value, *, type_params=()):
        if not isinstance(type_params, tuple):
            raise TypeError("type_params must be a tuple")
        seen_default = False
        for param in type_params:
            if not isinstance(param, _Parameter):
                raise TypeError(f"Expected a type param, got {param!r}")
            if param.has_default():
                seen_default = True
            elif seen_default:
                raise TypeError(f"non-default type parameter '{param.__name__}' follows default type parameter")
        self.__dict__.update(_name=name, _value=value, _params=type_params, __module__=_calling_module(), _lazy=None)

    __name__ = property(lambda self: self._name)
    __type_params__ = property(lambda self: self._params)
    __parameters__ = property(lambda self: _unpacked(self._params))

    @property
    def __value__(self):
        if self._value is _unset:
            self.__dict__["_value"] = self._lazy(1)
        return self._value

    @property
    def evaluate_value(self):
        """A function that computes the value."""
        return self._lazy or _constant_evaluator(self._value)

    def __setattr__(self, name, value):
        raise AttributeError(
            f"attribute '{name}' of 'typing.TypeAliasType' objects is not writable" if name == "__name__"
            else f"'typing.TypeAliasType' object has no attribute '{name}'"
        )

    def __repr__(self):
        return self._name

    def __reduce__(self):
        return self._name

    def __getitem__(self, item):
        if not self._params:
            raise TypeError("Only generic type aliases are subscriptable")
        return type(list[int])(self, item)

    def __or__(self, other):
        return _union(self, other)

    def __ror__(self, other):
        return _union(other, self)

    def __iter__(self):
        import typing

        yield typing.Unpack[self]

    def __mro_entries__(self, bases):
        raise TypeError("Cannot subclass an instance of TypeAliasType")

    def __call__(self, *args, **kwargs):
        raise TypeError("'typing.TypeAliasType' object is not callable")


def _unpacked(params):
    if not any(isinstance(param, TypeVarTuple) for param in params):
        return params
    import typing

    return tuple([typing.Unpack[param] if isinstance(param, TypeVarTuple) else param for param in params])


for _cls in (TypeVar, ParamSpec, ParamSpecArgs, ParamSpecKwargs, TypeVarTuple, TypeAliasType):
    _cls.__module__ = "typing"
del _cls


# ---- what the compiler calls ----

def _type_var(name, bound, constraints, default):
    """A type variable of a type parameter list; what is not None computes its part."""
    made = object.__new__(TypeVar)
    made._set_variance(False, False, True)
    made.__name__ = name
    made._bound = None if bound is None else _unset
    made._constraints = () if constraints is None else _unset
    made._lazy_bound, made._lazy_constraints = bound, constraints
    return _finish(made, default)


def _param_spec(name, default):
    made = object.__new__(ParamSpec)
    made._set_variance(False, False, True)
    made.__name__ = name
    made.__bound__ = None
    return _finish(made, default)


def _type_var_tuple(name, default):
    made = object.__new__(TypeVarTuple)
    made.__name__ = name
    return _finish(made, default)


def _finish(made, default):
    made._default = NoDefault if default is None else _unset
    made._lazy_default = default
    return made


def _type_alias(name, module, params, value):
    made = object.__new__(TypeAliasType)
    made.__dict__.update(_name=name, _value=_unset, _params=params, __module__=module, _lazy=value)
    return made


def _class_builder(params):
    """What builds a class with these type parameters: its last base is Generic with them."""
    def build(function, name, /, *bases, **keywords):
        return __build_class__(function, name, *bases, Generic[_unpacked(params)], **keywords)
    return build


# ---- aliases ----

def _collect_parameters(args):
    """The type parameters in the arguments of an alias, each once."""
    found = []
    for arg in args:
        if isinstance(arg, type):
            continue
        if isinstance(arg, (tuple, list)):
            inner = _collect_parameters(arg)
        elif hasattr(type(arg), "__typing_subst__"):
            inner = (arg,)
        else:
            inner = getattr(arg, "__parameters__", ())
            if not isinstance(inner, tuple):
                continue
        for param in inner:
            if param not in found:
                found.append(param)
    _check_defaults(found)
    return tuple(found)


def _check_defaults(params):
    seen_default = seen_tuple = False
    for param in params:
        if isinstance(param, TypeVarTuple):
            seen_tuple = True
        if not isinstance(param, _Parameter):
            continue
        if param.has_default():
            if seen_tuple and isinstance(param, TypeVar):
                raise TypeError("Type parameter with a default follows TypeVarTuple")
            seen_default = True
        elif seen_default:
            raise TypeError(f"Type parameter {param!r} without a default follows type parameter with a default")


def _substituted(alias, params, args, items):
    """The arguments of an alias with its type parameters replaced by `items`."""
    if not params:
        raise TypeError(f"{alias} is not a generic class")
    items = items if isinstance(items, tuple) else (items,)
    given = []
    for item in items:
        unpacked = getattr(item, "__typing_unpacked_tuple_args__", None)
        given.extend(unpacked if unpacked is not None and not (unpacked and unpacked[-1] is ...) else (item,))
    items = tuple(given)
    for param in params:
        prepare = getattr(param, "__typing_prepare_subst__", None)
        if prepare is not None:
            items = prepare(alias, items)
    if len(items) != len(params):
        word = "many" if len(items) > len(params) else "few"
        raise TypeError(f"Too {word} arguments for {alias}; actual {len(items)}, expected {len(params)}")
    replacement = dict(zip(params, items))
    return _replaced(args, replacement)


def _replaced(args, replacement):
    made = []
    for arg in args:
        if isinstance(arg, type):
            made.append(arg)
        elif isinstance(arg, (tuple, list)):
            made.append(type(arg)(_replaced(arg, replacement)))
        elif isinstance(arg, TypeVarTuple):
            made.extend(replacement[arg])
        elif hasattr(type(arg), "__typing_subst__"):
            new = arg.__typing_subst__(replacement[arg])
            made.append(new)
        else:
            inner = getattr(arg, "__parameters__", ())
            if not isinstance(inner, tuple) or not inner:
                made.append(arg)
                continue
            items = []
            for param in inner:
                value = replacement[param]
                items.extend(value) if isinstance(param, TypeVarTuple) else items.append(value)
            new = arg[tuple(items)]
            if not isinstance(new, tuple):
                new = getattr(new, "__typing_unpacked_tuple_args__", None) or (new,)
            made.extend(new)
    return tuple(made)


class Generic:
    """The base of generic classes."""

    __slots__ = ()
    _is_protocol = False

    def __class_getitem__(cls, params):
        import typing

        return typing._generic_class_getitem(cls, params)

    def __init_subclass__(cls, *args, **kwargs):
        import typing

        super(Generic, cls).__init_subclass__(*args, **kwargs)
        typing._generic_init_subclass(cls)


Generic.__module__ = "typing"
