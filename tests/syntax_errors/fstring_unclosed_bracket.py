# An unclosed bracket in an f-string.
f"{a[1}"
