# || as or.
if a || b:
    pass
