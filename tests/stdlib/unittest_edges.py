# unittest: own failure classes, type functions, longMessage, subtests inside helpers, asserts as functions
import unittest

from mod_unittest_run import run


class Oops(Exception):
    pass


class Own(unittest.TestCase):
    failureException = Oops
    longMessage = False
    maxDiff = 10

    def test_class(self):
        self.assertEqual(1, 2, "short")

    def test_long(self):
        self.assertEqual(["a" * 30, "b" * 40], ["a" * 30, "c" * 40])

    def test_type_function(self):
        def compare(first, second, msg=None):
            raise self.failureException(f"{first} is not {second} ({msg})")
        self.addTypeEqualityFunc(int, compare)
        self.assertEqual(1, 1)

    def test_assertion_error_is_an_error(self):
        assert 1 == 2, "plain"

    def test_exit(self):
        raise SystemExit(3)


class Contexts(unittest.TestCase):
    def test_raises(self):
        self.assertRaises(ZeroDivisionError, lambda: 1 / 0)
        with self.assertRaises((KeyError, IndexError)) as cm:
            [][1]
        self.assertIsInstance(cm.exception, IndexError)
        self.assertIsNone(cm.exception.__traceback__)
        with self.assertRaises(KeyError):
            raise ValueError("goes through")

    def test_deep_helper(self):
        def helper(value):
            with self.subTest(value=value):
                inner(value)

        def inner(value):
            self.assertLess(value, 1)

        for value in range(3):
            helper(value)

    @unittest.expectedFailure
    def test_expected_in_subtest(self):
        with self.subTest():
            self.fail()
        print("not reached")

    def test_subtest_skips(self):
        for i in range(2):
            with self.subTest(i=i):
                self.skipTest(f"skip {i}")


run(Own)
run(Contexts, verbosity=2)
run(Contexts, failfast=True)
result = run(Own, buffer=False, descriptions=False)
print([name for name, text in ((t.id(), e) for t, e in result.failures + result.errors)])
