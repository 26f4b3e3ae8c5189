# Brackets that do not match over several lines.
x = [1,
     2,
     (3}
