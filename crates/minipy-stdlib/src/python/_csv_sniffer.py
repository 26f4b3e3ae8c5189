"""`csv.Sniffer`, which guesses the dialect of a text: first from its quotes, then from what stands equally often in every line."""

import csv as _csv
import re as _re
from io import StringIO as _StringIO

__name__ = "csv"

# A quoted field ends at the first quote that is not doubled.
_BODY = r"(?:(?P=quote){2}|(?!(?P=quote)).)*+"
_BEFORE = r"(?P<delim>[^\w\n\"'])(?P<space> ?)"
_QUOTED = r"(?P<quote>[\"'])" + _BODY + "(?P=quote)"
# Between two delimiters, at the start of a line, at its end, and alone on it.
_PLACES = (
    _BEFORE + _QUOTED + "(?P=delim)",
    r"(?:^|\n)" + _QUOTED + _BEFORE,
    _BEFORE + _QUOTED + r"(?:$|\n)",
    r"(?:^|\n)" + _QUOTED + r"(?:$|\n)",
)


def _commonest(counts):
    return max(counts, key=counts.get)


class Sniffer:
    """Guesses the dialect of a sample, and whether it begins with names."""

    def __init__(self):
        # Who comes first among several that fit.
        self.preferred = [",", "\t", ";", " ", ":"]

    def sniff(self, sample, delimiters=None):
        """A class of the dialect; Error if there is no telling."""
        sample = sample.replace("\r\n", "\n").replace("\r", "\n")
        quote, doubled, mark, skips = self._guess_quote_and_delimiter(sample, delimiters)
        if not mark:
            mark, skips = self._guess_delimiter(sample, delimiters)
        if not mark:
            raise _csv.Error("Could not determine delimiter")

        class dialect(_csv.Dialect):
            _name = "sniffed"
            lineterminator = "\r\n"
            quoting = _csv.QUOTE_MINIMAL

        dialect.doublequote = doubled
        dialect.delimiter = mark
        dialect.quotechar = quote or '"'
        dialect.skipinitialspace = skips
        return dialect

    def _guess_quote_and_delimiter(self, data, delimiters):
        """Quote, whether it is doubled, delimiter and whether a space follows it, from what stands around quoted fields."""
        for place in _PLACES:
            found = list(_re.finditer(place, data, _re.DOTALL | _re.MULTILINE))
            if found:
                break
        else:
            return "", False, None, 0
        quotes, marks, spaces = {}, {}, 0
        for match in found:
            parts = match.groupdict()
            quotes[parts["quote"]] = quotes.get(parts["quote"], 0) + 1
            mark = parts.get("delim")
            if mark and (delimiters is None or mark in delimiters):
                marks[mark] = marks.get(mark, 0) + 1
            spaces += bool(parts.get("space"))
        quote = _commonest(quotes)
        if not marks:
            # One column of quoted fields.
            return quote, False, "", 0
        mark = _commonest(marks)
        return quote, self._is_doubled(data, mark, quote), mark, marks[mark] == spaces

    def _is_doubled(self, data, mark, quote):
        """Is there a field with a doubled quote inside?"""
        space = "" if mark == " " else " *+"
        at = _re.escape(mark)
        field = rf"(?:(?<={at})|^){space}{quote}((?:{quote}{quote}|[^{quote}]++)*+){quote}(?:{at}|$)"
        return any(quote * 2 in match[1] for match in _re.finditer(field, data, _re.MULTILINE))

    def _guess_delimiter(self, data, delimiters):
        """The character that stands equally often in most lines, looked for in ten lines more at a time."""
        lines = [line for line in data.split("\n") if line]
        step = min(10, len(lines))
        counts = {chr(code): {} for code in range(127)}
        modes, marks = {}, {}
        for start in range(0, len(lines), step or 1):
            for line in lines[start : start + step]:
                for char, seen in counts.items():
                    count = line.count(char)
                    seen[count] = seen.get(count, 0) + 1
            for char, seen in counts.items():
                if list(seen) != [0]:
                    usual = _commonest(seen)
                    # How many lines agree, less those that do not.
                    modes[char] = usual, 2 * seen[usual] - sum(seen.values())
            marks = self._consistent(modes, float(min(start + step, len(lines))), delimiters)
            if len(marks) == 1:
                (mark,) = marks
                return mark, self._skips(lines, mark)
        if not marks:
            return "", 0
        for mark in self.preferred:
            if mark in marks:
                return mark, self._skips(lines, mark)
        mark = max((mode, char) for char, mode in marks.items())[1]
        return mark, self._skips(lines, mark)

    def _consistent(self, modes, total, delimiters):
        """The characters that agree best, down to nine lines of ten."""
        share = 1.0
        while share >= 0.9:
            found = {
                char: (count, agreeing)
                for char, (count, agreeing) in modes.items()
                if count > 0 and agreeing > 0 and agreeing / total >= share and (delimiters is None or char in delimiters)
            }
            if found:
                return found
            share -= 0.01
        return {}

    def _skips(self, lines, mark):
        return lines[0].count(mark) == lines[0].count(mark + " ")

    def has_header(self, sample):
        """Does the first row differ from the others, by type or by length, in more columns than not?"""
        rows = _csv.reader(_StringIO(sample), self.sniff(sample))
        header = next(rows)
        kinds = dict.fromkeys(range(len(header)))
        for checked, row in enumerate(rows):
            if checked > 20:
                break
            if len(row) != len(header):
                continue
            for column in list(kinds):
                try:
                    complex(row[column])
                    kind = complex
                except (ValueError, OverflowError):
                    kind = len(row[column])
                if kind != kinds[column]:
                    if kinds[column] is None:
                        kinds[column] = kind
                    else:
                        # Not all of one kind: the column says nothing.
                        del kinds[column]
        votes = 0
        for column, kind in kinds.items():
            if isinstance(kind, int):
                differs = len(header[column]) != kind
            else:
                try:
                    # A column without rows has no kind, and calling that fails too.
                    kind(header[column])
                    differs = False
                except (ValueError, TypeError):
                    differs = True
            votes += 1 if differs else -1
        return votes > 0
