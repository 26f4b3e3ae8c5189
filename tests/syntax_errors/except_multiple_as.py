# Several types with as and without parentheses.
try:
    pass
except A, B as e:
    pass
