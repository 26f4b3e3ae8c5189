# def without a colon.
def f()
    pass
