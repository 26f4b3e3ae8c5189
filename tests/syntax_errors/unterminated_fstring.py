# An f-string without end.
x = f"abc {1}
