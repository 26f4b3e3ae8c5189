# del None.
del None
