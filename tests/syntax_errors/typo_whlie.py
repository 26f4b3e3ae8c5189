# A misspelt keyword.
whlie True:
    pass
