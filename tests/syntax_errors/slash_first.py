# / as the first parameter.
def f(/, a): pass
