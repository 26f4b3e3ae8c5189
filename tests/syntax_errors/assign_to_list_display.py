# Assignment to a list with a literal.
[a, 1] = x
