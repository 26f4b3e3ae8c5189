# An annotation in a lambda.
f = lambda x: int: x
