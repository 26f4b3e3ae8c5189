# A keyword as the name of a function.
def for():
    pass
