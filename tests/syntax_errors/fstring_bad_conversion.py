# An unknown conversion in an f-string.
f"{x!z}"
