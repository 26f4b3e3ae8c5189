"""Enumerations: the module `enum`.

The namespace of a class statement sorts out what is a member; the members themselves are made by one entry of the namespace that
hears of the new class before its `__init_subclass__` does, and takes itself away.
"""

import builtins as _builtins
import sys

__all__ = [
    "EnumType", "EnumMeta", "EnumDict", "Enum", "IntEnum", "StrEnum", "Flag", "IntFlag", "ReprEnum", "auto", "unique", "property",
    "verify", "member", "nonmember", "FlagBoundary", "STRICT", "CONFORM", "EJECT", "KEEP", "global_flag_repr", "global_enum_repr",
    "global_str", "global_enum", "EnumCheck", "CONTINUOUS", "NAMED_FLAGS", "UNIQUE", "pickle_by_global_name",
    "pickle_by_enum_name",
]

# These are filled in below; while they are None the classes that need them are still being made.
Enum = Flag = EJECT = KEEP = STRICT = CONFORM = ReprEnum = None

_SUNDER_NAMES = frozenset({
    "_order_", "_generate_next_value_", "_numeric_repr_", "_missing_", "_ignore_", "_iter_member_", "_iter_member_by_value_",
    "_iter_member_by_def_", "_add_alias_", "_add_value_alias_", "_use_args_", "_member_names_", "_make_members_",
})
_not_given = object()
_auto_null = object()


class nonmember:
    """Keeps a value out of the members."""

    def __init__(self, value):
        self.value = value


class member:
    """Makes a member of what would not be one, such as a function."""

    def __init__(self, value):
        self.value = value


class auto:
    """Stands for a value that `_generate_next_value_` finds."""

    def __init__(self, value=_auto_null):
        self.value = value

    def __repr__(self):
        return f"auto({self.value!r})"


def _is_descriptor(obj):
    return hasattr(obj, "__get__") or hasattr(obj, "__set__") or hasattr(obj, "__delete__")


def _is_dynamic(obj):
    """Is it a `types.DynamicClassAttribute`? Only a program that has imported `types` can have one."""
    types = sys.modules.get("types")
    return types is not None and isinstance(obj, types.DynamicClassAttribute)


def _is_dunder(name):
    return len(name) > 4 and name[:2] == name[-2:] == "__" and name[2] != "_" and name[-3] != "_"


def _is_sunder(name):
    return len(name) > 2 and name[0] == name[-1] == "_" and name[1] != "_" and name[-2] != "_"


def _is_private(cls_name, name):
    prefix = f"_{cls_name}__"
    return len(name) > len(prefix) and name.startswith(prefix) and (name[-1] != "_" or name[-2] != "_")


def _is_inner_class(cls_name, obj):
    return isinstance(obj, type) and getattr(obj, "__qualname__", "").endswith(f"{cls_name}.{obj.__name__}")


def _is_single_bit(value):
    return value > 0 and value & (value - 1) == 0


def _bits(value):
    """The single bits of a number, the lowest first."""
    if isinstance(value, Enum):
        value = value.value
    if value < 0:
        raise ValueError(f"{value!r} is not a positive integer")
    while value:
        bit = value & -value
        yield bit
        value ^= bit


_iter_bits_lsb = _bits


def _high_bit(value):
    return value.bit_length() - 1


def show_flag_values(value):
    """The single bits of a number, as a list."""
    return list(_bits(value))


def bin(num, max_bits=None):
    """Binary digits, with the sign as a digit of its own: `0b0 1010`, `0b1 0110`."""
    width = num.bit_length()
    digits = "".join(["1" if num >> i & 1 else "0" for i in range(width - 1, -1, -1)])
    sign = "1" if num < 0 else "0"
    if max_bits is not None and len(digits) < max_bits:
        digits = sign * (max_bits - len(digits)) + digits
    return f"0b{sign} {digits}"


class property(_builtins.property):
    """An attribute of members that the class itself may have as a member of the same name."""

    member = None
    name = None
    clsname = None
    _fallback = None

    def __get__(self, instance, ownerclass=None):
        if instance is None:
            if self.member is not None:
                return self.member
            raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")
        fget = self.fget
        if fget is not None:
            return fget(instance)
        if self._fallback is not None:
            return self._fallback(instance, ownerclass)
        raise AttributeError(f"{ownerclass!r} has no attribute {self.name!r}")

    def __set__(self, instance, value):
        if self.fset is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot set attribute {self.name!r}")
        return self.fset(instance, value)

    def __delete__(self, instance):
        if self.fdel is None:
            raise AttributeError(f"<enum {self.clsname!r}> cannot delete attribute {self.name!r}")
        return self.fdel(instance)

    def __set_name__(self, ownerclass, name):
        self.name = name
        self.clsname = ownerclass.__name__


class EnumDict(dict):
    """The namespace of an enumeration while its body runs: notes which names are members."""

    def __init__(self, cls_name=None):
        super().__init__()
        self._member_names = {}
        self._last_values = []
        self._ignore = []
        self._auto_called = False
        self._generate_next_value = None
        self._cls_name = cls_name

    def __setitem__(self, key, value):
        if self._cls_name is not None and (_is_inner_class(self._cls_name, value) or _is_private(self._cls_name, key)):
            pass
        elif _is_sunder(key):
            self._set_sunder(key, value)
        elif _is_dunder(key):
            if key == "__order__":
                key = "_order_"
        elif key in self._member_names:
            raise TypeError(f"{key!r} already defined as {self[key]!r}")
        elif key in self._ignore:
            pass
        elif isinstance(value, nonmember):
            value = value.value
        elif _is_descriptor(value) and not isinstance(value, member):
            pass
        else:
            if key in self:
                raise TypeError(f"{key!r} already defined as {self[key]!r}")
            value = self._member_value(key, value)
            self._member_names[key] = None
        super().__setitem__(key, value)

    def _set_sunder(self, key, value):
        if key not in _SUNDER_NAMES:
            raise ValueError(f"_sunder_ names, such as {key!r}, are reserved for future Enum use")
        if key == "_generate_next_value_":
            if self._auto_called:
                raise TypeError("_generate_next_value_ must be defined before members")
            self._generate_next_value = value.__func__ if isinstance(value, staticmethod) else value
        elif key == "_ignore_":
            names = value.replace(",", " ").split() if isinstance(value, str) else list(value)
            self._ignore = names
            already = set(names) & set(self._member_names)
            if already:
                raise ValueError(f"_ignore_ cannot specify already set names: {already!r}")

    def _member_value(self, key, value):
        """The value of a member with what stands for values in it replaced; the values that later ones follow are noted."""
        if isinstance(value, member):
            value = value.value
        elif isinstance(value, auto):
            return self._auto_value(key, value)
        elif isinstance(value, tuple) and any(isinstance(part, auto) for part in value):
            parts = [self._auto_value(key, part) if isinstance(part, auto) else part for part in value]
            return type(value)(*parts) if hasattr(value, "_fields") else type(value)(parts)
        self._last_values.append(value)
        return value

    def _auto_value(self, key, value):
        if value.value is _auto_null:
            value.value = self._generate_next_value(key, 1, len(self._member_names), self._last_values[:])
            self._auto_called = True
        self._last_values.append(value.value)
        return value.value

    @_builtins.property
    def member_names(self):
        """The names of the members so far."""
        return list(self._member_names)

    def update(self, members, *more_members, **kwds):
        """Sets several names."""
        try:
            for name in members.keys():
                self[name] = members[name]
        except AttributeError:
            for name, value in members:
                self[name] = value
        for name, value in kwds.items():
            self[name] = value


class _MakeMembers:
    """The entry of a namespace that makes the members when the class is there."""

    def __init__(self, values):
        self.values = values

    def __set_name__(self, cls, name):
        for member_name, value in self.values.items():
            _make_member(cls, member_name, value)
        type.__delattr__(cls, name)


def _make_member(cls, name, value):
    """Makes one member, or an alias of one that has the same value."""
    args = value if isinstance(value, tuple) else (value,)
    if cls._member_type_ is tuple:
        args = (args,)
    made = cls._new_member_(cls, *args) if cls._use_args_ else cls._new_member_(cls)
    if not hasattr(made, "_value_"):
        if cls._member_type_ is object:
            made._value_ = value
        else:
            try:
                made._value_ = cls._member_type_(*args)
            except Exception as error:
                raise TypeError("_value_ not set in __new__, unable to create it") from error
    value = made._value_
    made._name_ = name
    made.__objclass__ = cls
    made.__init__(*args)
    made._sort_order_ = len(cls._member_names_)
    is_flag = Flag is not None and issubclass(cls, Flag)
    if is_flag and isinstance(value, int):
        cls._flag_mask_ |= value
        if _is_single_bit(value):
            cls._singles_mask_ |= value
        cls._all_bits_ = 2 ** cls._flag_mask_.bit_length() - 1
    known = _known_member(cls, value)
    if known is not None:
        made = known
    elif not is_flag or isinstance(value, int) and _is_single_bit(value):
        cls._member_names_.append(name)
    cls._add_member_(name, made)
    _note_value(cls, name, value, made)


def _known_member(cls, value):
    try:
        return cls._value2member_map_.get(value)
    except TypeError:
        for known in cls._member_map_.values():
            if known._value_ == value:
                return known


def _note_value(cls, name, value, made):
    try:
        cls._value2member_map_.setdefault(value, made)
        if value not in cls._hashable_values_:
            cls._hashable_values_.append(value)
    except TypeError:
        cls._unhashable_values_.append(value)
        cls._unhashable_values_map_.setdefault(name, []).append(value)


class EnumType(type):
    """The metaclass of enumerations."""

    @classmethod
    def __prepare__(metacls, cls, bases, **kwds):
        metacls._check_for_existing_members_(cls, bases)
        namespace = EnumDict(cls)
        _, first_enum = metacls._get_mixins_(cls, bases)
        if first_enum is not None:
            namespace["_generate_next_value_"] = getattr(first_enum, "_generate_next_value_", None)
        return namespace

    def __new__(metacls, cls, bases, classdict, *, boundary=None, _simple=False, **kwds):
        if _simple:
            return super().__new__(metacls, cls, bases, classdict, **kwds)
        names = classdict._member_names
        for name in classdict._ignore:
            classdict.pop(name, None)
        classdict.pop("_ignore_", None)
        invalid = set(names) & {"mro", ""}
        if invalid:
            raise ValueError(f"invalid enum member name(s) {','.join([repr(name) for name in invalid])}")
        order = classdict.pop("_order_", None)
        if order is not None and isinstance(order, str):
            order = order.replace(",", " ").split()
        classdict = dict(classdict.items())
        if "_generate_next_value_" in classdict and not isinstance(classdict["_generate_next_value_"], staticmethod):
            classdict["_generate_next_value_"] = staticmethod(classdict["_generate_next_value_"])
        member_type, first_enum = metacls._get_mixins_(cls, bases)
        new_member, save_new, use_args = metacls._find_new_(classdict, member_type, first_enum)
        values = {name: classdict.pop(name) for name in names}
        classdict["_new_member_"] = new_member
        classdict["_use_args_"] = use_args
        classdict["_member_names_"] = []
        classdict["_member_map_"] = {}
        classdict["_value2member_map_"] = {}
        classdict["_hashable_values_"] = []
        classdict["_unhashable_values_"] = []
        classdict["_unhashable_values_map_"] = {}
        classdict["_member_type_"] = member_type
        classdict["_value_repr_"] = metacls._find_data_repr_(cls, bases)
        if boundary is not None or Flag is not None and first_enum is not None and issubclass(first_enum, Flag):
            classdict["_boundary_"] = boundary or getattr(first_enum, "_boundary_", None)
            classdict["_flag_mask_"] = classdict["_singles_mask_"] = classdict["_all_bits_"] = 0
            classdict["_inverted_"] = None
        classdict["_make_members_"] = _MakeMembers(values)
        try:
            made = super().__new__(metacls, cls, bases, classdict, **kwds)
        except Exception as error:
            if getattr(error, "__notes__", None):
                del error.__notes__[-1]
                if not error.__notes__:
                    del error.__notes__
            raise
        _finish_class(made, classdict, bases, member_type, first_enum)
        if save_new:
            made.__new_member__ = new_member
        if Enum is not None:
            made.__new__ = Enum.__new__
        _check_order(made, order)
        return made

    def __init__(cls, *args, **kwds):
        super().__init__(*args)

    def __bool__(cls):
        return True

    def __call__(cls, value, names=_not_given, *values, module=None, qualname=None, type=None, start=1, boundary=None):
        if cls._member_map_:
            if names is not _not_given:
                value = (value, names) + values
            return cls.__new__(cls, value)
        if names is _not_given and type is None:
            raise TypeError(f"{cls} has no members; specify `names=()` if you meant to create a new, empty, enum")
        return cls._create_(
            class_name=value, names=None if names is _not_given else names, module=module, qualname=qualname, type=type,
            start=start, boundary=boundary,
        )

    def __contains__(cls, value):
        if isinstance(value, cls):
            return True
        if issubclass(cls, Flag):
            try:
                return isinstance(cls._missing_(value), cls)
            except ValueError:
                pass
        return value in cls._unhashable_values_ or value in cls._hashable_values_

    def __delattr__(cls, attr):
        if attr in cls._member_map_:
            raise AttributeError(f"{cls.__name__!r} cannot delete member {attr!r}.")
        super().__delattr__(attr)

    def __setattr__(cls, name, value):
        if name in cls.__dict__.get("_member_map_", ()):
            raise AttributeError(f"cannot reassign member {name!r}")
        super().__setattr__(name, value)

    def __dir__(cls):
        names = {
            "__class__", "__contains__", "__doc__", "__getitem__", "__init_subclass__", "__iter__", "__len__", "__members__",
            "__module__", "__name__", "__qualname__", *cls._member_names_,
        }
        if cls._new_member_ is not object.__new__:
            names.add("__new__")
        if cls.__init_subclass__ is not object.__init_subclass__:
            names.add("__init_subclass__")
        if cls._member_type_ is not object:
            names |= set(dir(cls._member_type_))
        return sorted(names)

    def __getitem__(cls, name):
        return cls._member_map_[name]

    def __iter__(cls):
        return (cls._member_map_[name] for name in cls._member_names_)

    def __len__(cls):
        return len(cls._member_names_)

    @_builtins.property
    def __members__(cls):
        """All names, aliases too, and their members: a view that cannot be changed."""
        return _mappingproxy(cls._member_map_)

    def __repr__(cls):
        word = "flag" if Flag is not None and issubclass(cls, Flag) else "enum"
        return f"<{word} {cls.__name__!r}>"

    def __reversed__(cls):
        return (cls._member_map_[name] for name in reversed(cls._member_names_))

    def _create_(cls, class_name, names, *, module=None, qualname=None, type=None, start=1, boundary=None):
        metacls = cls.__class__
        bases = (cls,) if type is None else (type, cls)
        namespace = metacls.__prepare__(class_name, bases)
        for name, value in _named_values(cls, names, start, namespace):
            namespace[name] = value
        if module is None:
            module = _calling_module()
        if module is not None:
            namespace["__module__"] = module
        if qualname is not None:
            namespace["__qualname__"] = qualname
        return metacls.__new__(metacls, class_name, bases, namespace, boundary=boundary)

    def _convert_(cls, name, module, filter, source=None, *, boundary=None, as_global=False):
        """Makes an enumeration of the constants of a module."""
        constants = vars(sys.modules[module])
        source = constants if source is None else source.__dict__
        members = [(key, value) for key, value in source.items() if filter(key)]
        try:
            members.sort(key=lambda pair: (pair[1], pair[0]))
        except TypeError:
            members.sort(key=lambda pair: pair[0])
        made = cls(name, members, module=module, boundary=boundary or KEEP)
        if as_global:
            global_enum(made)
        else:
            constants.update(made.__members__)
        constants[name] = made
        return made

    @classmethod
    def _check_for_existing_members_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if isinstance(base, EnumType) and base._member_names_:
                    raise TypeError(f"<enum {class_name!r}> cannot extend {base!r}")

    @classmethod
    def _get_mixins_(mcls, class_name, bases):
        """The data type of the members, and the enumeration derived from."""
        if not bases:
            return object, Enum
        first_enum = bases[-1]
        if not isinstance(first_enum, EnumType):
            raise TypeError("new enumerations should be created as `EnumName([mixin_type, ...] [data_type,] enum_type)`")
        return mcls._find_data_type_(class_name, bases) or object, first_enum

    @classmethod
    def _find_data_repr_(mcls, class_name, bases):
        for chain in bases:
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    return base._value_repr_
                if "__repr__" in base.__dict__:
                    params = base.__dict__.get("__dataclass_params__")
                    if params is not None and params.repr:
                        return _dataclass_repr
                    return base.__dict__["__repr__"]
        return None

    @classmethod
    def _find_data_type_(mcls, class_name, bases):
        data_types = set()
        for chain in bases:
            candidate = None
            for base in chain.__mro__:
                if base is object:
                    continue
                if isinstance(base, EnumType):
                    if base._member_type_ is not object:
                        data_types.add(base._member_type_)
                        break
                elif "__new__" in base.__dict__ or "__dataclass_fields__" in base.__dict__:
                    data_types.add(candidate or base)
                    break
                else:
                    candidate = candidate or base
        if len(data_types) > 1:
            raise TypeError(f"too many data types for {class_name!r}: {data_types!r}")
        return data_types.pop() if data_types else None

    @classmethod
    def _find_new_(mcls, classdict, member_type, first_enum):
        """The `__new__` of members, whether to keep it, and whether it gets the values as arguments."""
        new = classdict.get("__new__")
        save_new = first_enum is not None and new is not None
        if new is None:
            plain = [object.__new__] if Enum is None else [object.__new__, Enum.__new__]
            candidates = [
                getattr(possible, method, None)
                for method in ("__new_member__", "__new__")
                for possible in (member_type, first_enum)
            ]
            new = next((found for found in candidates if found is not None and found not in plain), object.__new__)
        if isinstance(new, staticmethod):
            new = new.__func__
        use_args = not (first_enum is None or new is object.__new__ or Enum is not None and new is Enum.__new__)
        return new, save_new, use_args

    def _add_member_(cls, name, member):
        """Makes a member an attribute of the class, beside what a base has under that name."""
        known = cls._member_map_.get(name)
        if known is not None:
            if known is not member:
                raise NameError(f"{name!r} is already bound: {known!r}")
            return
        redirect = None
        for base in cls.__mro__[1:]:
            found = base.__dict__.get(name)
            if found is None:
                continue
            if isinstance(found, _builtins.property):
                redirect = property(found.fget, found.fset, found.fdel)
                break
            if _is_dynamic(found):
                redirect = property(found.fget, found.fset, found.fdel)
                break
            if _is_descriptor(found):
                redirect = redirect or property()
                redirect._fallback = lambda instance, _: getattr(instance._value_, name)
            elif redirect is None:
                redirect = property()
                redirect._fallback = lambda instance, _, base=base: getattr(base, name)
        if redirect is None:
            type.__setattr__(cls, name, member)
        else:
            redirect.member = member
            redirect.__set_name__(cls, name)
            type.__setattr__(cls, name, redirect)
        cls._member_map_[name] = member


EnumMeta = EnumType
_mappingproxy = type(type.__dict__)


def _named_values(cls, names, start, namespace):
    """The pairs of name and value that the functional interface was given."""
    if isinstance(names, str):
        names = names.replace(",", " ").split()
    if hasattr(names, "keys"):
        return [(name, names[name]) for name in names]
    names = list(() if names is None else names)
    if not names or not isinstance(names[0], str):
        return names
    pairs = []
    last_values = []
    for count, name in enumerate(names):
        value = cls._generate_next_value_(name, start, count, last_values[:])
        last_values.append(value)
        pairs.append((name, value))
    return pairs


def _calling_module():
    caller = getattr(sys, "_getframemodulename", None)
    return "__main__" if caller is None else caller(3) or "__main__"


def _dataclass_repr(self):
    shown = [f for f in self.__dataclass_fields__.values() if f.repr]
    return ", ".join([f"{f.name}={getattr(self, f.name)!r}" for f in shown])


def _finish_class(made, classdict, bases, member_type, first_enum):
    """Keeps the methods of the data type from hiding those of the enumeration."""
    if ReprEnum is not None and ReprEnum in bases:
        if member_type is object:
            raise TypeError("ReprEnum subclasses must be mixed with a data type (i.e. int, str, float, etc.)")
        if "__format__" not in classdict:
            made.__format__ = member_type.__format__
        if "__str__" not in classdict:
            text = member_type.__str__
            made.__str__ = member_type.__repr__ if text is object.__str__ or "__str__" not in member_type.__dict__ else text
    for name in ("__repr__", "__str__", "__format__", "__reduce_ex__"):
        if name in classdict or Enum is None or name in made.__dict__:
            continue
        found = getattr(made, name)
        if found in (getattr(member_type, name), getattr(object, name)):
            setattr(made, name, getattr(first_enum, name))
    if Flag is None or not issubclass(made, Flag):
        return
    for name in ("__or__", "__and__", "__xor__", "__ror__", "__rand__", "__rxor__", "__invert__"):
        if name not in classdict:
            setattr(made, name, getattr(Flag, name))
    ordered = [member._value_ for member in made]
    if ordered != sorted(ordered):
        made._iter_member_ = made._iter_member_by_def_


def _check_order(made, order):
    """Compares the members with what `_order_` says."""
    if order is None:
        return
    names = made._member_names_
    if Flag is not None and issubclass(made, Flag):
        order = [
            name for name in order
            if name not in made._member_map_ or name in names and made._member_map_[name].name == name
        ]
    else:
        order = [name for name in order if name not in made._member_map_ or made._member_map_[name]._name_ == name]
    if order != names:
        raise TypeError(f"member order does not match _order_:\n  {names!r}\n  {order!r}")


class Enum(metaclass=EnumType):
    """What enumerations derive from."""

    def __new__(cls, value):
        if type(value) is cls:
            return value
        try:
            return cls._value2member_map_[value]
        except KeyError:
            pass
        except TypeError:
            for name, values in cls._unhashable_values_map_.items():
                if value in values:
                    return cls[name]
            for known in cls._member_map_.values():
                if value == known._value_:
                    return known
        if not cls._member_map_:
            if "_make_members_" in cls.__dict__:
                raise TypeError("do not use `super().__new__; call the appropriate __new__ directly") from None
            raise TypeError(f"{cls!r} has no members defined")
        return _look_further(cls, value)

    def __init__(self, *args, **kwds):
        pass

    def _add_alias_(self, name):
        self.__class__._add_member_(name, self)

    def _add_value_alias_(self, value):
        cls = self.__class__
        known = _known_member(cls, value)
        if known is not None:
            if known is not self:
                raise ValueError(f"{value!r} is already bound: {known!r}")
            return
        _note_value(cls, getattr(self, "_name_", None), value, self)

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        """The value of `auto()`: one more than the largest so far."""
        if not last_values:
            return start
        try:
            last_value = sorted(last_values).pop()
        except TypeError:
            raise TypeError("unable to sort non-numeric values") from None
        try:
            return last_value + 1
        except TypeError:
            raise TypeError(f"unable to increment {last_value!r}") from None

    @classmethod
    def _missing_(cls, value):
        return None

    @classmethod
    def __signature__(cls):
        if cls._member_names_:
            return "(*values)"
        return "(new_class_name, /, names, *, module=None, qualname=None, type=None, start=1, boundary=None)"

    def __repr__(self):
        show = self.__class__._value_repr_ or repr
        return f"<{self.__class__.__name__}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        return f"{self.__class__.__name__}.{self._name_}"

    def __dir__(self):
        names = {"__class__", "__doc__", "__eq__", "__hash__", "__module__"}
        if self.__class__._member_type_ is not object:
            names |= set(object.__dir__(self))
        for name in getattr(self, "__dict__", ()):
            if name[0] != "_" and name not in self._member_map_:
                names.add(name)
        for cls in self.__class__.__mro__:
            for name, found in cls.__dict__.items():
                if name[0] == "_":
                    continue
                if isinstance(found, property):
                    if found.fget is not None or name not in self._member_map_:
                        names.add(name)
                    else:
                        names.discard(name)
                elif name not in self._member_map_:
                    names.add(name)
        return sorted(names)

    def __format__(self, format_spec):
        return str.__format__(str(self), format_spec)

    def __hash__(self):
        return hash(self._name_)

    def __reduce_ex__(self, proto):
        return self.__class__, (self._value_,)

    def __deepcopy__(self, memo):
        return self

    def __copy__(self):
        return self

    @property
    def name(self):
        """The name of the member."""
        return self._name_

    @property
    def value(self):
        """The value of the member."""
        return self._value_


def _look_further(cls, value):
    """What `_missing_` says about a value that is not one of the members."""
    error = None
    try:
        result = cls._missing_(value)
    except Exception as raised:
        error = raised
        result = None
    try:
        if isinstance(result, cls):
            return result
        if Flag is not None and issubclass(cls, Flag) and cls._boundary_ is EJECT and isinstance(result, int):
            return result
        invalid = ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        if result is None and error is None:
            raise invalid
        if error is None:
            error = TypeError(f"error in {cls.__name__}._missing_: returned {result!r} instead of None or a valid member")
        if not isinstance(error, ValueError):
            error.__context__ = invalid
        raise error
    finally:
        error = invalid = None


class ReprEnum(Enum):
    """Only the repr is that of an enumeration; text and format are those of the data type."""


class IntEnum(int, ReprEnum):
    """Members are integers."""


class StrEnum(str, ReprEnum):
    """Members are strings."""

    def __new__(cls, *values):
        if len(values) > 3:
            raise TypeError(f"too many arguments for str(): {values!r}")
        if len(values) == 1 and not isinstance(values[0], str):
            raise TypeError(f"{values[0]!r} is not a string")
        if len(values) >= 2 and not isinstance(values[1], str):
            raise TypeError(f"encoding must be a string, not {values[1]!r}")
        if len(values) == 3 and not isinstance(values[2], str):
            raise TypeError("errors must be a string, not %r" % (values[2]))
        value = str(*values)
        made = str.__new__(cls, value)
        made._value_ = value
        return made

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        return name.lower()


def pickle_by_global_name(self, proto):
    return self.name


def pickle_by_enum_name(self, proto):
    return getattr, (self.__class__, self._name_)


class FlagBoundary(StrEnum):
    """What becomes of bits that no flag has."""

    STRICT = auto()
    CONFORM = auto()
    EJECT = auto()
    KEEP = auto()


STRICT, CONFORM, EJECT, KEEP = FlagBoundary


class Flag(Enum, boundary=STRICT):
    """Members are bits that combine."""

    _numeric_repr_ = repr

    @staticmethod
    def _generate_next_value_(name, start, count, last_values):
        if not last_values:
            return start if start is not None else 1
        last_value = max(last_values)
        try:
            return 2 ** (_high_bit(last_value) + 1)
        except Exception:
            raise TypeError(f"invalid flag value {last_value!r}") from None

    @classmethod
    def _iter_member_by_value_(cls, value):
        for bit in _bits(value & cls._flag_mask_):
            yield cls._value2member_map_.get(bit)

    _iter_member_ = _iter_member_by_value_

    @classmethod
    def _iter_member_by_def_(cls, value):
        yield from sorted(cls._iter_member_by_value_(value), key=lambda member: member._sort_order_)

    @classmethod
    def _missing_(cls, value):
        """The combination of flags that a number stands for; it is remembered."""
        if not isinstance(value, int):
            raise ValueError(f"{value!r} is not a valid {cls.__qualname__}")
        given = value
        value = _within_boundary(cls, value)
        if cls._boundary_ is EJECT and not ~cls._all_bits_ <= given <= cls._all_bits_ or value is None:
            return given
        negative = value if value < 0 else None
        if negative is not None:
            keeps = cls._boundary_ in (EJECT, KEEP)
            value = cls._all_bits_ + 1 + value if keeps else cls._singles_mask_ & value
        unknown = value & ~cls._flag_mask_
        if unknown and cls._boundary_ is not KEEP:
            raise ValueError(f"{cls.__name__}({value!r}) -->  unknown values {unknown!r} [{bin(unknown)}]")
        plain = cls._member_type_ is object
        made = object.__new__(cls) if plain else cls._member_type_.__new__(cls, value)
        if not hasattr(made, "_value_"):
            made._value_ = value
        made._name_ = _combined_name(cls, value)
        made = cls._value2member_map_.setdefault(value, made)
        if negative is not None:
            cls._value2member_map_[negative] = made
        return made

    def __contains__(self, other):
        if not isinstance(other, self.__class__):
            raise TypeError(
                f"unsupported operand type(s) for 'in': {type(other).__qualname__!r} and {self.__class__.__qualname__!r}"
            )
        return other._value_ & self._value_ == other._value_

    def __iter__(self):
        yield from self._iter_member_(self._value_)

    def __len__(self):
        return self._value_.bit_count()

    def __repr__(self):
        cls_name = self.__class__.__name__
        show = self.__class__._value_repr_ or repr
        if self._name_ is None:
            return f"<{cls_name}: {show(self._value_)}>"
        return f"<{cls_name}.{self._name_}: {show(self._value_)}>"

    def __str__(self):
        cls_name = self.__class__.__name__
        if self._name_ is None:
            show = self.__class__._value_repr_ or repr
            return f"{cls_name}({show(self._value_)})"
        return f"{cls_name}.{self._name_}"

    def __bool__(self):
        return bool(self._value_)

    def _get_value(self, flag):
        if isinstance(flag, self.__class__):
            return flag._value_
        if self._member_type_ is not object and isinstance(flag, self._member_type_):
            return flag
        return NotImplemented

    def __or__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        _check_combinable(self, other, "|")
        return self.__class__(self._value_ | value)

    def __and__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        _check_combinable(self, other, "&")
        return self.__class__(self._value_ & value)

    def __xor__(self, other):
        value = self._get_value(other)
        if value is NotImplemented:
            return NotImplemented
        _check_combinable(self, other, "^")
        return self.__class__(self._value_ ^ value)

    def __invert__(self):
        if self._get_value(self) is None:
            raise TypeError(f"'{self}' cannot be inverted")
        if self._inverted_ is None:
            if self._boundary_ in (EJECT, KEEP):
                self._inverted_ = self.__class__(~self._value_)
            else:
                self._inverted_ = self.__class__(self._singles_mask_ & ~self._value_)
        return self._inverted_

    __rand__ = __and__
    __ror__ = __or__
    __rxor__ = __xor__


def _check_combinable(left, right, op):
    for flag in (left, right):
        if left._get_value(flag) is None:
            raise TypeError(f"'{flag}' cannot be combined with other flags with {op}")


def _within_boundary(cls, value):
    """A number with the bits that no flag has treated as the boundary says; None if it is no longer a flag."""
    if ~cls._all_bits_ <= value <= cls._all_bits_ and not value & (cls._all_bits_ ^ cls._flag_mask_):
        return value
    if cls._boundary_ is STRICT:
        width = max(value.bit_length(), cls._flag_mask_.bit_length())
        raise ValueError(
            f"{cls!r} invalid value {value!r}\n    given {bin(value, width)}\n  allowed {bin(cls._flag_mask_, width)}"
        )
    if cls._boundary_ is CONFORM:
        return value & cls._flag_mask_
    if cls._boundary_ is EJECT:
        return None
    if cls._boundary_ is KEEP:
        return max(cls._all_bits_ + 1, 2 ** value.bit_length()) + value if value < 0 else value
    raise ValueError(f"{cls!r} unknown flag boundary {cls._boundary_!r}")


def _combined_name(cls, value):
    """The names of the flags in a number, joined; None if there is none."""
    single = value & cls._singles_mask_
    aliases = value & ~cls._singles_mask_
    if not single and not aliases:
        return None
    members = list(cls._iter_member_(single))
    combined = 0
    for member in members:
        combined |= member._value_
    if aliases:
        for member in cls._member_map_.values():
            if member not in members and member._value_ and member._value_ & value == member._value_:
                members.append(member)
                combined |= member._value_
    unknown = value ^ combined
    if not combined:
        return None
    if unknown and cls._boundary_ is STRICT:
        raise ValueError(f"{cls!r}: no members with value {unknown!r}")
    name = "|".join([member._name_ for member in members])
    return f"{name}|{cls._numeric_repr_(unknown)}" if unknown else name


class IntFlag(int, ReprEnum, Flag, boundary=KEEP):
    """Members are bits that combine, and integers."""


def _simple_enum(etype=None, *, boundary=None, use_args=None):
    """Makes an enumeration of a plain class, for modules of the library."""
    def convert_class(cls):
        base = Enum if etype is None else etype
        namespace = EnumType.__prepare__(cls.__name__, (base,))
        for name, value in cls.__dict__.items():
            if name not in ("__dict__", "__weakref__", "__firstlineno__", "__static_attributes__", "__annotations_cache__"):
                namespace[name] = value
        namespace["__qualname__"] = cls.__qualname__
        return EnumType.__new__(EnumType, cls.__name__, (base,), namespace, boundary=boundary)
    return convert_class


def unique(enumeration):
    """Refuses an enumeration with aliases."""
    aliases = [(name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
    if aliases:
        details = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"duplicate values found in {enumeration!r}: {details}")
    return enumeration


class EnumCheck(StrEnum):
    """What `verify` can look at."""

    CONTINUOUS = "no skipped integer values"
    NAMED_FLAGS = "multi-flag aliases may not contain unnamed flags"
    UNIQUE = "one name per value"


CONTINUOUS, NAMED_FLAGS, UNIQUE = EnumCheck


class verify:
    """Refuses an enumeration that does not hold what is asked."""

    def __init__(self, *checks):
        self.checks = checks

    def __call__(self, enumeration):
        looks = {UNIQUE: _verify_unique, CONTINUOUS: _verify_continuous, NAMED_FLAGS: _verify_named}
        is_flag = issubclass(enumeration, Flag)
        if not is_flag and not issubclass(enumeration, Enum):
            raise TypeError("the 'verify' decorator only works with Enum and Flag")
        for check in self.checks:
            looks[check](enumeration, is_flag)
        return enumeration


def _verify_unique(enumeration, is_flag):
    aliases = [(name, member.name) for name, member in enumeration.__members__.items() if name != member.name]
    if aliases:
        details = ", ".join([f"{alias} -> {name}" for alias, name in aliases])
        raise ValueError(f"aliases found in {enumeration!r}: {details}")


def _verify_continuous(enumeration, is_flag):
    values = {member.value for member in enumeration}
    if len(values) < 2:
        return
    low, high = min(values), max(values)
    if is_flag:
        missing = [2 ** i for i in range(_high_bit(low) + 1, _high_bit(high)) if 2 ** i not in values]
    else:
        missing = [i for i in range(low + 1, high) if i not in values]
    if missing:
        kind = "flag" if is_flag else "enum"
        text = f"invalid {kind} {enumeration.__name__!r}: missing values {', '.join([str(value) for value in missing])}"
        raise ValueError(text[:256])


def _verify_named(enumeration, is_flag):
    known = [member.value for member in enumeration]
    names = []
    missing = 0
    for name, alias in enumeration._member_map_.items():
        if name in enumeration._member_names_ or alias.value < 0:
            continue
        missed = [bit for bit in _bits(alias.value) if bit not in known]
        if missed:
            names.append(name)
            missing |= sum(missed)
    if not names:
        return
    if len(names) == 1:
        who = f"alias {names[0]} is missing"
    else:
        who = f"aliases {', '.join(names[:-1])} and {names[-1]} are missing"
    what = f"value 0x{missing:x}" if _is_single_bit(missing) else f"combined values of 0x{missing:x}"
    raise ValueError(
        f"invalid Flag {enumeration.__name__!r}: {who} {what} [use enum.show_flag_values(value) for details]"
    )


def global_enum_repr(self):
    """The repr of members that are constants of a module."""
    module = self.__class__.__module__.split(".")[-1]
    return f"{module}.{self._name_}"


def global_flag_repr(self):
    """The repr of flags that are constants of a module."""
    cls = self.__class__
    module = cls.__module__.split(".")[-1]
    if self._name_ is None:
        return f"{module}.{cls.__name__}({self._value_!r})"
    if _is_single_bit(self._value_):
        return f"{module}.{self._name_}"
    if self._boundary_ is not KEEP:
        return "|".join([f"{module}.{name}" for name in self.name.split("|")])
    return "|".join([name if name[0] in "0123456789" else f"{module}.{name}" for name in self._name_.split("|")])


def global_str(self):
    """The text of members that are constants of a module."""
    if self._name_ is None:
        return f"{self.__class__.__name__}({self._value_!r})"
    return self._name_


def global_enum(cls, update_str=False):
    """Makes the members constants of their module."""
    cls.__repr__ = global_flag_repr if issubclass(cls, Flag) else global_enum_repr
    if not issubclass(cls, ReprEnum) or update_str:
        cls.__str__ = global_str
    sys.modules[cls.__module__].__dict__.update(cls.__members__)
    return cls
