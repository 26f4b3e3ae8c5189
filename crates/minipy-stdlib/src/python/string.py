"""Constants, templates and the machinery of str.format: the module `string`.

A Template whose class changes nothing about the pattern is cut by _text_pieces; others go through `re`.
"""

import _string
import _text_pieces

__all__ = [
    "ascii_letters", "ascii_lowercase", "ascii_uppercase", "capwords", "digits", "hexdigits", "octdigits", "printable",
    "punctuation", "whitespace", "Formatter", "Template",
]

# A package, so that its submodule is refused as what it is: a module that is not there.
__path__ = []

whitespace = " \t\n\r\v\f"
ascii_lowercase = "abcdefghijklmnopqrstuvwxyz"
ascii_uppercase = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
ascii_letters = ascii_lowercase + ascii_uppercase
digits = "0123456789"
hexdigits = digits + "abcdef" + "ABCDEF"
octdigits = "01234567"
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace



def capwords(s, sep=None):
    """Each word with a capital and the rest small; without `sep`, words are what spaces part, and one space is put between."""
    return (sep or " ").join(map(str.capitalize, s.split(sep)))


class _Pattern:
    """Until somebody asks for it, a template's pattern is not compiled."""

    def __get__(self, instance, cls=None):
        return self if cls is None else cls._compile_pattern()


_PATTERN = _Pattern()
_NAMES = r"(?a:[_a-z][_a-z0-9]*)"
_NOTHING = {}


class Template:
    """Text with $names in it."""

    delimiter = "$"
    idpattern = _NAMES
    braceidpattern = None
    flags = None
    pattern = _PATTERN

    def __init_subclass__(cls):
        super().__init_subclass__()
        if not cls._is_plain():
            cls._compile_pattern()

    @classmethod
    def _is_plain(cls):
        """Are all the class attributes that make the pattern those below?"""
        if cls.delimiter != "$" or cls.idpattern is not _NAMES or cls.braceidpattern is not None or cls.flags is not None:
            return False
        for base in cls.__mro__:
            if "pattern" in base.__dict__:
                return base.__dict__["pattern"] is _PATTERN

    @classmethod
    def _compile_pattern(cls):
        import re

        pattern = cls.__dict__.get("pattern", _PATTERN)
        if isinstance(pattern, re.Pattern):
            return pattern
        if pattern is _PATTERN:
            delimiter = re.escape(cls.delimiter)
            plain = cls.idpattern
            braced = cls.braceidpattern or cls.idpattern
            pattern = (
                rf"{delimiter}(?:(?P<escaped>{delimiter})|(?P<named>{plain})|{{(?P<braced>{braced})}}|(?P<invalid>))"
            )
        if cls.flags is None:
            cls.flags = re.IGNORECASE
        cls.pattern = compiled = re.compile(pattern, cls.flags | re.VERBOSE)
        return compiled

    def __init__(self, template):
        self.template = template

    def _pieces(self):
        """The text in pieces: literal text, and what the delimiter behind it means (escaped, name, place, text of the whole)."""
        if self._is_plain() and isinstance(self.template, str):
            return _text_pieces.template(self.template)
        return self._pieces_by_pattern()

    def _pieces_by_pattern(self):
        at = 0
        for match in self.pattern.finditer(self.template):
            yield self.template[at : match.start()], None
            at = match.end()
            name = match.group("named") or match.group("braced")
            if name is not None:
                yield "", (False, name, match.start(), match.group())
            elif match.group("escaped") is not None:
                yield "", (True, None, match.start(), match.group())
            elif match.group("invalid") is not None:
                yield "", (False, None, match.start("invalid"), match.group())
            else:
                raise ValueError("Unrecognized named group in pattern", self.pattern)
        yield self.template[at:], None

    def _invalid(self, place):
        lines = self.template[:place].splitlines(keepends=True)
        if not lines:
            column = line = 1
        else:
            column = place - len("".join(lines[:-1]))
            line = len(lines)
        raise ValueError(f"Invalid placeholder in string: line {line}, col {column}")

    def _mapping(self, mapping, kws):
        if mapping is _NOTHING:
            return kws
        if kws:
            from collections import ChainMap

            return ChainMap(kws, mapping)
        return mapping

    def substitute(self, mapping=_NOTHING, /, **kws):
        mapping = self._mapping(mapping, kws)
        result = []
        for literal, found in self._pieces():
            result.append(literal)
            if found is not None:
                escaped, name, place, _ = found
                if escaped:
                    result.append(self.delimiter)
                elif name is None:
                    self._invalid(place)
                else:
                    result.append(str(mapping[name]))
        return "".join(result)

    def safe_substitute(self, mapping=_NOTHING, /, **kws):
        mapping = self._mapping(mapping, kws)
        result = []
        for literal, found in self._pieces():
            result.append(literal)
            if found is not None:
                escaped, name, _, whole = found
                if escaped:
                    whole = self.delimiter
                elif name is not None:
                    try:
                        whole = str(mapping[name])
                    except KeyError:
                        pass
                result.append(whole)
        return "".join(result)

    def is_valid(self):
        return all(found is None or found[0] or found[1] is not None for _, found in self._pieces())

    def get_identifiers(self):
        names = []
        for _, found in self._pieces():
            if found is not None and found[1] is not None and found[1] not in names:
                names.append(found[1])
        return names


class Formatter:
    """str.format with parts to redefine."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used_args = set()
        result, _ = self._vformat(format_string, args, kwargs, used_args, 2)
        self.check_unused_args(used_args, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used_args, recursion_depth, auto_arg_index=0):
        if recursion_depth < 0:
            raise ValueError("Max string recursion exceeded")
        result = []
        for literal_text, field_name, format_spec, conversion in self.parse(format_string):
            if literal_text:
                result.append(literal_text)
            if field_name is None:
                continue
            first, _ = _string.formatter_field_name_split(field_name)
            if first == "":
                if auto_arg_index is False:
                    raise ValueError("cannot switch from manual field specification to automatic field numbering")
                field_name = str(auto_arg_index) + field_name
                auto_arg_index += 1
            elif isinstance(first, int):
                if auto_arg_index:
                    raise ValueError("cannot switch from automatic field numbering to manual field specification")
                # From here on a field without a number is an error.
                auto_arg_index = False
            obj, arg_used = self.get_field(field_name, args, kwargs)
            used_args.add(arg_used)
            obj = self.convert_field(obj, conversion)
            format_spec, auto_arg_index = self._vformat(
                format_spec, args, kwargs, used_args, recursion_depth - 1, auto_arg_index=auto_arg_index
            )
            result.append(self.format_field(obj, format_spec))
        return "".join(result), auto_arg_index

    def get_value(self, key, args, kwargs):
        if isinstance(key, int):
            return args[key]
        return kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == "s":
            return str(value)
        if conversion == "r":
            return repr(value)
        if conversion == "a":
            return ascii(value)
        raise ValueError(f"Unknown conversion specifier {conversion!s}")

    def parse(self, format_string):
        return _string.formatter_parser(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _string.formatter_field_name_split(field_name)
        obj = self.get_value(first, args, kwargs)
        for is_attr, name in rest:
            obj = getattr(obj, name) if is_attr else obj[name]
        return obj, first
