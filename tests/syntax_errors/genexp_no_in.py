# A generator expression with a missing in.
sum(x for x of y)
