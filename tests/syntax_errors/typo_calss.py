# A misspelt class.
calss A:
    pass
