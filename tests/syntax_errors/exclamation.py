# ! as not.
if !x:
    pass
