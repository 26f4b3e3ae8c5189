# A comprehension with a literal target.
[1 for 1 in x]
