# doctest: diffs, flags, runners, finders, TestResults, DocTestSuite
import doctest
import io
import sys
import unittest


def runs(text, **options):
    test = doctest.DocTestParser().get_doctest(text, {"x": 1}, "name", None, 0)
    runner = doctest.DocTestRunner(verbose=False, **options)
    print(runner.run(test), runner.tries, runner.failures)
    return runner


DIFFERENT = """
>>> print("a", "b", "c", "d", sep="\\n")
a
x
c
d
"""
for flag in (0, doctest.REPORT_UDIFF, doctest.REPORT_CDIFF, doctest.REPORT_NDIFF):
    runs(DIFFERENT, optionflags=flag)
runs(">>> 1\n2\n>>> 3\n4\n>>> 5\n5\n", optionflags=doctest.REPORT_ONLY_FIRST_FAILURE)
runs(">>> 1\n2\n>>> 3\n4\n", optionflags=doctest.FAIL_FAST).summarize()
runs(">>> True\n1\n", optionflags=doctest.DONT_ACCEPT_TRUE_FOR_1)
runs(">>> print()\n<BLANKLINE>\n", optionflags=doctest.DONT_ACCEPT_BLANKLINE)
runs(">>> x += 1\n>>> x\n2\n>>> _ = 5\n>>> def f():\n...     return x\n>>> f()\n2\n>>> print(end='no newline')\nno newline\n>>> None\n")
runs(">>> 'a b'   # doctest: +ELLIPSIS, -NORMALIZE_WHITESPACE\n'...b'\n", optionflags=doctest.NORMALIZE_WHITESPACE)
runs(">>> x = \n>>> raise SystemExit(3)\n>>> raise KeyError('k')\nTraceback (most recent call last):\nKeyError: 'k'\n")
runs(">>> 1 1\nTraceback (most recent call last):\n  some text\nSyntaxError: invalid syntax\n")
check = doctest.OutputChecker().check_output
for want, got, flags in (
    ("a...c\n", "abc\n", doctest.ELLIPSIS), ("...\n", "\n", doctest.ELLIPSIS), ("a...b...c", "axxc", doctest.ELLIPSIS), ("aa...aa", "aaa", doctest.ELLIPSIS),
    ("a  b\nc", "a b c", doctest.NORMALIZE_WHITESPACE), ("1\n", "True\n", 0), ("True\n", "1\n", 0),
):
    print(repr(want), repr(got), check(want, got, flags))
results = doctest.TestResults(1, 2, skipped=3)
print(results, results.skipped, tuple(results), doctest.TestResults(0, 0))
print(doctest.register_optionflag("MINE") == doctest.register_optionflag("MINE"), doctest.OPTIONFLAGS_BY_NAME["ELLIPSIS"])
example = doctest.Example("1", "2", lineno=3)
print(repr(example.source), repr(example.want), example.lineno, example == doctest.Example("1\n", "2\n", lineno=3), example != 5)
test = doctest.DocTestParser().get_doctest(">>> 1\n2\n", {}, "t", "file", 0)
print(test, test == test, doctest.DocTestParser().parse("text\n>>> 1\n1\n\nmore")[0::2])
try:
    doctest.DebugRunner(verbose=False).run(test)
except doctest.DocTestFailure as e:
    print(e, repr(e.got), e.example.want)
doctest.DocTestRunner(verbose=True).run(test)
for bad in (5, "x"):
    try:
        doctest.testmod(bad)
    except TypeError as e:
        print(e)
