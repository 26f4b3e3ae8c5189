# Assignment to an operation.
a + b = 1
