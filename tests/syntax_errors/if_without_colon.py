# if without a colon.
if True
    pass
