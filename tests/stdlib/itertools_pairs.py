"""Loops that take the pairs of itertools apart at once: `pairwise`, `zip_longest` and `groupby`, and what must not be taken so."""

from itertools import groupby, pairwise, zip_longest

for items in ([], [1], [1, 2], [1, 2, 3, 4], "abc", iter(range(5))):
    pairs = []
    for a, b in pairwise(items):
        pairs.append((a, b))
    print(pairs)

for left, right in (([], []), ([1], []), ([], [2]), ([1, 2, 3], "ab"), ("a", range(3))):
    print([(a, b) for a, b in zip_longest(left, right)], [(a, b) for a, b in zip_longest(left, right, fillvalue="-")])

for count in (0, 1, 3):
    try:
        print([(a, b) for a, b in zip_longest(*[[1, 2]] * count)])
    except ValueError as error:
        print("ValueError:", error)

for key, group in groupby([1, 1, 2, 3, 3, 3]):
    print(key, list(group), end="; ")
kept = []
for key, group in groupby("AAbB", str.upper):
    kept.append((key, group))
print([(key, list(group)) for key, group in kept])
(first, group), = groupby([7])
print(first, list(group))


class Derived(pairwise):
    def __next__(self):
        a, b = super().__next__()
        return b, a


class Triples(zip_longest):
    def __next__(self):
        return (*super().__next__(), "third")


print([(a, b) for a, b in Derived([1, 2, 3])], [(a, b, c) for a, b, c in Triples([1, 2], [3])])


def raising(count):
    yield from range(count)
    raise KeyError("from the source")


for make in (lambda: pairwise(raising(2)), lambda: zip_longest([1, 2, 3, 4], raising(2)), lambda: groupby(raising(2))):
    seen, iterator = [], make()
    try:
        for a, b in iterator:
            seen.append(a)
    except KeyError as error:
        print(seen, error, list(iterator) == [])


class Again:
    """An iterator that asks the one above it."""

    def __init__(self):
        self.count = 0

    def __iter__(self):
        return self

    def __next__(self):
        self.count += 1
        if self.count == 2:
            asked.append(next(above, "nothing"))
        if self.count > 5:
            raise StopIteration
        return self.count


for make in (pairwise, lambda source: zip_longest(source, "xyz"), lambda source: groupby(source, lambda n: n // 2)):
    asked, source = [], Again()
    above = make(source)
    print([(a, type(b).__name__) for a, b in above], len(asked))


class Stops:
    def __iter__(self):
        return self

    def __next__(self):
        raise StopIteration("early")


print([(a, b) for a, b in pairwise(Stops())], [(a, b) for a, b in zip_longest(Stops(), [1])], [(a, b) for a, b in groupby(Stops())])
for pair in pairwise("abc"):
    kept = pair
print(kept, dict(pairwise("abcd")), dict(zip_longest("ab", "c")), list(enumerate(pairwise("abc"))))
