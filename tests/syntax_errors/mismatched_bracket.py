# Brackets that do not match on one line.
x = [1, 2)
