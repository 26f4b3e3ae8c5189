# del of a name that does not exist.
del ghost
