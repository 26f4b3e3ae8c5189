# An annotation of a tuple.
a, b: int
