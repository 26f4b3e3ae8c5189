# A name that begins with a digit.
2nd = 1
