"""Finds tests: in classes and modules, by name, and in the files of a folder and its packages."""

import functools
import sys
import types
from _frames import format_exception
from unittest import case, suite, util


class _FailedTest(case.TestCase):
    """Stands for what could not be loaded; its one test raises the reason."""

    _testMethodName = None

    def __init__(self, method_name, exception):
        self._exception = exception
        super().__init__(method_name)

    def __getattr__(self, name):
        if name != self._testMethodName:
            return super().__getattribute__(name)

        def testFailure():
            raise self._exception
        return testFailure


def _failed(name, exception, suite_class, message):
    return suite_class((_FailedTest(name, exception),)), message


def _failed_import(name, suite_class):
    message = f"Failed to import test module: {name}\n{format_exception(sys.exception())}"
    return _failed(name, ImportError(message), suite_class, message)


def _fnmatch(text, pattern):
    """Shell patterns: `*`, `?` and nothing more complicated than sets of characters."""
    from fnmatch import fnmatchcase
    return fnmatchcase(text, pattern)


def _is_abstract(cls):
    return bool(getattr(cls, "__abstractmethods__", ()))


def _skipped_import(name, reason, suite_class):
    @case.skip(str(reason))
    def testSkipped(self):
        pass

    return suite_class((type("ModuleSkipped", (case.TestCase,), {name: testSkipped})(name),))


def _dotted(full, top, path):
    """The name of the module of a path below the folder that imports begin at."""
    return path.relpath(full, top).replace("/", ".")


class TestLoader:
    """Makes suites."""

    testMethodPrefix = "test"
    sortTestMethodsUsing = staticmethod(util.three_way_cmp)
    testNamePatterns = None
    suiteClass = suite.TestSuite
    _top_level_dir = None

    def __init__(self):
        self.errors = []

    def loadTestsFromTestCase(self, testCaseClass):
        if issubclass(testCaseClass, suite.TestSuite):
            raise TypeError("Test cases should not be derived from TestSuite. Maybe you meant to derive from TestCase?")
        if testCaseClass in (case.TestCase, case.FunctionTestCase) or _is_abstract(testCaseClass):
            names = []
        else:
            names = self.getTestCaseNames(testCaseClass)
            if not names and hasattr(testCaseClass, "runTest"):
                names = ["runTest"]
        return self.suiteClass(map(testCaseClass, names))

    def loadTestsFromModule(self, module, *, pattern=None):
        tests = []
        for name in dir(module):
            obj = getattr(module, name)
            if self._is_test_class(obj) and not _is_abstract(obj):
                tests.append(self.loadTestsFromTestCase(obj))
        load_tests = getattr(module, "load_tests", None)
        tests = self.suiteClass(tests)
        if load_tests is not None:
            try:
                return load_tests(self, tests, pattern)
            except Exception as e:
                message = f"Failed to call load_tests:\n{format_exception(e)}"
                failed, message = _failed(module.__name__, e, self.suiteClass, message)
                self.errors.append(message)
                return failed
        return tests

    def _is_test_class(self, obj):
        return isinstance(obj, type) and issubclass(obj, case.TestCase) and obj not in (case.TestCase, case.FunctionTestCase)

    def loadTestsFromName(self, name, module=None):
        parts = name.split(".")
        failed, message = None, None
        if module is None:
            remaining = parts[:]
            while remaining:
                try:
                    module = __import__(".".join(remaining))
                    break
                except ImportError:
                    failed, message = _failed_import(remaining.pop(), self.suiteClass)
                    if not remaining:
                        self.errors.append(message)
                        return failed
            parts = parts[1:]
        parent, obj = None, module
        for part in parts:
            try:
                parent, obj = obj, getattr(obj, part)
            except AttributeError as e:
                if getattr(obj, "__path__", None) is None or failed is None:
                    message = f"Failed to access attribute:\n{format_exception(e)}"
                    failed, message = _failed(part, e, self.suiteClass, message)
                self.errors.append(message)
                return failed
        return self._tests_of(obj, parent, parts)

    def _tests_of(self, obj, parent, parts):
        """The tests of what a name stands for."""
        if isinstance(obj, types.ModuleType):
            return self.loadTestsFromModule(obj)
        if self._is_test_class(obj):
            return self.loadTestsFromTestCase(obj)
        if isinstance(obj, types.FunctionType) and isinstance(parent, type) and issubclass(parent, case.TestCase):
            if _is_abstract(parent):
                raise TypeError(f"Cannot instantiate abstract test case {parent.__name__}")
            test = parent(parts[-1])
            if not isinstance(getattr(test, parts[-1]), types.FunctionType):
                return self.suiteClass([test])
        elif isinstance(obj, suite.TestSuite):
            return obj
        if not callable(obj):
            raise TypeError(f"don't know how to make test from: {obj}")
        test = obj()
        if isinstance(test, suite.TestSuite):
            return test
        if isinstance(test, case.TestCase):
            return self.suiteClass([test])
        raise TypeError(f"calling {obj} returned {test}, not a test")

    def loadTestsFromNames(self, names, module=None):
        return self.suiteClass([self.loadTestsFromName(name, module) for name in names])

    def getTestCaseNames(self, testCaseClass):
        """The names of its test methods, sorted."""
        def wanted(name):
            if not name.startswith(self.testMethodPrefix) or not callable(getattr(testCaseClass, name)):
                return False
            if self.testNamePatterns is None:
                return True
            full = f"{testCaseClass.__module__}.{testCaseClass.__qualname__}.{name}"
            return any(_fnmatch(full, pattern) for pattern in self.testNamePatterns)

        names = list(filter(wanted, dir(testCaseClass)))
        if self.sortTestMethodsUsing:
            names.sort(key=functools.cmp_to_key(self.sortTestMethodsUsing))
        return names

    def discover(self, start_dir, pattern="test*.py", top_level_dir=None):
        """The tests of the modules in a folder (or package) and in the packages below it whose file names match the pattern."""
        import os

        path = os.path
        start = path.abspath(start_dir)
        top = start if top_level_dir is None else path.abspath(top_level_dir)
        found = path.isdir(start)
        if found:
            found = start == top or path.isfile(path.join(start, "__init__.py"))
        else:
            try:
                __import__(start_dir)
            except ImportError:
                pass
            else:
                found = True
                start = path.dirname(sys.modules[start_dir].__file__)
                top = path.abspath(path.join(start, *[".."] * (start_dir.count(".") + 1)))
        if top not in sys.path:
            sys.path.insert(0, top)
        if not found:
            raise ImportError(f"Start directory is not importable: {start_dir!r}")
        return self.suiteClass(list(self._in_folder(start, top, pattern, path)))

    def _in_folder(self, folder, top, pattern, path):
        """A suite for each module of a folder in the order of their names, those of packages where the package's name stands."""
        import os

        for name in sorted(os.listdir(folder)):
            full = path.join(folder, name)
            stem, extension = path.splitext(name)
            if path.isfile(full):
                if extension == ".py" and stem.isidentifier() and _fnmatch(name, pattern):
                    yield self._imported(full.removesuffix(".py"), full, top, pattern, path)
            elif name.isidentifier() and path.isfile(path.join(full, "__init__.py")):
                if _fnmatch(name, pattern):
                    yield self._imported(full, path.join(full, "__init__.py"), top, pattern, path)
                    if hasattr(sys.modules.get(_dotted(full, top, path)), "load_tests"):
                        continue
                yield from self._in_folder(full, top, pattern, path)

    def _imported(self, full, file, top, pattern, path):
        """The tests of one module of a folder; if it cannot be imported, one that says why."""
        name = _dotted(full, top, path)
        try:
            __import__(name)
        except case.SkipTest as e:
            return _skipped_import(name, e, self.suiteClass)
        except Exception:
            failed, message = _failed_import(name, self.suiteClass)
            self.errors.append(message)
            return failed
        module = sys.modules[name]
        there = path.realpath(getattr(module, "__file__", None) or file)
        if there.lower() != path.realpath(file).lower():
            folder, expected = path.dirname(there), path.dirname(path.realpath(file))
            raise ImportError(
                f"{full.rpartition('/')[2]!r} module incorrectly imported from {folder!r}. Expected {expected!r}. "
                "Is this module globally installed?"
            )
        return self.loadTestsFromModule(module, pattern=pattern)


defaultTestLoader = TestLoader()
