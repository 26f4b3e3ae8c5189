"""Runs the examples in docstrings: what stands behind `>>>` is executed and what it prints compared with what follows.

`DocTestParser` finds the examples in a text, `DocTestFinder` the texts of a module, `DocTestRunner` runs them, `OutputChecker`
compares. The debugger is not supported.
"""

import io
import re
import sys
import types
from _frames import format_exception, format_exception_only, remember_source
from collections import namedtuple

__all__ = [
    "register_optionflag", "DONT_ACCEPT_TRUE_FOR_1", "DONT_ACCEPT_BLANKLINE", "NORMALIZE_WHITESPACE", "ELLIPSIS", "SKIP",
    "IGNORE_EXCEPTION_DETAIL", "COMPARISON_FLAGS", "REPORT_UDIFF", "REPORT_CDIFF", "REPORT_NDIFF", "REPORT_ONLY_FIRST_FAILURE",
    "REPORTING_FLAGS", "FAIL_FAST", "Example", "DocTest", "DocTestParser", "DocTestFinder", "DocTestRunner", "OutputChecker",
    "DocTestFailure", "UnexpectedException", "testmod", "testfile", "run_docstring_examples", "DocTestSuite", "set_unittest_reportflags",
    "script_from_examples", "testsource", "TestResults",
]


class TestResults(namedtuple("TestResults", "failed attempted")):
    """How many examples failed and were tried; `skipped` is an attribute beside."""

    def __new__(cls, failed, attempted, *, skipped=0):
        results = super().__new__(cls, failed, attempted)
        results.skipped = skipped
        return results

    def __repr__(self):
        skipped = f", skipped={self.skipped}" if self.skipped else ""
        return f"TestResults(failed={self.failed}, attempted={self.attempted}{skipped})"


# ---- options ----

OPTIONFLAGS_BY_NAME = {}


def register_optionflag(name):
    """The flag of an option, made if it is new."""
    return OPTIONFLAGS_BY_NAME.setdefault(name, 1 << len(OPTIONFLAGS_BY_NAME))


DONT_ACCEPT_TRUE_FOR_1 = register_optionflag("DONT_ACCEPT_TRUE_FOR_1")
DONT_ACCEPT_BLANKLINE = register_optionflag("DONT_ACCEPT_BLANKLINE")
NORMALIZE_WHITESPACE = register_optionflag("NORMALIZE_WHITESPACE")
ELLIPSIS = register_optionflag("ELLIPSIS")
SKIP = register_optionflag("SKIP")
IGNORE_EXCEPTION_DETAIL = register_optionflag("IGNORE_EXCEPTION_DETAIL")
COMPARISON_FLAGS = (DONT_ACCEPT_TRUE_FOR_1 | DONT_ACCEPT_BLANKLINE | NORMALIZE_WHITESPACE | ELLIPSIS | SKIP
                    | IGNORE_EXCEPTION_DETAIL)
REPORT_UDIFF = register_optionflag("REPORT_UDIFF")
REPORT_CDIFF = register_optionflag("REPORT_CDIFF")
REPORT_NDIFF = register_optionflag("REPORT_NDIFF")
REPORT_ONLY_FIRST_FAILURE = register_optionflag("REPORT_ONLY_FIRST_FAILURE")
FAIL_FAST = register_optionflag("FAIL_FAST")
REPORTING_FLAGS = REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF | REPORT_ONLY_FIRST_FAILURE | FAIL_FAST

# What shows a value, whatever a program puts in its place later.
_displayhook = sys.displayhook

BLANKLINE_MARKER = "<BLANKLINE>"
ELLIPSIS_MARKER = "..."


def _indent(text, indent=4):
    return re.sub("(?m)^(?!$)", indent * " ", text)


# ---- examples ----

class Example:
    """One example: what to run and what it is to print."""

    def __init__(self, source, want, exc_msg=None, lineno=0, indent=0, options=None):
        def ended(text):
            return text + "\n" if text and not text.endswith("\n") else text

        self.source = source if source.endswith("\n") else source + "\n"
        self.want = ended(want)
        self.exc_msg = exc_msg if exc_msg is None or exc_msg.endswith("\n") else exc_msg + "\n"
        self.lineno = lineno
        self.indent = indent
        self.options = {} if options is None else options

    def _key(self):
        return self.source, self.want, self.lineno, self.indent, self.options, self.exc_msg

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.source, self.want, self.lineno, self.indent, self.exc_msg))


class DocTest:
    """The examples of one text and the names they know."""

    def __init__(self, examples, globs, name, filename, lineno, docstring):
        assert not isinstance(examples, str), "DocTest no longer accepts str; use DocTestParser instead"
        self.examples = examples
        self.docstring = docstring
        self.globs = globs.copy()
        self.name = name
        self.filename = filename
        self.lineno = lineno

    def __repr__(self):
        count = len(self.examples)
        examples = "no examples" if count == 0 else "1 example" if count == 1 else f"{count} examples"
        return f"<{self.__class__.__name__} {self.name} from {self.filename}:{self.lineno} ({examples})>"

    def _key(self):
        return self.examples, self.docstring, self.globs, self.name, self.filename, self.lineno

    def __eq__(self, other):
        return self._key() == other._key() if type(self) is type(other) else NotImplemented

    def __hash__(self):
        return hash((self.docstring, self.name, self.filename, self.lineno))

    def __lt__(self, other):
        if not isinstance(other, DocTest):
            return NotImplemented
        def key(test):
            return test.name, test.filename, -1 if test.lineno is None else test.lineno, id(test)
        return key(self) < key(other)


class DocTestParser:
    """Finds the examples in a text."""

    _EXAMPLE = re.compile(r"""
        (?P<source>
            (?:^(?P<indent> [ ]*) >>>    .*)
            (?:\n           [ ]*  \.\.\. .*)*)
        \n?
        (?P<want> (?:(?![ ]*$)
                     (?![ ]*>>>)
                     .+$\n?
                  )*)
        """, re.MULTILINE | re.VERBOSE)
    _EXCEPTION = re.compile(r"""
        ^(?P<hdr> Traceback\ \( (?: most\ recent\ call\ last | innermost\ last) \) : )
        \s* $
        (?P<stack> .*?)
        ^ (?P<msg> \w+ .*)
        """, re.VERBOSE | re.MULTILINE | re.DOTALL)
    _OPTION = re.compile(r"#\s*doctest:\s*([^\n\'\"]*)$", re.MULTILINE)
    _INDENT = re.compile(r"^([ ]*)(?=\S)", re.MULTILINE)

    def parse(self, string, name="<string>"):
        """The text between examples and the examples, in turn."""
        string = string.expandtabs()
        indents = list(map(len, self._INDENT.findall(string)))
        if indents and min(indents) > 0:
            string = "\n".join([line[min(indents):] for line in string.split("\n")])
        output, position, lineno = [], 0, 0
        for found in self._EXAMPLE.finditer(string):
            output.append(string[position:found.start()])
            lineno += string.count("\n", position, found.start())
            source, options, want, exc_msg = self._parse_example(found, name, lineno)
            # A comment alone is no example.
            if not re.match(r"^\s*(#.*)?$", source) or "\n" in source.strip():
                output.append(Example(source, want, exc_msg, lineno=lineno, indent=len(found["indent"]), options=options))
            lineno += string.count("\n", found.start(), found.end())
            position = found.end()
        output.append(string[position:])
        return output

    def get_doctest(self, string, globs, name, filename, lineno):
        return DocTest(self.get_examples(string, name), globs, name, filename, lineno, string)

    def get_examples(self, string, name="<string>"):
        return [x for x in self.parse(string, name) if isinstance(x, Example)]

    def _parse_example(self, found, name, lineno):
        indent = len(found["indent"])
        lines = found["source"].split("\n")
        for number, line in enumerate(lines):
            if len(line) > indent + 3 and line[indent + 3] != " ":
                raise ValueError(f"line {lineno + number + 1} of the docstring for {name} lacks blank after "
                                 f"{line[indent:indent + 3]}: {line!r}")
        self._check_prefix(lines[1:], " " * indent + ".", name, lineno)
        source = "\n".join([line[indent + 4:] for line in lines])
        want_lines = found["want"].split("\n")
        if len(want_lines) > 1 and re.match(r" *$", want_lines[-1]):
            del want_lines[-1]
        self._check_prefix(want_lines, " " * indent, name, lineno + len(lines))
        want = "\n".join([line[indent:] for line in want_lines])
        exception = self._EXCEPTION.match(want)
        return source, self._options(source, name, lineno), want, exception["msg"] if exception else None

    def _check_prefix(self, lines, prefix, name, lineno):
        for number, line in enumerate(lines):
            if line and not line.startswith(prefix):
                raise ValueError(f"line {lineno + number + 1} of the docstring for {name} has inconsistent leading whitespace: {line!r}")

    def _options(self, source, name, lineno):
        options = {}
        for found in self._OPTION.finditer(source):
            for option in found[1].replace(",", " ").split():
                if option[0] not in "+-" or option[1:] not in OPTIONFLAGS_BY_NAME:
                    raise ValueError(f"line {lineno + 1} of the doctest for {name} has an invalid option: {option!r}")
                options[OPTIONFLAGS_BY_NAME[option[1:]]] = option[0] == "+"
        if options and re.match(r"^\s*(#.*)?$", source):
            raise ValueError(f"line {lineno} of the doctest for {name} has an option directive on a line with no example: {source!r}")
        return options


class DocTestFinder:
    """Finds the docstrings of an object and of what it contains."""

    def __init__(self, verbose=False, parser=DocTestParser(), recurse=True, exclude_empty=True):
        self._parser = parser
        self._verbose = verbose
        self._recurse = recurse
        self._exclude_empty = exclude_empty

    def find(self, obj, name=None, module=None, globs=None, extraglobs=None):
        """The tests, sorted by name."""
        if name is None:
            name = getattr(obj, "__name__", None)
            if name is None:
                raise ValueError("DocTestFinder.find: name must be given when obj.__name__ doesn't exist: "
                                 f"{type(obj)!r}")
        if module is False:
            module = None
        elif module is None:
            import inspect
            module = inspect.getmodule(obj)
        source_lines = self._source_lines(obj, module)
        if globs is None:
            globs = {} if module is None else module.__dict__.copy()
        else:
            globs = globs.copy()
        globs.update(extraglobs or {})
        globs.setdefault("__name__", "__main__")
        tests = []
        self._find(tests, obj, name, module, source_lines, globs, set())
        tests.sort()
        return tests

    def _source_lines(self, obj, module):
        import inspect
        import linecache
        try:
            file = inspect.getsourcefile(obj)
        except (TypeError, OSError):
            return None
        if file is None:
            return None
        return linecache.getlines(file, module.__dict__ if module else None) or None

    def _from_module(self, module, obj):
        if module is None:
            return True
        if isinstance(obj, types.FunctionType):
            return module.__dict__ is obj.__globals__
        if isinstance(obj, (types.MethodDescriptorType, types.WrapperDescriptorType, types.GetSetDescriptorType)):
            return module.__name__ == getattr(getattr(obj, "__objclass__", None), "__module__", module.__name__)
        if isinstance(obj, type) or hasattr(obj, "__module__"):
            return module.__name__ == obj.__module__
        if isinstance(obj, property):
            return True
        raise ValueError("object must be a class or function")

    def _is_routine(self, obj):
        import inspect
        return inspect.isroutine(inspect.unwrap(obj)) if callable(obj) else inspect.isroutine(obj)

    def _find(self, tests, obj, name, module, source_lines, globs, seen):
        if id(obj) in seen:
            return
        seen.add(id(obj))
        test = self._get_test(obj, name, module, globs, source_lines)
        if test is not None:
            tests.append(test)
        if not self._recurse:
            return
        if isinstance(obj, types.ModuleType):
            for key, value in list(obj.__dict__.items()):
                if (self._is_routine(value) or isinstance(value, type)) and self._from_module(module, value):
                    self._find(tests, value, f"{name}.{key}", module, source_lines, globs, seen)
            for key, value in getattr(obj, "__test__", {}).items():
                if not isinstance(key, str):
                    raise ValueError(f"DocTestFinder.find: __test__ keys must be strings: {type(key)!r}")
                if not (self._is_routine(value) or isinstance(value, (type, types.ModuleType, str))):
                    raise ValueError("DocTestFinder.find: __test__ values must be strings, functions, methods, classes, or modules: "
                                     f"{type(value)!r}")
                self._find(tests, value, f"{name}.__test__.{key}", module, source_lines, globs, seen)
        elif isinstance(obj, type):
            for key, value in list(obj.__dict__.items()):
                if isinstance(value, (staticmethod, classmethod)):
                    value = value.__func__
                if (self._is_routine(value) or isinstance(value, (type, property))) and self._from_module(module, value):
                    self._find(tests, value, f"{name}.{key}", module, source_lines, globs, seen)

    def _get_test(self, obj, name, module, globs, source_lines):
        if isinstance(obj, str):
            doc = obj
        else:
            doc = getattr(obj, "__doc__", None)
            doc = "" if doc is None else doc if isinstance(doc, str) else str(doc)
        lineno = self._lineno(obj, source_lines)
        if self._exclude_empty and not doc:
            return None
        filename = None if module is None else getattr(module, "__file__", None) or module.__name__
        return self._parser.get_doctest(doc, globs, name, filename, lineno)

    def _lineno(self, obj, source_lines):
        """The line where the docstring begins, from 0; None if it is not known."""
        doc = getattr(obj, "__doc__", None)
        lineno = None
        if isinstance(obj, types.ModuleType) and doc is not None:
            lineno = 0
        elif isinstance(obj, type) and doc is not None:
            if source_lines is None:
                return None
            pattern = re.compile(rf"^\s*class\s*{re.escape(getattr(obj, '__name__', '-'))}\b")
            for number, line in enumerate(source_lines):
                if pattern.match(line):
                    lineno = number
                    break
        if isinstance(obj, types.MethodType):
            obj = obj.__func__
        if isinstance(obj, property):
            obj = obj.fget
        if isinstance(obj, types.FunctionType) and doc:
            import inspect
            obj = inspect.unwrap(obj)
            lineno = getattr(obj, "__code__", None) and obj.__code__.co_firstlineno - 1
        if lineno is not None:
            if source_lines is None:
                return lineno + 1
            pattern = re.compile(r'(^|.*:)\s*\w*("|\')')
            for number in range(lineno, len(source_lines)):
                if pattern.match(source_lines[number]):
                    return number
        return None


# ---- running ----

class _SpoofOut(io.StringIO):
    """What examples print; always with a line end if there is anything."""

    def getvalue(self):
        result = super().getvalue()
        return result + "\n" if result and not result.endswith("\n") else result

    def truncate(self, size=None):
        self.seek(size)
        super().truncate()


class DocTestRunner:
    """Runs tests and says what failed."""

    DIVIDER = "*" * 70

    def __init__(self, checker=None, verbose=None, optionflags=0):
        self._checker = checker or OutputChecker()
        self._verbose = "-v" in sys.argv if verbose is None else verbose
        self.optionflags = optionflags
        self.original_optionflags = optionflags
        self.tries = self.failures = self.skips = 0
        self._stats = {}
        self._fakeout = _SpoofOut()

    def report_start(self, out, test, example):
        if self._verbose:
            expecting = "Expecting:\n" + _indent(example.want) if example.want else "Expecting nothing\n"
            out("Trying:\n" + _indent(example.source) + expecting)

    def report_success(self, out, test, example, got):
        if self._verbose:
            out("ok\n")

    def report_failure(self, out, test, example, got):
        out(self._failure_header(test, example) + self._checker.output_difference(example, got, self.optionflags))

    def report_unexpected_exception(self, out, test, example, exc_info):
        out(self._failure_header(test, example) + "Exception raised:\n" + _indent(format_exception(exc_info[1])))

    def _failure_header(self, test, example):
        out = [self.DIVIDER]
        if test.filename:
            lineno = test.lineno + example.lineno + 1 if test.lineno is not None and example.lineno is not None else "?"
            out.append(f'File "{test.filename}", line {lineno}, in {test.name}')
        else:
            out.append(f"Line {example.lineno + 1}, in {test.name}")
        out.append("Failed example:")
        out.append(_indent(example.source))
        return "\n".join(out)

    def _run_example(self, test, example, number):
        """(what it printed, the exception it raised or None)."""
        filename = f"<doctest {test.name}[{number}]>"
        remember_source(filename, example.source)
        exception = None
        try:
            exec(compile(example.source, filename, "single"), test.globs)
        except KeyboardInterrupt:
            raise
        except BaseException as e:
            # The first frame is this one.
            exception = e.with_traceback(e.__traceback__.tb_next)
        got = self._fakeout.getvalue()
        self._fakeout.truncate(0)
        return got, exception

    def _judge(self, example, got, exception):
        """"success", "failure" or "boom", and what to show."""
        check = self._checker.check_output
        if exception is None:
            return "success" if check(example.want, got, self.optionflags) else "failure", got
        text = format_exception_only(exception)
        if isinstance(exception, SyntaxError):
            # Where the error is depends on the file; what counts begins with the name of the class.
            names = (f"{type(exception).__qualname__}:", f"{type(exception).__module__}.{type(exception).__qualname__}:")
            lines = text.splitlines(keepends=True)
            start = next((i for i, line in enumerate(lines) if line.startswith(names)), 0)
            text = "".join(lines[start:])
        if example.exc_msg is None:
            return "boom", got + format_exception(exception)
        got += format_exception(exception)
        if check(example.exc_msg, text, self.optionflags):
            return "success", got
        if self.optionflags & IGNORE_EXCEPTION_DETAIL and check(
            _strip_exception_details(example.exc_msg), _strip_exception_details(text), self.optionflags
        ):
            return "success", got
        return "failure", got

    def _run(self, test, out):
        failures = tries = skips = 0
        original = self.optionflags
        for number, example in enumerate(test.examples):
            quiet = self.optionflags & REPORT_ONLY_FIRST_FAILURE and failures > 0
            self.optionflags = original
            for flag, value in example.options.items():
                self.optionflags = self.optionflags | flag if value else self.optionflags & ~flag
            tries += 1
            if self.optionflags & SKIP:
                if not quiet:
                    self.report_skip(out, test, example)
                skips += 1
                continue
            if not quiet:
                self.report_start(out, test, example)
            got, exception = self._run_example(test, example, number)
            outcome, got = self._judge(example, got, exception)
            if outcome == "success":
                if not quiet:
                    self.report_success(out, test, example, got)
            else:
                if not quiet:
                    if outcome == "failure":
                        self.report_failure(out, test, example, got)
                    else:
                        self.report_unexpected_exception(out, test, example, (type(exception), exception, exception.__traceback__))
                failures += 1
            if failures and self.optionflags & FAIL_FAST:
                break
        self.optionflags = original
        self._record_outcome(test, failures, tries, skips)
        return TestResults(failures, tries, skipped=skips)

    def report_skip(self, out, test, example):
        pass

    def _record_outcome(self, test, failures, tries, skips):
        known = self._stats.get(test.name, (0, 0, 0))
        self._stats[test.name] = known[0] + failures, known[1] + tries, known[2] + skips
        self.failures += failures
        self.tries += tries
        self.skips += skips

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        """Runs the examples of a test."""
        self.test = test
        save_stdout = sys.stdout
        if out is None:
            out = save_stdout.write
        sys.stdout = self._fakeout
        save_displayhook = sys.displayhook
        sys.displayhook = _displayhook
        try:
            return self._run(test, out)
        finally:
            sys.stdout = save_stdout
            sys.displayhook = save_displayhook
            if clear_globs:
                test.globs.clear()
                sys.modules["builtins"]._ = None

    def summarize(self, verbose=None):
        """Prints how many tests failed."""
        verbose = self._verbose if verbose is None else verbose
        no_tests, passed, failed = [], [], []
        for name, (failures, tries, skips) in self._stats.items():
            if tries == 0:
                no_tests.append(name)
            elif failures == 0:
                passed.append((name, tries))
            else:
                failed.append((name, (failures, tries, skips)))
        if verbose:
            if no_tests:
                print(f"{_count(len(no_tests), 'item')} had no tests:")
                for name in sorted(no_tests):
                    print(f"    {name}")
            if passed:
                print(f"{_count(len(passed), 'item')} passed all tests:")
                for name, count in sorted(passed):
                    print(f" {count:3d} test{'' if count == 1 else 's'} in {name}")
        if failed:
            print(self.DIVIDER)
            print(f"{_count(len(failed), 'item')} had failures:")
            for name, (failures, tries, skips) in sorted(failed):
                print(f" {failures:3d} of {tries:3d} in {name}")
        if verbose:
            print(f"{_count(self.tries, 'test')} in {_count(len(self._stats), 'item')}.")
            passed_count = self.tries - self.failures
            print(f"{passed_count} passed{f' and {self.failures} failed' if self.failures else ''}.")
        if self.failures:
            skipped = f" and {_count(self.skips, 'skipped test')}" if self.skips else ""
            print(f"***Test Failed*** {_count(self.failures, 'failure')}{skipped}.")
        elif verbose:
            print("Test passed.")
        return TestResults(self.failures, self.tries, skipped=self.skips)

    def merge(self, other):
        """Adds the figures of another runner."""
        for name, figures in other._stats.items():
            known = self._stats.get(name, (0, 0, 0))
            self._stats[name] = tuple(a + b for a, b in zip(known, figures))


def _count(number, noun):
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def _strip_exception_details(msg):
    """The name of the exception class, without module and message."""
    end = msg.find("\n")
    end = len(msg) if end < 0 else end
    colon = msg.find(":", 0, end)
    if colon >= 0:
        end = colon
    return msg[msg.rfind(".", 0, end) + 1:end]


class OutputChecker:
    """Compares what was printed with what was expected."""

    def _to_ascii(self, text):
        return str(text.encode("ASCII", "backslashreplace"), "ASCII")

    def check_output(self, want, got, optionflags):
        got, want = self._to_ascii(got), self._to_ascii(want)
        if got == want:
            return True
        if not optionflags & DONT_ACCEPT_TRUE_FOR_1 and (got, want) in (("True\n", "1\n"), ("False\n", "0\n")):
            return True
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            want = re.sub(rf"(?m)^{re.escape(BLANKLINE_MARKER)}\s*?$", "", want)
            got = re.sub(r"(?m)^[^\S\n]+$", "", got)
            if got == want:
                return True
        if optionflags & NORMALIZE_WHITESPACE:
            got, want = " ".join(got.split()), " ".join(want.split())
            if got == want:
                return True
        return bool(optionflags & ELLIPSIS) and _ellipsis_match(want, got)

    def _do_a_fancy_diff(self, want, got, optionflags):
        if not optionflags & (REPORT_UDIFF | REPORT_CDIFF | REPORT_NDIFF):
            return False
        if optionflags & REPORT_NDIFF:
            return True
        return want.count("\n") > 2 and got.count("\n") > 2

    def output_difference(self, example, got, optionflags):
        want = example.want
        if not optionflags & DONT_ACCEPT_BLANKLINE:
            got = re.sub("(?m)^[ ]*(?=\n)", BLANKLINE_MARKER, got)
        if self._do_a_fancy_diff(want, got, optionflags):
            import difflib
            want_lines, got_lines = want.splitlines(keepends=True), got.splitlines(keepends=True)
            if optionflags & REPORT_UDIFF:
                diff = list(difflib.unified_diff(want_lines, got_lines, n=2))[2:]
                kind = "unified diff with -expected +actual"
            elif optionflags & REPORT_CDIFF:
                diff = list(difflib.context_diff(want_lines, got_lines, n=2))[2:]
                kind = "context diff with expected followed by actual"
            else:
                diff = list(difflib.Differ(charjunk=difflib.IS_CHARACTER_JUNK).compare(want_lines, got_lines))
                kind = "ndiff with -expected +actual"
            return f"Differences ({kind}):\n" + _indent("".join([line.rstrip() + "\n" for line in diff]))
        if want and got:
            return f"Expected:\n{_indent(want)}Got:\n{_indent(got)}"
        if want:
            return f"Expected:\n{_indent(want)}Got nothing\n"
        if got:
            return f"Expected nothing\nGot:\n{_indent(got)}"
        return "Expected nothing\nGot nothing\n"


def _ellipsis_match(want, got):
    """Does `got` fit `want`, whose `...` stand for anything?"""
    if ELLIPSIS_MARKER not in want:
        return want == got
    pieces = want.split(ELLIPSIS_MARKER)
    start, end = 0, len(got)
    first, last = pieces.pop(0), pieces.pop()
    if first:
        if not got.startswith(first):
            return False
        start = len(first)
    if last:
        if not got.endswith(last):
            return False
        end -= len(last)
    if start > end:
        return False
    for piece in pieces:
        start = got.find(piece, start, end)
        if start < 0:
            return False
        start += len(piece)
    return True


class DocTestFailure(Exception):
    """An example printed something else."""

    def __init__(self, test, example, got):
        self.test = test
        self.example = example
        self.got = got

    def __str__(self):
        return str(self.test)


class UnexpectedException(Exception):
    """An example raised."""

    def __init__(self, test, example, exc_info):
        self.test = test
        self.example = example
        self.exc_info = exc_info

    def __str__(self):
        return str(self.test)


class DebugRunner(DocTestRunner):
    """Raises at the first failure."""

    def run(self, test, compileflags=None, out=None, clear_globs=True):
        result = super().run(test, compileflags, out, False)
        if clear_globs:
            test.globs.clear()
        return result

    def report_unexpected_exception(self, out, test, example, exc_info):
        raise UnexpectedException(test, example, exc_info)

    def report_failure(self, out, test, example, got):
        raise DocTestFailure(test, example, got)


# ---- what programs call ----

master = None


def _finish(runner, report):
    global master
    if report:
        runner.summarize()
    if master is None:
        master = runner
    else:
        master.merge(runner)
    return TestResults(runner.failures, runner.tries, skipped=runner.skips)


def testmod(m=None, name=None, globs=None, verbose=None, report=True, optionflags=0, extraglobs=None, raise_on_error=False,
            exclude_empty=False):
    """Runs the examples of a module, `__main__` if none is given."""
    if m is None:
        m = sys.modules.get("__main__")
    if not isinstance(m, types.ModuleType):
        raise TypeError(f"testmod: module required; {m!r}")
    finder = DocTestFinder(exclude_empty=exclude_empty)
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    for test in finder.find(m, m.__name__ if name is None else name, globs=globs, extraglobs=extraglobs):
        runner.run(test)
    return _finish(runner, report)


def testfile(filename, module_relative=True, name=None, package=None, globs=None, verbose=None, report=True, optionflags=0,
             extraglobs=None, raise_on_error=False, parser=DocTestParser(), encoding=None):
    """Runs the examples of a text file."""
    if package and not module_relative:
        raise ValueError("Package may only be specified for module-relative paths.")
    import os
    path = filename
    if module_relative:
        base = os.path.dirname(getattr(package or sys.modules["__main__"], "__file__", None) or "")
        path = os.path.join(base, *filename.split("/"))
    with open(path, encoding=encoding or "utf-8") as file:
        text = file.read()
    globs = {} if globs is None else globs.copy()
    globs.update(extraglobs or {})
    globs.setdefault("__name__", "__main__")
    runner = (DebugRunner if raise_on_error else DocTestRunner)(verbose=verbose, optionflags=optionflags)
    runner.run(parser.get_doctest(text, globs, name or os.path.basename(filename), path, 0))
    return _finish(runner, report)


def run_docstring_examples(f, globs, verbose=False, name="NoName", compileflags=None, optionflags=0):
    """Runs the examples of one object and prints failures only."""
    finder = DocTestFinder(verbose=verbose, recurse=False)
    runner = DocTestRunner(verbose=verbose, optionflags=optionflags)
    for test in finder.find(f, name, globs=globs):
        runner.run(test, compileflags=compileflags)


_unittest_reportflags = 0


def set_unittest_reportflags(flags):
    """The reporting flags that `DocTestSuite` uses where none are given."""
    global _unittest_reportflags
    if flags & REPORTING_FLAGS != flags:
        raise ValueError("Only reporting flags allowed", flags)
    old, _unittest_reportflags = _unittest_reportflags, flags
    return old


def DocTestSuite(module=None, globs=None, extraglobs=None, test_finder=None, **options):
    """The tests of a module as a suite of `unittest`."""
    import unittest

    class DocTestCase(unittest.TestCase):
        def __init__(self, test, optionflags=0, setUp=None, tearDown=None, checker=None):
            super().__init__()
            self._dt_test, self._dt_flags, self._dt_checker = test, optionflags, checker
            self._dt_set_up, self._dt_tear_down = setUp, tearDown
            self._dt_globs = test.globs.copy()

        def setUp(self):
            if self._dt_set_up is not None:
                self._dt_set_up(self._dt_test)

        def tearDown(self):
            if self._dt_tear_down is not None:
                self._dt_tear_down(self._dt_test)
            self._dt_test.globs.clear()
            self._dt_test.globs.update(self._dt_globs)

        def runTest(self):
            flags = self._dt_flags
            if not flags & REPORTING_FLAGS:
                flags |= _unittest_reportflags
            out = io.StringIO()
            runner = DocTestRunner(optionflags=flags, checker=self._dt_checker, verbose=False)
            results = runner.run(self._dt_test, out=out.write, clear_globs=False)
            if results.failed:
                test = self._dt_test
                where = f'File "{test.filename}", line {"unknown line number" if test.lineno is None else test.lineno}'
                raise self.failureException(f"Failed doctest test for {test.name}\n  {where}, in {test.name.split('.')[-1]}\n\n"
                                            f"{out.getvalue()}")

        def id(self):
            return self._dt_test.name

        def __repr__(self):
            name = self._dt_test.name.split(".")
            return f"{name[-1]} ({'.'.join(name[:-1])})"

        __str__ = object.__str__

        def shortDescription(self):
            return f"Doctest: {self._dt_test.name}"

    module = sys.modules[sys._getframemodulename(1) or "__main__"] if module is None else __import__(module, globals(), locals(), ["*"]) \
        if isinstance(module, str) else module
    tests = (test_finder or DocTestFinder()).find(module, globs=globs, extraglobs=extraglobs)
    return unittest.TestSuite([DocTestCase(test, **options) for test in sorted(tests) if test.examples])


def script_from_examples(s):
    """The examples of a text as a script, the rest as comments."""
    output = []
    for piece in DocTestParser().parse(s):
        if isinstance(piece, Example):
            output.append(piece.source[:-1])
            if piece.want:
                output.append("# Expected:")
                output += ["## " + line for line in piece.want.split("\n")[:-1]]
        else:
            output += ["#" if not line else "# " + line for line in piece.split("\n")[:-1]]
    while output and output[-1] == "#":
        output.pop()
    while output and output[0] == "#":
        output.pop(0)
    return "\n".join(output) + "\n"


def testsource(module, name):
    """The examples of one object of a module as a script."""
    if isinstance(module, str):
        module = __import__(module, globals(), locals(), ["*"])
    test = [t for t in DocTestFinder().find(module) if t.name == name]
    if not test:
        raise ValueError(name, "not found in tests")
    return script_from_examples(test[0].docstring)


# ---- the command line: `-m doctest` ----

def _test():
    """Checks the examples in the files of the command line: modules and texts. Gives the exit status."""
    import argparse

    parser = argparse.ArgumentParser(description="doctest runner")
    parser.add_argument("-v", "--verbose", action="store_true", default=False, help="print very verbose output for all tests")
    parser.add_argument(
        "-o", "--option", action="append", choices=OPTIONFLAGS_BY_NAME.keys(), default=[],
        help="specify a doctest option flag to apply to the test run; may be specified more than once to apply multiple options",
    )
    parser.add_argument(
        "-f", "--fail-fast", action="store_true",
        help="stop running tests after first failure (this is a shorthand for -o FAIL_FAST, and is in addition to any other "
             "-o options)",
    )
    parser.add_argument("file", nargs="+", help="file containing the tests to run")
    chosen = parser.parse_args()
    flags = FAIL_FAST if chosen.fail_fast else 0
    for name in chosen.option:
        flags |= OPTIONFLAGS_BY_NAME[name]
    for path in chosen.file:
        folder, slash, name = path.rpartition("/")
        if name.endswith(".py"):
            sys.path.insert(0, folder + slash)
            module = __import__(name.removesuffix(".py"))
            del sys.path[0]
            results = testmod(module, verbose=chosen.verbose, optionflags=flags)
        else:
            results = testfile(path, module_relative=False, verbose=chosen.verbose, optionflags=flags)
        if results.failed:
            return 1
    return 0


if __name__ == "__main__":
    sys.exit(_test())
