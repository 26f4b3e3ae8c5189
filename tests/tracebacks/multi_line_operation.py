# A binary operation over several lines.
a = 1
b = "x"
c = (a
     +
     b)
