# A default for **kwargs.
def f(**k=1): pass
