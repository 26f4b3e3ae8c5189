# A parameter twice in a lambda.
f = lambda a, b, a: 1
