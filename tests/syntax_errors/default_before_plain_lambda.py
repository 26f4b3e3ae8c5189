# A default before a parameter without one in a lambda.
f = lambda a=1, b: 1
