# A missing operand.
x = 1 +
