# => as an operator.
f = x => x + 1
