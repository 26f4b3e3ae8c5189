# A statement as a branch of a conditional expression.
x = pass if y else 1
