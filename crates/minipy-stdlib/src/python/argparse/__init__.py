"""Command lines: `ArgumentParser` declares options and positions, parses `sys.argv` and writes the help.

What is done with values is in `argparse._actions`, what help looks like in `argparse._help`. Words are matched as patterns: each word
is `A` (an argument) or `O` (an option), and what an action takes is a regular expression over these letters.
"""

__path__ = []

import re as _re
import sys as _sys
from argparse._actions import (
    ACTIONS as _ACTIONS, Action, ArgumentError, ArgumentTypeError, BooleanOptionalAction, FileType, Namespace, ONE_OR_MORE, OPTIONAL,
    PARSER, REMAINDER, SUPPRESS, ZERO_OR_MORE, _AttributeHolder, _action_name,
)
from argparse._help import (
    ArgumentDefaultsHelpFormatter, HelpFormatter, MetavarTypeHelpFormatter, RawDescriptionHelpFormatter, RawTextHelpFormatter,
)

__all__ = [
    "ArgumentParser", "ArgumentError", "ArgumentTypeError", "BooleanOptionalAction", "FileType", "HelpFormatter",
    "ArgumentDefaultsHelpFormatter", "RawDescriptionHelpFormatter", "RawTextHelpFormatter", "MetavarTypeHelpFormatter", "Namespace",
    "Action", "ONE_OR_MORE", "OPTIONAL", "PARSER", "REMAINDER", "SUPPRESS", "ZERO_OR_MORE",
]

_NUMBER = _re.compile(r"-\.?\d")


class _ActionsContainer:
    """What arguments are added to: a parser or a group."""

    def __init__(self, description, prefix_chars, argument_default, conflict_handler):
        self.description = description
        self.argument_default = argument_default
        self.prefix_chars = prefix_chars
        self.conflict_handler = conflict_handler
        self._registries = {"action": dict(_ACTIONS), "type": {None: lambda string: string}}
        self._handler()
        self._actions = []
        self._option_string_actions = {}
        self._action_groups = []
        self._mutually_exclusive_groups = []
        self._defaults = {}
        self._has_negative_number_optionals = []

    def register(self, registry_name, value, object):
        self._registries.setdefault(registry_name, {})[value] = object

    def _registry_get(self, registry_name, value, default=None):
        return self._registries[registry_name].get(value, default)

    def set_defaults(self, **kwargs):
        """Values of attributes, whether there are arguments for them or not."""
        self._defaults.update(kwargs)
        for action in self._actions:
            if action.dest in kwargs:
                action.default = kwargs[action.dest]

    def get_default(self, dest):
        for action in self._actions:
            if action.dest == dest and action.default is not None:
                return action.default
        return self._defaults.get(dest)

    def add_argument(self, *args, **kwargs):
        """Declares an option (`"-x", "--long"`) or a position (`"name"`)."""
        if not args or len(args) == 1 and args[0][0] not in self.prefix_chars:
            if args and "dest" in kwargs:
                raise TypeError("dest supplied twice for positional argument, did you mean metavar?")
            kwargs = self._positional(*args, **kwargs)
        else:
            kwargs = self._optional(*args, **kwargs)
        if "default" not in kwargs:
            dest = kwargs["dest"]
            if dest in self._defaults:
                kwargs["default"] = self._defaults[dest]
            elif self.argument_default is not None:
                kwargs["default"] = self.argument_default
        name = kwargs.pop("action", None)
        action_class = self._registry_get("action", name, name)
        if not callable(action_class):
            raise ValueError(f"unknown action {action_class!r}")
        action = action_class(**kwargs)
        if not action.option_strings and action.nargs == 0:
            raise ValueError(f"action {name!r} is not valid for positional arguments")
        type_func = self._registry_get("type", action.type, action.type)
        if not callable(type_func):
            raise TypeError(f"{type_func!r} is not callable")
        if type_func is FileType:
            raise TypeError(f"{type_func!r} is a FileType class object, instance of it must be passed")
        if hasattr(self, "_get_formatter"):
            self._check_help(action)
        return self._add_action(action)

    def _check_help(self, action):
        formatter = self._get_formatter()
        try:
            formatter._format_args(action, None)
        except TypeError:
            raise ValueError("length of metavar tuple does not match nargs") from None
        if action.help and action.help is not SUPPRESS:
            try:
                formatter._expand_help(action)
            except (ValueError, TypeError, KeyError) as exc:
                raise ValueError("badly formed help string") from exc

    def add_argument_group(self, *args, **kwargs):
        group = _ArgumentGroup(self, *args, **kwargs)
        self._action_groups.append(group)
        return group

    def add_mutually_exclusive_group(self, **kwargs):
        group = _MutuallyExclusiveGroup(self, **kwargs)
        self._mutually_exclusive_groups.append(group)
        return group

    def _add_action(self, action):
        self._check_conflict(action)
        self._actions.append(action)
        action.container = self
        for option in action.option_strings:
            self._option_string_actions[option] = action
            if _NUMBER.match(option):
                self._has_negative_number_optionals.append(True)
        return action

    def _remove_action(self, action):
        self._actions.remove(action)

    def _add_container_actions(self, container):
        """Takes over the arguments of a parent."""
        groups = {}
        for group in self._action_groups:
            if group.title in groups:
                raise ValueError(f"cannot merge actions - two groups are named {group.title!r}")
            groups[group.title] = group
        where = {}
        for group in container._action_groups:
            if group.title not in groups:
                groups[group.title] = self.add_argument_group(title=group.title, description=group.description,
                                                              conflict_handler=group.conflict_handler)
            for action in group._group_actions:
                where[action] = groups[group.title]
        for group in container._mutually_exclusive_groups:
            exclusive = self.add_mutually_exclusive_group(required=group.required)
            for action in group._group_actions:
                where[action] = exclusive
        for action in container._actions:
            where.get(action, self)._add_action(action)

    def _positional(self, dest, **kwargs):
        if "required" in kwargs:
            raise TypeError("'required' is an invalid argument for positionals")
        nargs = kwargs.get("nargs")
        if nargs == 0:
            raise ValueError("nargs for positionals must be != 0")
        kwargs["required"] = nargs not in (OPTIONAL, ZERO_OR_MORE, REMAINDER, SUPPRESS)
        return dict(kwargs, dest=dest, option_strings=[])

    def _optional(self, *args, **kwargs):
        long = []
        for option in args:
            if option[0] not in self.prefix_chars:
                raise ValueError(f"invalid option string {option!r}: must start with a character {self.prefix_chars!r}")
            if len(option) > 1 and option[1] in self.prefix_chars:
                long.append(option)
        dest = kwargs.pop("dest", None)
        if dest is None:
            dest = (long or args)[0].lstrip(self.prefix_chars)
            if not dest:
                raise TypeError(f"dest= is required for options like {(long or args)[0]!r}")
            dest = dest.replace("-", "_")
        return dict(kwargs, dest=dest, option_strings=list(args))

    def _handler(self):
        if self.conflict_handler not in ("error", "resolve"):
            raise ValueError(f"invalid conflict_resolution value: {self.conflict_handler!r}")

    def _check_conflict(self, action):
        conflicts = [(option, self._option_string_actions[option]) for option in action.option_strings
                     if option in self._option_string_actions]
        if not conflicts:
            return
        if self.conflict_handler == "error":
            names = ", ".join([option for option, _ in conflicts])
            raise ArgumentError(action, f"conflicting option string{'' if len(conflicts) == 1 else 's'}: {names}")
        for option, other in conflicts:
            other.option_strings.remove(option)
            self._option_string_actions.pop(option, None)
            if not other.option_strings:
                other.container._remove_action(other)


class _ArgumentGroup(_ActionsContainer):
    """Arguments that stand together in the help."""

    def __init__(self, container, title=None, description=None, **kwargs):
        kwargs.setdefault("conflict_handler", container.conflict_handler)
        kwargs.setdefault("prefix_chars", container.prefix_chars)
        kwargs.setdefault("argument_default", container.argument_default)
        super().__init__(description=description, **kwargs)
        self.title = title
        self._group_actions = []
        self._container = container
        for name in ("_registries", "_actions", "_option_string_actions", "_defaults", "_has_negative_number_optionals",
                     "_mutually_exclusive_groups"):
            setattr(self, name, getattr(container, name))

    def _add_action(self, action):
        action = super()._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        super()._remove_action(action)
        self._group_actions.remove(action)

    def add_argument_group(self, *args, **kwargs):
        raise ValueError("argument groups cannot be nested")


class _MutuallyExclusiveGroup(_ArgumentGroup):
    """Arguments of which one may be given."""

    def __init__(self, container, required=False):
        super().__init__(container)
        self.required = required

    def _add_action(self, action):
        if action.required:
            raise ValueError("mutually exclusive arguments must be optional")
        action = self._container._add_action(action)
        self._group_actions.append(action)
        return action

    def _remove_action(self, action):
        self._container._remove_action(action)
        self._group_actions.remove(action)

    def add_mutually_exclusive_group(self, **kwargs):
        raise ValueError("mutually exclusive groups cannot be nested")


class ArgumentParser(_AttributeHolder, _ActionsContainer):
    """Parses a command line."""

    def __init__(self, prog=None, usage=None, description=None, epilog=None, parents=[], formatter_class=HelpFormatter,
                 prefix_chars="-", fromfile_prefix_chars=None, argument_default=None, conflict_handler="error", add_help=True,
                 allow_abbrev=True, exit_on_error=True, *, suggest_on_error=False, color=True):
        _ActionsContainer.__init__(self, description, prefix_chars, argument_default, conflict_handler)
        self.prog = _sys.argv[0].rpartition("/")[2] if prog is None else prog
        self.usage = usage
        self.epilog = epilog
        self.formatter_class = formatter_class
        self.fromfile_prefix_chars = fromfile_prefix_chars
        self.add_help = add_help
        self.allow_abbrev = allow_abbrev
        self.exit_on_error = exit_on_error
        self.suggest_on_error = suggest_on_error
        self.color = color
        self._positionals = self.add_argument_group("positional arguments")
        self._optionals = self.add_argument_group("options")
        self._subparsers = None
        default_prefix = "-" if "-" in prefix_chars else prefix_chars[0]
        if self.add_help:
            self.add_argument(default_prefix + "h", default_prefix * 2 + "help", action="help", default=SUPPRESS,
                              help="show this help message and exit")
        for parent in parents:
            if not isinstance(parent, ArgumentParser):
                raise TypeError("parents must be a list of ArgumentParser")
            self._add_container_actions(parent)
            self._defaults.update(parent._defaults)

    def _get_kwargs(self):
        names = ("prog", "usage", "description", "formatter_class", "conflict_handler", "add_help")
        return [(name, getattr(self, name)) for name in names]

    def add_subparsers(self, **kwargs):
        """Declares subcommands; their parsers are added to what this gives."""
        if self._subparsers is not None:
            raise ValueError("cannot have multiple subparser arguments")
        kwargs.setdefault("parser_class", type(self))
        if "title" in kwargs or "description" in kwargs:
            self._subparsers = self.add_argument_group(kwargs.pop("title", "subcommands"), kwargs.pop("description", None))
        else:
            self._subparsers = self._positionals
        if kwargs.get("prog") is None:
            formatter = self._get_formatter()
            positionals = [action for action in self._actions if not action.option_strings]
            formatter.add_usage(None, positionals, self._mutually_exclusive_groups, "")
            kwargs["prog"] = formatter.format_help().strip()
        action = self._registry_get("action", "parsers")(option_strings=[], **kwargs)
        self._subparsers._add_action(action)
        return action

    def _add_action(self, action):
        (self._optionals if action.option_strings else self._positionals)._add_action(action)
        return action

    # ---- parsing ----

    def parse_args(self, args=None, namespace=None):
        """The values; what is not known is an error."""
        result, extra = self.parse_known_args(args, namespace)
        if extra:
            message = f"unrecognized arguments: {' '.join(extra)}"
            if self.exit_on_error:
                self.error(message)
            raise ArgumentError(None, message)
        return result

    def parse_known_args(self, args=None, namespace=None):
        """The values, and the words that nothing takes."""
        args = list(_sys.argv[1:] if args is None else args)
        namespace = Namespace() if namespace is None else namespace
        for action in self._actions:
            if action.dest is not SUPPRESS and not hasattr(namespace, action.dest) and action.default is not SUPPRESS:
                setattr(namespace, action.dest, action.default)
        for dest, value in self._defaults.items():
            if not hasattr(namespace, dest):
                setattr(namespace, dest, value)
        try:
            extra = _Parse(self, self._read_files(args), namespace).run()
        except ArgumentError as err:
            if not self.exit_on_error:
                raise
            self.error(str(err))
        extra += namespace.__dict__.pop("_unrecognized_args", [])
        return namespace, extra

    def parse_intermixed_args(self, args=None, namespace=None):
        raise NotImplementedError("minipy: ArgumentParser.parse_intermixed_args is not supported")

    parse_known_intermixed_args = parse_intermixed_args

    def _read_files(self, words):
        """Replaces `@file` by the lines of the file, if that was asked for."""
        if self.fromfile_prefix_chars is None:
            return words
        result = []
        for word in words:
            if not word or word[0] not in self.fromfile_prefix_chars:
                result.append(word)
                continue
            try:
                with open(word[1:]) as file:
                    lines = [arg for line in file.read().splitlines() for arg in self.convert_arg_line_to_args(line)]
            except OSError as err:
                raise ArgumentError(None, str(err))
            result.extend(self._read_files(lines))
        return result

    def convert_arg_line_to_args(self, arg_line):
        """The words of a line of a file."""
        return [arg_line]

    def _options_for(self, word):
        """What option a word may be: [(action or None, option, separator, explicit argument)], or None if it is an argument."""
        if not word or word[0] not in self.prefix_chars:
            return None
        if word in self._option_string_actions:
            return [(self._option_string_actions[word], word, None, None)]
        if len(word) == 1:
            return None
        option, separator, value = word.partition("=")
        if separator and option in self._option_string_actions:
            return [(self._option_string_actions[option], option, separator, value)]
        matches = self._abbreviated(word)
        if matches:
            return matches
        if _NUMBER.match(word) and not self._has_negative_number_optionals and _re.fullmatch(
            r"-(?:\d+(?:_\d+)*(?:\.\d+(?:_\d+)*)?|\.\d+(?:_\d+)*)(?:[eE][+-]?\d+)?", word
        ):
            return None
        if " " in word:
            return None
        return [(None, word, None, None)]

    def _abbreviated(self, word):
        chars, result = self.prefix_chars, []
        if word[1] in chars:
            if self.allow_abbrev:
                prefix, separator, value = word.partition("=")
                value = value if separator else None
                for option, action in self._option_string_actions.items():
                    if option.startswith(prefix):
                        result.append((action, option, separator or None, value))
            return result
        prefix, separator, value = word.partition("=")
        value = value if separator else None
        short, rest = word[:2], word[2:]
        for option, action in self._option_string_actions.items():
            if option == short:
                result.append((action, option, "", rest))
            elif self.allow_abbrev and option.startswith(prefix):
                result.append((action, option, separator or None, value))
        return result

    def _nargs_pattern(self, action):
        nargs = action.nargs
        pattern = {
            None: "(-*A-*)", OPTIONAL: "(-*A?-*)", ZERO_OR_MORE: "(-*[A-]*)", ONE_OR_MORE: "(-*A[A-]*)", REMAINDER: "([AO-]*)",
            PARSER: "(-*A[AO-]*)", SUPPRESS: "(-*)",
        }.get(nargs)
        if pattern is None:
            pattern = f"(-*{'-*'.join('A' * nargs)})"
        if action.option_strings:
            pattern = pattern.replace("-*", "").replace("-", "")
        return pattern

    # ---- values ----

    def _get_values(self, action, words):
        nargs = action.nargs
        if not words and nargs == OPTIONAL:
            value = action.const if action.option_strings else action.default
            if isinstance(value, str) and value is not SUPPRESS:
                value = self._get_value(action, value)
            return value
        if not words and nargs == ZERO_OR_MORE and not action.option_strings:
            return action.default if action.default is not None else []
        if len(words) == 1 and nargs in (None, OPTIONAL):
            value = self._get_value(action, words[0])
            self._check_value(action, value)
            return value
        if nargs == REMAINDER:
            return [self._get_value(action, word) for word in words]
        if nargs == PARSER:
            values = [self._get_value(action, word) for word in words]
            self._check_value(action, values[0])
            return values
        if nargs == SUPPRESS:
            return SUPPRESS
        values = [self._get_value(action, word) for word in words]
        for value in values:
            self._check_value(action, value)
        return values

    def _get_value(self, action, word):
        type_func = self._registry_get("type", action.type, action.type)
        if not callable(type_func):
            raise TypeError(f"{type_func!r} is not callable")
        try:
            return type_func(word)
        except ArgumentTypeError as err:
            raise ArgumentError(action, str(err))
        except (TypeError, ValueError):
            name = getattr(action.type, "__name__", repr(action.type))
            raise ArgumentError(action, f"invalid {name} value: {word!r}")

    def _check_value(self, action, value):
        choices = action.choices
        if choices is None:
            return
        if isinstance(choices, str):
            choices = iter(choices)
        if value not in choices:
            message = f"invalid choice: {str(value)!r}"
            if self.suggest_on_error and isinstance(value, str) and all(isinstance(c, str) for c in action.choices):
                import difflib
                close = difflib.get_close_matches(value, action.choices, 1)
                if close:
                    message += f", maybe you meant {close[0]!r}?"
            raise ArgumentError(action, f"{message} (choose from {', '.join([repr(str(choice)) for choice in action.choices])})")

    # ---- help ----

    def _get_formatter(self):
        return self.formatter_class(prog=self.prog)

    def format_usage(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        return formatter.format_help()

    def format_help(self):
        formatter = self._get_formatter()
        formatter.add_usage(self.usage, self._actions, self._mutually_exclusive_groups)
        formatter.add_text(self.description)
        for group in self._action_groups:
            formatter.start_section(group.title)
            formatter.add_text(group.description)
            formatter.add_arguments(group._group_actions)
            formatter.end_section()
        formatter.add_text(self.epilog)
        return formatter.format_help()

    def print_usage(self, file=None):
        self._print_message(self.format_usage(), _sys.stdout if file is None else file)

    def print_help(self, file=None):
        self._print_message(self.format_help(), _sys.stdout if file is None else file)

    def _print_message(self, message, file=None):
        if message:
            file = file or _sys.stderr
            try:
                file.write(message)
            except (AttributeError, OSError):
                pass

    def exit(self, status=0, message=None):
        if message:
            self._print_message(message, _sys.stderr)
        _sys.exit(status)

    def error(self, message):
        """Prints the usage and the message and exits with status 2."""
        self.print_usage(_sys.stderr)
        self.exit(2, f"{self.prog}: error: {message}\n")

    def _warning(self, message):
        self._print_message(f"{self.prog}: warning: {message}\n", _sys.stderr)


class _Parse:
    """One walk over the words."""

    def __init__(self, parser, words, namespace):
        self.parser, self.words, self.namespace = parser, words, namespace
        self.extras = []
        self.seen, self.seen_given = set(), set()
        self.positionals = [action for action in parser._actions if not action.option_strings]
        self.conflicts = {}
        for group in parser._mutually_exclusive_groups:
            for action in group._group_actions:
                self.conflicts.setdefault(action, []).extend(other for other in group._group_actions if other is not action)
        self.options, letters = {}, []
        for index, word in enumerate(words):
            if word == "--":
                letters.append("-")
                letters += "A" * (len(words) - index - 1)
                break
            options = parser._options_for(word)
            if options is None:
                letters.append("A")
            else:
                self.options[index] = options
                letters.append("O")
        self.letters = "".join(letters)

    def run(self):
        last = max(self.options, default=-1)
        start = 0
        while start <= last:
            following = min(index for index in self.options if index >= start)
            if start != following:
                end = self.take_positionals(start)
                if end > start:
                    start = end
                    continue
                start = end
            if start not in self.options:
                self.extras.extend(self.words[start:following])
                start = following
            start = self.take_optional(start)
        stop = self.take_positionals(start, at_end=True)
        self.extras.extend(self.words[stop:])
        self.check_required()
        return self.extras

    def act(self, action, words, option=None):
        self.seen.add(action)
        values = self.parser._get_values(action, words)
        if action.option_strings or values is not action.default:
            self.seen_given.add(action)
            for other in self.conflicts.get(action, ()):
                if other in self.seen_given:
                    raise ArgumentError(action, f"not allowed with argument {_action_name(other)}")
        if values is not SUPPRESS:
            action(self.parser, self.namespace, values, option)

    def take_optional(self, start):
        options = self.options[start]
        if len(options) > 1:
            names = ", ".join([entry[1] for entry in options])
            raise ArgumentError(None, f"ambiguous option: {self.words[start]} could match {names}")
        action, option, separator, explicit = options[0]
        todo = []
        while True:
            if action is None:
                self.extras.append(self.words[start])
                return start + 1
            if explicit is None:
                stop = start + 1
                count = self.count(action, self.letters[stop:])
                stop += count
                todo.append((action, self.words[start + 1:stop], option))
                break
            count = self.count(action, "A")
            if count == 0 and option[1] not in self.parser.prefix_chars and explicit != "":
                if separator or explicit[0] in self.parser.prefix_chars:
                    raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
                todo.append((action, [], option))
                option = option[0] + explicit[0]
                explicit = explicit[1:]
                if option not in self.parser._option_string_actions:
                    self.extras.append(option[0] + option[1:] + explicit)
                    stop = start + 1
                    break
                action = self.parser._option_string_actions[option]
                separator = ""
                if not explicit:
                    explicit = separator = None
                elif explicit[0] == "=":
                    separator, explicit = "=", explicit[1:]
                continue
            if count == 1:
                stop = start + 1
                todo.append((action, [explicit], option))
                break
            raise ArgumentError(action, f"ignored explicit argument {explicit!r}")
        for action, words, option in todo:
            if action.deprecated:
                self.parser._warning(f"option '{option}' is deprecated")
            self.act(action, words, option)
        return stop

    def count(self, action, letters):
        """How many words an action takes."""
        found = _re.match(self.parser._nargs_pattern(action), letters)
        if found is None:
            nargs = action.nargs
            message = {None: "expected one argument", OPTIONAL: "expected at most one argument",
                       ONE_OR_MORE: "expected at least one argument"}.get(nargs)
            if message is None:
                message = f"expected {nargs} argument{'' if nargs == 1 else 's'}"
            raise ArgumentError(action, message)
        return len(found[1])

    def take_positionals(self, start, at_end=False):
        letters = self.letters[start:]
        counts = []
        for length in range(len(self.positionals), 0, -1):
            pattern = "".join([self.parser._nargs_pattern(action) for action in self.positionals[:length]])
            found = _re.match(pattern, letters)
            if found is not None:
                counts = [len(text) for text in found.groups()]
                # Those at the end that would take nothing may find words behind the next option.
                if found.end() < len(letters) and letters[found.end()] == "O":
                    while counts and counts[-1] == 0:
                        counts.pop()
                break
        for action, count in zip(self.positionals, counts):
            words = self.words[start:start + count]
            if action.nargs == PARSER:
                if self.letters[start] == "-":
                    words.remove("--")
            elif action.nargs != REMAINDER and "-" in self.letters[start:start + count]:
                words.remove("--")
            start += count
            if words and action.deprecated:
                self.parser._warning(f"argument '{action.dest}' is deprecated")
            self.act(action, words)
        self.positionals[:] = self.positionals[len(counts):]
        return start

    def check_required(self):
        missing = []
        for action in self.parser._actions:
            if action in self.seen:
                continue
            if action.required:
                missing.append(_action_name(action))
            elif (isinstance(action.default, str) and hasattr(self.namespace, action.dest)
                  and action.default is getattr(self.namespace, action.dest)):
                setattr(self.namespace, action.dest, self.parser._get_value(action, action.default))
        if missing:
            raise ArgumentError(None, f"the following arguments are required: {', '.join(missing)}")
        for group in self.parser._mutually_exclusive_groups:
            if group.required and not any(action in self.seen_given for action in group._group_actions):
                names = [_action_name(action) for action in group._group_actions if action.help is not SUPPRESS]
                raise ArgumentError(None, f"one of the arguments {' '.join(names)} is required")


for _name in __all__:
    if isinstance(globals()[_name], type):
        globals()[_name].__module__ = "argparse"
del _name
