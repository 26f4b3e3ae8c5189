# not as a binary operator.
x = 1 + not 2
