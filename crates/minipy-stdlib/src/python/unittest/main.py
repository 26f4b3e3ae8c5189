"""The command line of `unittest.main()`."""

import sys
from unittest import loader, runner, signals

_USAGE = "usage: %s [-h] [-v] [-q] [--locals] [--durations N] [-f] [-c] [-b] [-k TESTNAMEPATTERNS]\n%s[tests ...]\n"


# Options of `discover`, and what they set.
_DISCOVERY = {
    "-s": "start", "--start-directory": "start", "-p": "pattern", "--pattern": "pattern", "-t": "top",
    "--top-level-directory": "top",
}


def _module_name(name):
    """The name of a module that was given as a file."""
    import os

    if not name.lower().endswith(".py") or not os.path.isfile(name):
        return name
    if os.path.isabs(name):
        path = os.path.relpath(name, os.getcwd())
        if os.path.isabs(path) or path.startswith(os.pardir):
            return name
        name = path
    return os.path.normpath(name)[:-3].replace("/", ".")


class TestProgram:
    """Loads the tests of a module, or those named on the command line, runs them and exits."""

    module = None
    verbosity = 1
    failfast = catchbreak = buffer = progName = warnings = testNamePatterns = durations = None

    def __init__(self, module="__main__", defaultTest=None, argv=None, testRunner=None, testLoader=loader.defaultTestLoader,
                 exit=True, verbosity=1, failfast=None, catchbreak=None, buffer=None, warnings=None, *, tb_locals=False,
                 durations=None):
        if isinstance(module, str):
            self.module = __import__(module)
            for part in module.split(".")[1:]:
                self.module = getattr(self.module, part)
        else:
            self.module = module
        argv = sys.argv if argv is None else argv
        self.start, self.pattern, self.top = None, None, None
        self.exit = exit
        self.failfast = failfast
        self.catchbreak = catchbreak
        self.verbosity = verbosity
        self.buffer = buffer
        self.tb_locals = tb_locals
        self.durations = durations
        self.warnings = "default" if warnings is None and not sys.warnoptions else warnings
        self.defaultTest = defaultTest
        self.testRunner = testRunner
        self.testLoader = testLoader
        self.progName = argv[0].rpartition("/")[2]
        self.parseArgs(argv)
        self.runTests()

    def parseArgs(self, argv):
        words = list(argv[1:])
        if self.module is None and words[:1] and words[0].lower() == "discover":
            self.start, self.pattern, self.top = ".", "test*.py", None
            self.progName += " discover"
            return self._discover(self._options(words[1:]))
        tests = self._options(words)
        if self.module is None and not tests:
            self.start, self.pattern = ".", "test*.py"
            return self._discover([])
        if tests:
            self.testNames = [_module_name(test) for test in tests]
            if __name__ == "__main__":
                self.module = None
        elif self.defaultTest is None:
            self.testNames = None
        elif isinstance(self.defaultTest, str):
            self.testNames = (self.defaultTest,)
        else:
            self.testNames = list(self.defaultTest)
        self.createTests()

    def _discover(self, words):
        """Takes what options have not said from the words."""
        if len(words) > 3:
            self._usage_error(f"unrecognized arguments: {' '.join(words[3:])}")
        for name, word in zip(("start", "pattern", "top"), words):
            setattr(self, name, word)
        self.testNames = None
        self.createTests(from_discovery=True)

    def _options(self, words):
        """Takes the options from the words; what remains are names of tests."""
        tests = []
        while words:
            word = words.pop(0)
            if word == "--":
                return tests + words
            if word.startswith("--"):
                name, equals, value = word.partition("=")
                self._long(name, value if equals else None, words)
            elif word.startswith("-") and len(word) > 1:
                letters = word[1:]
                while letters:
                    letters = self._short(letters[0], letters[1:], words)
            else:
                tests.append(word)
        return tests

    def _long(self, name, value, words):
        if self.start is not None and name in _DISCOVERY:
            if value is None and not words:
                self._usage_error(f"argument {name}: expected one argument")
            setattr(self, _DISCOVERY[name], words.pop(0) if value is None else value)
            return
        known = ("--verbose", "--quiet", "--failfast", "--catch", "--buffer", "--locals", "--durations", "--help")
        matches = [name] if name in known else [option for option in known if option.startswith(name)]
        if len(matches) != 1:
            self._usage_error(f"unrecognized arguments: {name}")
        if matches[0] == "--durations":
            self._durations(words.pop(0) if value is None and words else value)
        else:
            self._short({"--locals": "l"}.get(matches[0], matches[0][2]), "", words)

    def _durations(self, value):
        try:
            self.durations = int(value)
        except (TypeError, ValueError):
            self._usage_error(f"argument --durations: invalid int value: {value!r}")

    def _short(self, letter, rest, words):
        """Takes one letter; the letters that remain."""
        if self.start is not None and "-" + letter in _DISCOVERY:
            if not rest and not words:
                self._usage_error(f"argument -{letter}: expected one argument")
            setattr(self, _DISCOVERY["-" + letter], rest or words.pop(0))
            return ""
        if letter == "k":
            if not rest and not words:
                self._usage_error("argument -k: expected one argument")
            pattern = rest or words.pop(0)
            pattern = pattern if "*" in pattern else f"*{pattern}*"
            self.testNamePatterns = (self.testNamePatterns or []) + [pattern]
            return ""
        if letter == "v":
            self.verbosity = 2
        elif letter == "q":
            self.verbosity = 0
        elif letter == "f":
            self.failfast = True
        elif letter == "b":
            self.buffer = True
        elif letter == "c":
            self.catchbreak = True
        elif letter == "l":
            self.tb_locals = True
        elif letter == "h":
            print(self._usage(), end="")
            sys.exit(0)
        else:
            self._usage_error(f"unrecognized arguments: -{letter}{rest}")
        return rest

    def _usage(self):
        return _USAGE % (self.progName, " " * (len("usage: ") + len(self.progName) + 1))

    def _usage_error(self, message):
        sys.stderr.write(f"{self._usage()}{self.progName}: error: {message}\n")
        sys.exit(2)

    def createTests(self, from_discovery=False, Loader=None):
        if self.testNamePatterns:
            self.testLoader.testNamePatterns = self.testNamePatterns
        if from_discovery:
            finder = self.testLoader if Loader is None else Loader()
            self.test = finder.discover(self.start, self.pattern, self.top)
        elif self.testNames is None:
            self.test = self.testLoader.loadTestsFromModule(self.module)
        else:
            self.test = self.testLoader.loadTestsFromNames(self.testNames, self.module)

    def runTests(self):
        if self.catchbreak:
            signals.installHandler()
        test_runner = runner.TextTestRunner if self.testRunner is None else self.testRunner
        if isinstance(test_runner, type):
            test_runner = test_runner(verbosity=self.verbosity, failfast=self.failfast, buffer=self.buffer,
                                      warnings=self.warnings, tb_locals=self.tb_locals, durations=self.durations)
        self.result = test_runner.run(self.test)
        if self.exit:
            if not self.result.wasSuccessful():
                sys.exit(1)
            nothing_ran = self.result.testsRun == 0 and not self.result.skipped
            sys.exit(5 if nothing_ran else 0)


main = TestProgram
