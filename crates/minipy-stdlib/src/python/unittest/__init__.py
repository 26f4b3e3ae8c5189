"""Unit tests: cases made of methods, suites of cases, a loader that finds them and a runner that reports. See `unittest.case` for
what a test is, `unittest.result` for what is kept of its run, `unittest.runner` for what is printed, `unittest.main` for the
command line, `unittest.mock` for objects that stand for others, `unittest.signals` for what Ctrl-C does to a run. Tests that are
coroutines are refused.
"""

__path__ = []

__all__ = [
    "IsolatedAsyncioTestCase", "TestResult", "TestCase", "TestSuite", "TextTestRunner", "TestLoader", "FunctionTestCase", "main",
    "defaultTestLoader", "SkipTest", "skip", "skipIf", "skipUnless", "expectedFailure", "TextTestResult", "addModuleCleanup",
    "doModuleCleanups", "enterModuleContext", "installHandler", "registerResult", "removeResult", "removeHandler",
]

from unittest.result import TestResult
from unittest.case import (
    FunctionTestCase, IsolatedAsyncioTestCase, SkipTest, TestCase, addModuleCleanup, doModuleCleanups, enterModuleContext,
    expectedFailure, skip, skipIf, skipUnless,
)
from unittest.suite import BaseTestSuite, TestSuite
from unittest.loader import TestLoader, defaultTestLoader
from unittest.runner import TextTestResult, TextTestRunner
from unittest.main import TestProgram, main
from unittest.signals import installHandler, registerResult, removeHandler, removeResult


def load_tests(loader, tests, pattern):
    """What the package itself has to test: nothing."""
    return tests
