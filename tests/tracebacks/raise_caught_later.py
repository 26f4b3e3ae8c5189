# An exception kept and raised again later gets further frames.
def make():
    try:
        1 / 0
    except ZeroDivisionError as e:
        return e
error = make()
raise error
