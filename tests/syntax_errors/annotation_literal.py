# An annotation of a literal.
1: int
