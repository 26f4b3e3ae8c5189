# unittest: the order of fixtures and cleanups, and what happens when they fail
import unittest

from mod_unittest_run import run

log = []


class Manager:
    def __init__(self, name):
        self.name = name

    def __enter__(self):
        log.append(f"enter {self.name}")
        return self.name

    def __exit__(self, *exc_info):
        log.append(f"exit {self.name}")


def setUpModule():
    log.append("setUpModule")
    unittest.addModuleCleanup(log.append, "module cleanup")


def tearDownModule():
    log.append("tearDownModule")


class Good(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        log.append("setUpClass")
        cls.addClassCleanup(log.append, "class cleanup")
        log.append(cls.enterClassContext(Manager("class")))

    @classmethod
    def tearDownClass(cls):
        log.append("tearDownClass")

    def setUp(self):
        log.append("setUp")
        self.addCleanup(log.append, "cleanup 1")
        self.addCleanup(log.append, "cleanup 2")

    def tearDown(self):
        log.append("tearDown")

    def test_b(self):
        log.append(self.enterContext(Manager("test")))

    def test_a(self):
        log.append("a")
        self.fail()


class BadClass(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.addClassCleanup(lambda: 1 / 0)
        raise ValueError("class")

    def test_never(self):
        log.append("never")


class BadSetUp(unittest.TestCase):
    def setUp(self):
        self.addCleanup(self.cleanup)
        raise ValueError("setUp")

    def cleanup(self):
        raise KeyError("cleanup")

    def tearDown(self):
        log.append("never")

    def test_never(self):
        log.append("never")


class BadTearDown(unittest.TestCase):
    def tearDown(self):
        raise ValueError("tearDown")

    @classmethod
    def tearDownClass(cls):
        raise ValueError("tearDownClass")

    def test_fails_twice(self):
        self.fail("first")


class SkippedByFixture(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        raise unittest.SkipTest("not today")

    def test_never(self):
        log.append("never")


run(Good)
print(*log, sep="\n")
log.clear()
print(run(Good, BadClass, BadSetUp, BadTearDown, SkippedByFixture, verbosity=2))
print("never" in log, log.count("setUpModule"), log.count("tearDownModule"))
try:
    Good("test_b").enterContext(5)
except TypeError as e:
    print(e)
