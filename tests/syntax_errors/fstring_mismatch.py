# A wrong closing bracket in an f-string.
f"{a)}"
