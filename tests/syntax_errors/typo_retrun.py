# A misspelt return.
def f(x):
    retrun x
