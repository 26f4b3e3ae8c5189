# The old <> operator.
if a <> b:
    pass
