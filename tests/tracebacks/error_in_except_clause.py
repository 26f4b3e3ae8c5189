# The expression of an except clause fails.
try:
    1 / 0
except undefined_error:
    pass
