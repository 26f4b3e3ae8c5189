"""Suites: tests and suites in order, with what runs before and after each class and module."""

import sys
from unittest import case, util


class BaseTestSuite:
    """Tests in order, without the fixtures of classes and modules."""

    _cleanup = True

    def __init__(self, tests=()):
        self._tests = []
        self._removed_tests = 0
        self.addTests(tests)

    def __repr__(self):
        return f"<{util.strclass(self.__class__)} tests={list(self)}>"

    def __eq__(self, other):
        if not isinstance(other, self.__class__):
            return NotImplemented
        return list(self) == list(other)

    def __iter__(self):
        return iter(self._tests)

    def countTestCases(self):
        return self._removed_tests + sum(test.countTestCases() for test in self if test)

    def addTest(self, test):
        if not callable(test):
            raise TypeError(f"{test!r} is not callable")
        if isinstance(test, type) and issubclass(test, (case.TestCase, TestSuite)):
            raise TypeError("TestCases and TestSuites must be instantiated before passing them to addTest()")
        self._tests.append(test)

    def addTests(self, tests):
        if isinstance(tests, str):
            raise TypeError("tests must be an iterable of tests, not a string")
        for test in tests:
            self.addTest(test)

    def run(self, result):
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        return result

    def _removeTestAtIndex(self, index):
        """Lets go of a test that has run."""
        try:
            test = self._tests[index]
        except TypeError:
            return
        if hasattr(test, "countTestCases"):
            self._removed_tests += test.countTestCases()
        self._tests[index] = None

    def __call__(self, *args, **kwds):
        return self.run(*args, **kwds)

    def debug(self):
        for test in self:
            test.debug()


def _is_suite(test):
    try:
        iter(test)
    except TypeError:
        return False
    return True


class _Fixture:
    """The time a fixture runs: its output is captured as that of tests, and what it raises is filed under its name."""

    def __init__(self, result):
        self.result = result

    def __enter__(self):
        getattr(self.result, "_setupStdout", lambda: None)()
        return self

    def __exit__(self, *exc_info):
        getattr(self.result, "_restoreStdout", lambda: None)()

    def call(self, function, method_name, parent):
        """True if the function did not raise."""
        try:
            function()
        except Exception as e:
            if isinstance(self.result, _DebugResult):
                raise
            self.file(e, method_name, parent, sys.exc_info())
            return False
        return True

    def file(self, exception, method_name, parent, info):
        error = _ErrorHolder(f"{method_name} ({parent})")
        add_skip = getattr(self.result, "addSkip", None)
        if add_skip is not None and isinstance(exception, case.SkipTest):
            add_skip(error, str(exception))
        else:
            self.result.addError(error, info)

    def clean_class(self, cls, method_name):
        cls.doClassCleanups()
        for info in cls.tearDown_exceptions:
            if isinstance(self.result, _DebugResult):
                raise info[1]
            self.file(info[1], method_name, util.strclass(cls), info)


class TestSuite(BaseTestSuite):
    """Tests in order, with `setUpClass`, `setUpModule` and their counterparts where a class or module begins and ends."""

    def run(self, result, debug=False):
        top_level = False
        if getattr(result, "_testRunEntered", False) is False:
            result._testRunEntered = top_level = True
        for index, test in enumerate(self):
            if result.shouldStop:
                break
            if not _is_suite(test):
                self._tearDownPreviousClass(test, result)
                self._handleModuleFixture(test, result)
                self._handleClassSetUp(test, result)
                result._previousTestClass = test.__class__
                if getattr(test.__class__, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
                    continue
            if debug:
                test.debug()
            else:
                test(result)
            if self._cleanup:
                self._removeTestAtIndex(index)
        if top_level:
            self._tearDownPreviousClass(None, result)
            self._handleModuleTearDown(result)
            result._testRunEntered = False
        return result

    def debug(self):
        self.run(_DebugResult(), True)

    def _handleClassSetUp(self, test, result):
        cls = test.__class__
        if cls == getattr(result, "_previousTestClass", None) or result._moduleSetUpFailed:
            return
        if getattr(cls, "__unittest_skip__", False):
            return
        try:
            cls._classSetupFailed = False
        except TypeError:
            pass
        set_up = getattr(cls, "setUpClass", None)
        if set_up is None:
            return
        with _Fixture(result) as fixture:
            if not fixture.call(set_up, "setUpClass", util.strclass(cls)):
                try:
                    cls._classSetupFailed = True
                except TypeError:
                    pass
                if hasattr(cls, "doClassCleanups"):
                    fixture.clean_class(cls, "setUpClass")

    def _tearDownPreviousClass(self, test, result):
        previous = getattr(result, "_previousTestClass", None)
        if previous is None or test.__class__ == previous:
            return
        if getattr(previous, "_classSetupFailed", False) or getattr(result, "_moduleSetUpFailed", False):
            return
        if getattr(previous, "__unittest_skip__", False):
            return
        with _Fixture(result) as fixture:
            tear_down = getattr(previous, "tearDownClass", None)
            if tear_down is not None:
                fixture.call(tear_down, "tearDownClass", util.strclass(previous))
            if hasattr(previous, "doClassCleanups"):
                fixture.clean_class(previous, "tearDownClass")

    def _previous_module(self, result):
        previous = getattr(result, "_previousTestClass", None)
        return previous.__module__ if previous is not None else None

    def _handleModuleFixture(self, test, result):
        name = test.__class__.__module__
        if name == self._previous_module(result):
            return
        self._handleModuleTearDown(result)
        result._moduleSetUpFailed = False
        set_up = getattr(sys.modules.get(name), "setUpModule", None)
        if set_up is None:
            return
        with _Fixture(result) as fixture:
            if not fixture.call(set_up, "setUpModule", name):
                result._moduleSetUpFailed = True
                fixture.call(case.doModuleCleanups, "setUpModule", name)

    def _handleModuleTearDown(self, result):
        name = self._previous_module(result)
        if name is None or result._moduleSetUpFailed or name not in sys.modules:
            return
        with _Fixture(result) as fixture:
            tear_down = getattr(sys.modules[name], "tearDownModule", None)
            if tear_down is not None:
                fixture.call(tear_down, "tearDownModule", name)
            fixture.call(case.doModuleCleanups, "tearDownModule", name)


class _ErrorHolder:
    """Stands for a fixture in a result."""

    failureException = None

    def __init__(self, description):
        self.description = description

    def id(self):
        return self.description

    def shortDescription(self):
        return None

    def __repr__(self):
        return f"<ErrorHolder description={self.description!r}>"

    def __str__(self):
        return self.id()

    def run(self, result):
        pass

    def __call__(self, result):
        return self.run(result)

    def countTestCases(self):
        return 0


class _DebugResult:
    """Where `debug` keeps what a suite remembers between tests."""

    _previousTestClass = None
    _moduleSetUpFailed = False
    shouldStop = False
