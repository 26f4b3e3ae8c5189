# unittest: finding tests by class, module, name and pattern; suites
import sys
import unittest


class First(unittest.TestCase):
    def test_b(self):
        pass

    def test_a(self):
        pass

    def helper(self):
        pass

    test_no_method = 5


class Second(unittest.TestCase):
    def runTest(self):
        pass


def names(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from names(test)
        else:
            yield test.id()


def attempt(call, *args):
    try:
        return call(*args)
    except Exception as error:
        return f"{type(error).__name__}: {error}"


loader = unittest.TestLoader()
here = sys.modules["__main__"]
print(loader.getTestCaseNames(First), list(names(loader.loadTestsFromModule(here))))
for name in ("First", "First.test_a", "Second"):
    print(name, list(names(loader.loadTestsFromName(name, here))))
print(list(names(loader.loadTestsFromNames(["First.test_b", "Second"], here))))
print(attempt(loader.loadTestsFromName, "names", here), attempt(loader.loadTestsFromName, "log", here), len(loader.errors))
print(attempt(loader.loadTestsFromName, "no_such_module_here.Thing").countTestCases(), loader.errors[-1].splitlines()[0])
loader.testMethodPrefix = "h"
print(loader.getTestCaseNames(First))
loader.testMethodPrefix = "test"
loader.sortTestMethodsUsing = lambda x, y: (x < y) - (x > y)
print(loader.getTestCaseNames(First))
print(attempt(loader.loadTestsFromTestCase, unittest.TestSuite))

suite = unittest.TestSuite([First("test_a")])
suite.addTest(First("test_b"))
suite.addTests(unittest.TestSuite([Second()]))
print(suite, suite.countTestCases(), suite == unittest.TestSuite(list(suite)))
print(attempt(suite.addTest, 5), attempt(suite.addTest, First), attempt(suite.addTests, "abc"), sep="\n")
result = unittest.TestResult()
print(suite(result) is result, result, suite.countTestCases(), list(suite))
print(First("test_a")(), Second()(), Second().countTestCases(), Second().shortDescription())

case = unittest.FunctionTestCase(lambda: 1 / 0, description="a function")
print(case, repr(case).partition(" at ")[0], case.id(), case.shortDescription())
print(len(case().errors), case == unittest.FunctionTestCase(len))


class Counting(unittest.TestResult):
    def startTestRun(self):
        print("start")

    def stopTestRun(self):
        print("stop")

    def addSuccess(self, test):
        print("success", test)

    def addDuration(self, test, elapsed):
        print("duration", elapsed >= 0)


class Own(unittest.TestCase):
    def defaultTestResult(self):
        return Counting()

    def test_it(self):
        pass


print(Own("test_it").run())
