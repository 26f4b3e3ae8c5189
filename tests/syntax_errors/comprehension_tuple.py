# A comprehension with an unparenthesised tuple.
[x, y for x, y in z]
