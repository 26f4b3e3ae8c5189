# try followed by another statement.
try:
    pass
x = 1
