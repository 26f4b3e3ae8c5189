"""How values appear in the messages of failed assertions."""

from collections import Counter, namedtuple

_LONGEST = 80
_HOLE = 12
_BEGIN = 5
_END = 5
_COMMON = 5
_DIFFERENT = _LONGEST - (_BEGIN + _HOLE + _COMMON + _HOLE + _END)

_Mismatch = namedtuple("Mismatch", "actual expected value")


def pretty(value):
    """A repr over several lines where it is long, for diffs."""
    try:
        from pprint import pformat
    except ImportError:
        return repr(value)
    return pformat(value)


def safe_repr(obj, short=False):
    try:
        text = repr(obj)
    except Exception:
        text = object.__repr__(obj)
    if short and len(text) >= _LONGEST:
        return text[:_LONGEST] + " [truncated]..."
    return text


def strclass(cls):
    return f"{cls.__module__}.{cls.__qualname__}"


def _common_length(texts):
    low, high = min(texts), max(texts)
    for index, char in enumerate(low):
        if char != high[index]:
            return index
    return len(low)


def _shorten(text, before, after):
    """The text with its middle replaced by the number of characters left out."""
    left_out = len(text) - before - after
    if left_out <= _HOLE:
        return text
    return f"{text[:before]}[{left_out} chars]{text[len(text) - after:]}"


def _common_shorten_repr(*values):
    """The values' reprs, shortened where they are alike so that the difference is seen."""
    texts = tuple(map(safe_repr, values))
    longest = max(map(len, texts))
    if longest <= _LONGEST:
        return texts
    length = _common_length(texts)
    prefix = texts[0][:length]
    room = _LONGEST - (longest - length + _BEGIN + _HOLE)
    if room > _COMMON:
        prefix = _shorten(prefix, _BEGIN, room)
        return tuple(prefix + text[length:] for text in texts)
    prefix = _shorten(prefix, _BEGIN, _COMMON)
    return tuple(prefix + _shorten(text[length:], _DIFFERENT, _END) for text in texts)


def unorderable_list_difference(expected, actual):
    """(what is only expected, what is only there); empties both."""
    missing = []
    while expected:
        item = expected.pop()
        try:
            actual.remove(item)
        except ValueError:
            missing.append(item)
    return missing, actual


def three_way_cmp(x, y):
    """-1, 0 or 1."""
    return (x > y) - (x < y)


def count_difference(actual, expected):
    """Items that do not occur equally often: by hash if they have one, by comparison if not."""
    try:
        first, second = Counter(actual), Counter(expected)
    except TypeError:
        return _count_by_comparison(actual, expected)
    differences = [_Mismatch(count, second.get(item, 0), item) for item, count in first.items() if count != second.get(item, 0)]
    return differences + [_Mismatch(0, count, item) for item, count in second.items() if item not in first]


def _count_by_comparison(actual, expected):
    first, second = list(actual), list(expected)
    gone = object()

    def take(items, wanted):
        count = 0
        for place, item in enumerate(items):
            if item == wanted:
                count += 1
                items[place] = gone
        return count

    differences = []
    for place, item in enumerate(first):
        if item is not gone:
            count_second = take(second, item)
            count_first = take(first, item)
            if count_first != count_second:
                differences.append(_Mismatch(count_first, count_second, item))
    for place, item in enumerate(second):
        if item is not gone:
            differences.append(_Mismatch(0, take(second, item), item))
    return differences
