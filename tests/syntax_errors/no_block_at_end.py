# def at the end of the file.
def f():
