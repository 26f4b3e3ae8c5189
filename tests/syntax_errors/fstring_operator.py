# An unfinished expression in an f-string.
f"{1 +}"
