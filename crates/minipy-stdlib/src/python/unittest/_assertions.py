"""The assert methods of `TestCase` that compare values. Each fails with a message that says what was seen; `_contexts` has those that
watch a block of code.
"""

import types
from unittest.util import _common_shorten_repr, count_difference, pretty, safe_repr

_DIFF_OMITTED = "\nDiff is %s characters long. Set self.maxDiff to None to see it."


def _kind(obj):
    """How messages about attributes call an object."""
    if isinstance(obj, types.ModuleType):
        return f"module {obj.__name__!r}"
    if isinstance(obj, type):
        return f"type object {obj.__name__!r}"
    return f"{type(obj).__name__!r} object"


def _diff(first, second):
    from difflib import ndiff
    return "\n".join(ndiff(first, second))


class Assertions:
    """Base of `TestCase`."""

    failureException = AssertionError
    longMessage = True
    maxDiff = 80 * 8
    _diffThreshold = 2**16

    # ---- messages ----

    def _formatMessage(self, msg, standardMsg):
        if not self.longMessage:
            return msg or standardMsg
        if msg is None:
            return standardMsg
        try:
            return f"{standardMsg} : {msg}"
        except UnicodeDecodeError:
            return f"{safe_repr(standardMsg)} : {safe_repr(msg)}"

    def _truncateMessage(self, message, diff):
        if self.maxDiff is None or len(diff) <= self.maxDiff:
            return message + diff
        return message + _DIFF_OMITTED % len(diff)

    def fail(self, msg=None):
        raise self.failureException(msg)

    def _fail(self, msg, standardMsg):
        raise self.failureException(self._formatMessage(msg, standardMsg))

    # ---- truth and identity ----

    def assertFalse(self, expr, msg=None):
        if expr:
            self._fail(msg, f"{safe_repr(expr)} is not false")

    def assertTrue(self, expr, msg=None):
        if not expr:
            self._fail(msg, f"{safe_repr(expr)} is not true")

    def assertIs(self, expr1, expr2, msg=None):
        if expr1 is not expr2:
            self._fail(msg, f"{safe_repr(expr1)} is not {safe_repr(expr2)}")

    def assertIsNot(self, expr1, expr2, msg=None):
        if expr1 is expr2:
            self._fail(msg, f"unexpectedly identical: {safe_repr(expr1)}")

    def assertIsNone(self, obj, msg=None):
        if obj is not None:
            self._fail(msg, f"{safe_repr(obj)} is not None")

    def assertIsNotNone(self, obj, msg=None):
        if obj is None:
            self._fail(msg, "unexpectedly None")

    # ---- equality ----

    def addTypeEqualityFunc(self, typeobj, function):
        self._type_equality_funcs[typeobj] = function

    def _getAssertEqualityFunc(self, first, second):
        if type(first) is type(second):
            asserter = self._type_equality_funcs.get(type(first))
            if asserter is not None:
                return getattr(self, asserter) if isinstance(asserter, str) else asserter
        return self._baseAssertEqual

    def _baseAssertEqual(self, first, second, msg=None):
        if not first == second:
            self._fail(msg, "%s != %s" % _common_shorten_repr(first, second))

    def assertEqual(self, first, second, msg=None):
        self._getAssertEqualityFunc(first, second)(first, second, msg=msg)

    def assertNotEqual(self, first, second, msg=None):
        if not first != second:
            self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)}")

    def assertAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if first == second:
            return
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if diff <= delta:
                return
            limit = f"{safe_repr(delta)} delta"
        else:
            places = 7 if places is None else places
            if round(diff, places) == 0:
                return
            limit = f"{places!r} places"
        self._fail(msg, f"{safe_repr(first)} != {safe_repr(second)} within {limit} ({safe_repr(diff)} difference)")

    def assertNotAlmostEqual(self, first, second, places=None, msg=None, delta=None):
        if delta is not None and places is not None:
            raise TypeError("specify delta or places not both")
        diff = abs(first - second)
        if delta is not None:
            if not first == second and diff > delta:
                return
            limit = f"{safe_repr(delta)} delta ({safe_repr(diff)} difference)"
        else:
            places = 7 if places is None else places
            if not first == second and round(diff, places) != 0:
                return
            limit = f"{places!r} places"
        self._fail(msg, f"{safe_repr(first)} == {safe_repr(second)} within {limit}")

    # ---- sequences ----

    def assertSequenceEqual(self, seq1, seq2, msg=None, seq_type=None):
        if seq_type is not None:
            name = seq_type.__name__
            for which, seq in (("First", seq1), ("Second", seq2)):
                if not isinstance(seq, seq_type):
                    raise self.failureException(f"{which} sequence is not a {name}: {safe_repr(seq)}")
        else:
            name = "sequence"
        message = self._describe_sequences(seq1, seq2, name, seq_type)
        if message is not None:
            diff = "\n" + _diff(pretty(seq1).splitlines(), pretty(seq2).splitlines())
            self.fail(self._formatMessage(msg, self._truncateMessage(message, diff)))

    def _describe_sequences(self, seq1, seq2, name, seq_type):
        """What is to be said before the diff; None if they are equal."""
        try:
            len1 = len(seq1)
        except (TypeError, NotImplementedError):
            return f"First {name} has no length.    Non-sequence?"
        try:
            len2 = len(seq2)
        except (TypeError, NotImplementedError):
            return f"Second {name} has no length.    Non-sequence?"
        if seq1 == seq2:
            return None
        message = "%ss differ: %s != %s\n" % ((name.capitalize(),) + _common_shorten_repr(seq1, seq2))
        for i in range(min(len1, len2)):
            items = []
            for which, seq in (("first", seq1), ("second", seq2)):
                try:
                    items.append(seq[i])
                except (TypeError, IndexError, NotImplementedError):
                    return message + f"\nUnable to index element {i} of {which} {name}\n"
            if items[0] != items[1]:
                texts = "\n".join(_common_shorten_repr(*items))
                message += f"\nFirst differing element {i}:\n{texts}\n"
                break
        else:
            if len1 == len2 and seq_type is None and type(seq1) is not type(seq2):
                return None
        if len1 != len2:
            which, seq, start = ("First", seq1, len2) if len1 > len2 else ("Second", seq2, len1)
            message += f"\n{which} {name} contains {abs(len1 - len2)} additional elements.\n"
            try:
                message += f"First extra element {start}:\n{safe_repr(seq[start])}\n"
            except (TypeError, IndexError, NotImplementedError):
                message += f"Unable to index element {start} of {which.lower()} {name}\n"
        return message

    def assertListEqual(self, list1, list2, msg=None):
        self.assertSequenceEqual(list1, list2, msg, seq_type=list)

    def assertTupleEqual(self, tuple1, tuple2, msg=None):
        self.assertSequenceEqual(tuple1, tuple2, msg, seq_type=tuple)

    def assertSetEqual(self, set1, set2, msg=None):
        differences = []
        for which, first, second in (("first", set1, set2), ("second", set2, set1)):
            try:
                differences.append(first.difference(second))
            except TypeError as e:
                self.fail(f"invalid type when attempting set difference: {e}")
            except AttributeError as e:
                self.fail(f"{which} argument does not support set difference: {e}")
        lines = []
        for which, items in zip(("first", "second"), differences):
            if items:
                lines.append(f"Items in the {which} set but not the {'second' if which == 'first' else 'first'}:")
                lines.extend(map(repr, items))
        if lines:
            self.fail(self._formatMessage(msg, "\n".join(lines)))

    def assertDictEqual(self, d1, d2, msg=None):
        self.assertIsInstance(d1, dict, "First argument is not a dictionary")
        self.assertIsInstance(d2, dict, "Second argument is not a dictionary")
        if d1 != d2:
            message = "%s != %s" % _common_shorten_repr(d1, d2)
            diff = "\n" + _diff(pretty(d1).splitlines(), pretty(d2).splitlines())
            self.fail(self._formatMessage(msg, self._truncateMessage(message, diff)))

    def assertMultiLineEqual(self, first, second, msg=None):
        self.assertIsInstance(first, str, "First argument is not a string")
        self.assertIsInstance(second, str, "Second argument is not a string")
        if first == second:
            return
        message = "%s != %s" % _common_shorten_repr(first, second)
        if max(len(first), len(second)) > self._diffThreshold:
            self._baseAssertEqual(first, second, msg)
        # A missing last newline is added where the other text has one or both lack it; an empty text stays empty.
        newline = not (first.endswith("\n") and second.endswith("\n"))
        alone = not (first and second)
        lines = [
            (text + "\n" if text and newline and not (alone and text.endswith("\n")) else text).splitlines(keepends=True)
            for text in (first, second)
        ]
        from difflib import ndiff
        diff = "\n" + "".join(ndiff(*lines))
        self.fail(self._formatMessage(msg, self._truncateMessage(message, diff)))

    def assertCountEqual(self, first, second, msg=None):
        first, second = list(first), list(second)
        differences = count_difference(first, second)
        if differences:
            lines = [f"First has {d.actual}, Second has {d.expected}:  {d.value!r}" for d in differences]
            message = self._truncateMessage("Element counts were not equal:\n", "\n".join(lines))
            self.fail(self._formatMessage(msg, message))

    # ---- membership and order ----

    def assertIn(self, member, container, msg=None):
        if member not in container:
            self._fail(msg, f"{safe_repr(member)} not found in {safe_repr(container)}")

    def assertNotIn(self, member, container, msg=None):
        if member in container:
            self._fail(msg, f"{safe_repr(member)} unexpectedly found in {safe_repr(container)}")

    def assertLess(self, a, b, msg=None):
        if not a < b:
            self._fail(msg, f"{safe_repr(a)} not less than {safe_repr(b)}")

    def assertLessEqual(self, a, b, msg=None):
        if not a <= b:
            self._fail(msg, f"{safe_repr(a)} not less than or equal to {safe_repr(b)}")

    def assertGreater(self, a, b, msg=None):
        if not a > b:
            self._fail(msg, f"{safe_repr(a)} not greater than {safe_repr(b)}")

    def assertGreaterEqual(self, a, b, msg=None):
        if not a >= b:
            self._fail(msg, f"{safe_repr(a)} not greater than or equal to {safe_repr(b)}")

    # ---- classes and attributes ----

    def assertIsInstance(self, obj, cls, msg=None):
        if not isinstance(obj, cls):
            kind = "any of " if isinstance(cls, tuple) else ""
            self._fail(msg, f"{safe_repr(obj)} is not an instance of {kind}{cls!r}")

    def assertNotIsInstance(self, obj, cls, msg=None):
        if isinstance(obj, cls):
            if isinstance(cls, tuple):
                cls = next(x for x in cls if isinstance(obj, x))
            self._fail(msg, f"{safe_repr(obj)} is an instance of {cls!r}")

    def assertIsSubclass(self, cls, superclass, msg=None):
        try:
            if issubclass(cls, superclass):
                return
        except TypeError:
            if not isinstance(cls, type):
                self._fail(msg, f"{cls!r} is not a class")
            raise
        kind = "any of " if isinstance(superclass, tuple) else ""
        self._fail(msg, f"{cls!r} is not a subclass of {kind}{superclass!r}")

    def assertNotIsSubclass(self, cls, superclass, msg=None):
        try:
            if not issubclass(cls, superclass):
                return
        except TypeError:
            if not isinstance(cls, type):
                self._fail(msg, f"{cls!r} is not a class")
            raise
        if isinstance(superclass, tuple):
            superclass = next(x for x in superclass if issubclass(cls, x))
        self._fail(msg, f"{cls!r} is a subclass of {superclass!r}")

    def assertHasAttr(self, obj, name, msg=None):
        if not hasattr(obj, name):
            self._fail(msg, f"{_kind(obj)} has no attribute {name!r}")

    def assertNotHasAttr(self, obj, name, msg=None):
        if hasattr(obj, name):
            self._fail(msg, f"{_kind(obj)} has unexpected attribute {name!r}")

    # ---- text ----

    def assertRegex(self, text, expected_regex, msg=None):
        import re
        if isinstance(expected_regex, (str, bytes)):
            assert expected_regex, "expected_regex must not be empty."
            expected_regex = re.compile(expected_regex)
        if not expected_regex.search(text):
            self._fail(msg, f"Regex didn't match: {expected_regex.pattern!r} not found in {text!r}")

    def assertNotRegex(self, text, unexpected_regex, msg=None):
        import re
        if isinstance(unexpected_regex, (str, bytes)):
            unexpected_regex = re.compile(unexpected_regex)
        match = unexpected_regex.search(text)
        if match:
            found = text[match.start():match.end()]
            self._fail(msg, f"Regex matched: {found!r} matches {unexpected_regex.pattern!r} in {text!r}")

    def _affix(self, s, affix, msg, method):
        """Common to the four methods about beginnings and ends."""
        try:
            if getattr(s, method)(affix):
                return True
        except (AttributeError, TypeError):
            self._tail_type_check(s, affix, msg)
            raise
        return False

    def _tail_type_check(self, s, tails, msg):
        """Says which argument is neither str nor bytes, or that they are not alike."""
        if not isinstance(tails, tuple):
            tails = (tails,)
        for tail in tails:
            if isinstance(tail, str):
                if not isinstance(s, str):
                    self._fail(msg, f"Expected str, not {type(s).__name__}")
            elif isinstance(tail, (bytes, bytearray)):
                if not isinstance(s, (bytes, bytearray)):
                    self._fail(msg, f"Expected bytes, not {type(s).__name__}")

    def assertStartsWith(self, s, prefix, msg=None):
        if not self._affix(s, prefix, msg, "startswith"):
            kind = "any of " if isinstance(prefix, tuple) else ""
            self._fail(msg, f"{safe_repr(s, short=True)} doesn't start with {kind}{safe_repr(prefix)}")

    def assertNotStartsWith(self, s, prefix, msg=None):
        if self._affix(s, prefix, msg, "startswith"):
            if isinstance(prefix, tuple):
                prefix = next(x for x in prefix if s.startswith(x))
            self._fail(msg, f"{safe_repr(s, short=True)} starts with {safe_repr(prefix)}")

    def assertEndsWith(self, s, suffix, msg=None):
        if not self._affix(s, suffix, msg, "endswith"):
            kind = "any of " if isinstance(suffix, tuple) else ""
            self._fail(msg, f"{safe_repr(s, short=True)} doesn't end with {kind}{safe_repr(suffix)}")

    def assertNotEndsWith(self, s, suffix, msg=None):
        if self._affix(s, suffix, msg, "endswith"):
            if isinstance(suffix, tuple):
                suffix = next(x for x in suffix if s.endswith(x))
            self._fail(msg, f"{safe_repr(s, short=True)} ends with {safe_repr(suffix)}")
