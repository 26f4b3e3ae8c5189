# del of an operation.
del a + b
