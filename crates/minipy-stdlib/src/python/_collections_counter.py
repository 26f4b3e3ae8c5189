"""`collections.Counter`."""

import sys as _sys
from _collections import _count_elements

# Where scripts find the class, and so what it says.
__name__ = "collections"


class Counter(dict):
    """A dict from items to how often they come; what is missing comes 0 times."""

    def __init__(self, iterable=None, /, **kwds):
        super().__init__()
        self.update(iterable, **kwds)

    def __missing__(self, key):
        return 0

    def total(self):
        return sum(self.values())

    def most_common(self, n=None):
        by_count = lambda pair: pair[1]
        if n is None:
            return sorted(self.items(), key=by_count, reverse=True)
        if n == 1:
            # One pass, and the first of equals, as a stable sort gives it.
            return [max(self.items(), key=by_count)] if self else []
        import heapq

        return heapq.nlargest(n, self.items(), key=by_count)

    def elements(self):
        from itertools import chain, repeat, starmap

        return chain.from_iterable(starmap(repeat, self.items()))

    @classmethod
    def fromkeys(cls, iterable, v=None):
        raise NotImplementedError("Counter.fromkeys() is undefined.  Use Counter(iterable) instead.")

    def update(self, iterable=None, /, **kwds):
        if iterable is not None:
            if isinstance(iterable, dict) or _is_mapping(iterable):
                if self:
                    self_get = self.get
                    for item, count in iterable.items():
                        self[item] = count + self_get(item, 0)
                else:
                    super().update(iterable)
            else:
                _count_elements(self, iterable)
        if kwds:
            self.update(kwds)

    def subtract(self, iterable=None, /, **kwds):
        if iterable is not None:
            self_get = self.get
            if isinstance(iterable, dict) or _is_mapping(iterable):
                for item, count in iterable.items():
                    self[item] = self_get(item, 0) - count
            else:
                for item in iterable:
                    self[item] = self_get(item, 0) - 1
        if kwds:
            self.subtract(kwds)

    def copy(self):
        return self.__class__(self)

    def __reduce__(self):
        return (self.__class__, (dict(self),))

    def __delitem__(self, item):
        if item in self:
            super().__delitem__(item)

    def __repr__(self):
        if not self:
            return f"{self.__class__.__name__}()"
        try:
            items = dict(self.most_common())
        except TypeError:
            # Counts that cannot be compared stay in the order they came in.
            items = dict(self)
        return f"{self.__class__.__name__}({items!r})"

    def __eq__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] == other[item] for counts in (self, other) for item in counts)

    def __ne__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return not self == other

    def __le__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] <= other[item] for counts in (self, other) for item in counts)

    def __lt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self <= other and self != other

    def __ge__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return all(self[item] >= other[item] for counts in (self, other) for item in counts)

    def __gt__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        return self >= other and self != other

    def __add__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            count = count + other[item]
            if count > 0:
                result[item] = count
        for item, count in other.items():
            if item not in self and count > 0:
                result[item] = count
        return result

    def __sub__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            count = count - other[item]
            if count > 0:
                result[item] = count
        for item, count in other.items():
            if item not in self and count < 0:
                result[item] = 0 - count
        return result

    def __or__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            of_other = other[item]
            count = of_other if count < of_other else count
            if count > 0:
                result[item] = count
        for item, count in other.items():
            if item not in self and count > 0:
                result[item] = count
        return result

    def __and__(self, other):
        if not isinstance(other, Counter):
            return NotImplemented
        result = Counter()
        for item, count in self.items():
            of_other = other[item]
            count = count if count < of_other else of_other
            if count > 0:
                result[item] = count
        return result

    def __pos__(self):
        result = Counter()
        for item, count in self.items():
            if count > 0:
                result[item] = count
        return result

    def __neg__(self):
        result = Counter()
        for item, count in self.items():
            if count < 0:
                result[item] = 0 - count
        return result

    def _keep_positive(self):
        for item in [item for item, count in self.items() if not count > 0]:
            del self[item]
        return self

    def __iadd__(self, other):
        for item, count in other.items():
            self[item] += count
        return self._keep_positive()

    def __isub__(self, other):
        for item, count in other.items():
            self[item] -= count
        return self._keep_positive()

    def __ior__(self, other):
        for item, of_other in other.items():
            if of_other > self[item]:
                self[item] = of_other
        return self._keep_positive()

    def __iand__(self, other):
        for item, count in self.items():
            of_other = other[item]
            if of_other < count:
                self[item] = of_other
        return self._keep_positive()


def _is_mapping(value):
    """Is it a mapping that is no dict? Only classes of scripts can be."""
    abc = _sys.modules.get("_collections_abc")
    return abc is not None and isinstance(value, abc.Mapping)
