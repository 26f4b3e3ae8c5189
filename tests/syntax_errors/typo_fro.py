# A misspelt for.
fro i in range(3):
    pass
