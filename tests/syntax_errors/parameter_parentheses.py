# Parentheses around a parameter.
def f((a, b)): pass
