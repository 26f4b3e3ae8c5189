"""What is kept of a run: `TestResult`. Tracebacks are kept as text, without the frames of this package."""

import sys
from _frames import format_exception, place, traceback_place
from functools import wraps

_OWN = place(0)[0].rpartition("/")[0] + "/"
STDOUT_LINE = "\nStdout:\n%s"
STDERR_LINE = "\nStderr:\n%s"


def failfast(method):
    @wraps(method)
    def inner(self, *args, **kwargs):
        if getattr(self, "failfast", False):
            self.stop()
        return method(self, *args, **kwargs)
    return inner


def _is_own(tb):
    file = traceback_place(tb)[0]
    return file.startswith(_OWN) and "mock" not in file.rpartition("/")[2]


class TestResult:
    """Counts tests and files how they ended."""

    _previousTestClass = None
    _testRunEntered = False
    _moduleSetUpFailed = False

    def __init__(self, stream=None, descriptions=None, verbosity=None):
        self.failfast = False
        self.failures = []
        self.errors = []
        self.testsRun = 0
        self.skipped = []
        self.expectedFailures = []
        self.unexpectedSuccesses = []
        self.collectedDurations = []
        self.shouldStop = False
        self.buffer = False
        self.tb_locals = False
        self._stdout_buffer = None
        self._stderr_buffer = None
        self._original_stdout = sys.stdout
        self._original_stderr = sys.stderr
        self._mirrorOutput = False

    def printErrors(self):
        pass

    def startTestRun(self):
        pass

    def stopTestRun(self):
        pass

    # ---- the output of tests ----

    def startTest(self, test):
        self.testsRun += 1
        self._mirrorOutput = False
        self._setupStdout()

    def stopTest(self, test):
        self._restoreStdout()
        self._mirrorOutput = False

    def _setupStdout(self):
        if self.buffer:
            if self._stderr_buffer is None:
                import io
                self._stderr_buffer = io.StringIO()
                self._stdout_buffer = io.StringIO()
            sys.stdout = self._stdout_buffer
            sys.stderr = self._stderr_buffer

    def _captured(self):
        """What the test has printed, as it is shown."""
        texts = []
        for stream, line in ((sys.stdout, STDOUT_LINE), (sys.stderr, STDERR_LINE)):
            text = stream.getvalue()
            if text and not text.endswith("\n"):
                text += "\n"
            texts.append(line % text if text else "")
        return texts

    def _restoreStdout(self):
        if not self.buffer:
            return
        if self._mirrorOutput:
            out, err = self._captured()
            if out:
                self._original_stdout.write(out)
            if err:
                self._original_stderr.write(err)
        sys.stdout = self._original_stdout
        sys.stderr = self._original_stderr
        for buffer in (self._stdout_buffer, self._stderr_buffer):
            buffer.seek(0)
            buffer.truncate()

    # ---- how tests end ----

    @failfast
    def addError(self, test, err):
        self.errors.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    @failfast
    def addFailure(self, test, err):
        self.failures.append((test, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSubTest(self, test, subtest, err):
        if err is None:
            return
        if getattr(self, "failfast", False):
            self.stop()
        filed = self.failures if issubclass(err[0], test.failureException) else self.errors
        filed.append((subtest, self._exc_info_to_string(err, test)))
        self._mirrorOutput = True

    def addSuccess(self, test):
        pass

    def addSkip(self, test, reason):
        self.skipped.append((test, reason))

    def addExpectedFailure(self, test, err):
        self.expectedFailures.append((test, self._exc_info_to_string(err, test)))

    @failfast
    def addUnexpectedSuccess(self, test):
        self.unexpectedSuccesses.append(test)

    def addDuration(self, test, elapsed):
        if hasattr(self, "collectedDurations"):
            self.collectedDurations.append((str(test), elapsed))

    def wasSuccessful(self):
        return not (self.failures or self.errors or getattr(self, "unexpectedSuccesses", ()))

    def stop(self):
        self.shouldStop = True

    # ---- tracebacks ----

    def _exc_info_to_string(self, err, test):
        _, value, _ = err
        before = value.__traceback__
        self._clean_tracebacks(err, test)
        text = format_exception(value)
        value.__traceback__ = before
        return text + ("".join(self._captured()) if self.buffer else "")

    def _clean_tracebacks(self, err, test):
        """Takes the frames of this package out, of the exceptions it came from too."""
        todo, seen = [err], {id(err[1])}
        while todo:
            cls, value, tb = todo.pop()
            while tb and _is_own(tb):
                tb = tb.tb_next
            if cls is test.failureException:
                self._cut_own_end(tb)
            value.__traceback__ = tb
            for other in (value.__cause__, value.__context__):
                if other is not None and id(other) not in seen:
                    todo.append((type(other), other, other.__traceback__))
                    seen.add(id(other))

    def _cut_own_end(self, tb):
        """Ends a traceback before an assert method."""
        last = None
        while tb and not _is_own(tb):
            last = tb
            tb = tb.tb_next
        if last is not None:
            last.tb_next = None

    def __repr__(self):
        cls = self.__class__
        return (f"<{cls.__module__}.{cls.__qualname__} run={self.testsRun} errors={len(self.errors)} "
                f"failures={len(self.failures)}>")
