# del of nothing.
del
