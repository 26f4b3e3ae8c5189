# A conditional expression without its last value.
x = 1 if y else
