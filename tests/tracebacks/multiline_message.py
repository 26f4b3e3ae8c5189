# A message of several lines, and an empty one.
try:
    raise ValueError("")
except ValueError as e:
    raise RuntimeError("first line\nsecond line\n  third") from e
