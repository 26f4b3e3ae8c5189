# A character that is no operator.
x = 1 ? 2
