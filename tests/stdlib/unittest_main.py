# unittest: main() with its arguments; the exit statuses. stderr is not compared, since it tells times
import sys
import unittest


class Tests(unittest.TestCase):
    def test_good(self):
        print("good")

    def test_bad(self):
        print("bad")
        self.fail()

    def test_skip(self):
        self.skipTest("so")


def status(*argv, **options):
    print("--", *argv)
    try:
        program = unittest.main(argv=["prog", *argv], **options)
    except SystemExit as e:
        print("status", repr(e.code))
    else:
        print(program.result)


status()
status("Tests.test_good")
status("-v", "Tests.test_bad", "Tests.test_good")
status("-f", exit=False)
status("-b", "-q", exit=False)
status("-k", "good", exit=False)
unittest.defaultTestLoader.testNamePatterns = None
status("Tests.test_skip")
status("-x")
status("Nothing", exit=False)
status("Tests", defaultTest="Other", exit=False)
status(defaultTest="Tests.test_good", exit=False)


class Empty:
    pass


status(module=Empty)
status("Tests.test_good", "-vq", exit=False, verbosity=2)
