# && as and.
if a && b:
    pass
