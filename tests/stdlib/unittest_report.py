# unittest: what the runner prints for each way a test can end
import unittest

from mod_unittest_run import run


class Ends(unittest.TestCase):
    def test_equal(self):
        self.assertEqual(1, 2)

    def test_subtests(self):
        """The first line of the text.

        And no other."""
        for i in range(3):
            with self.subTest(i=i):
                self.assertEqual(i % 2, 0)
        with self.subTest("named", a=1):
            with self.subTest("inner", b="x"):
                raise KeyError(5)

    def test_error(self):
        1 / 0

    @unittest.skip("no")
    def test_skipped(self):
        pass

    def test_skips_itself(self):
        self.skipTest("later")

    @unittest.expectedFailure
    def test_expected(self):
        self.fail("x")

    @unittest.expectedFailure
    def test_unexpected(self):
        pass

    @unittest.skipIf(1 < 2, "condition")
    def test_skip_if(self):
        pass

    @unittest.skipUnless(1 < 2, "condition")
    def test_skip_unless(self):
        pass

    def test_raises(self):
        with self.assertRaises(ValueError) as cm:
            int("x")
        self.assertIn("invalid", str(cm.exception))
        with self.assertRaises(KeyError):
            pass

    def test_chained(self):
        try:
            [].x
        except AttributeError as e:
            raise ValueError("second") from e

    def test_message(self):
        self.assertTrue(False, "msg")


@unittest.skip("the class")
class Skipped(unittest.TestCase):
    def test_it(self):
        pass


result = run(Ends, Skipped)
print(result, result.wasSuccessful(), len(result.failures), result.skipped[0][1], result.unexpectedSuccesses)
run(Ends, Skipped, verbosity=2)
run(Ends, verbosity=0, failfast=True)
run(Skipped)
run()
