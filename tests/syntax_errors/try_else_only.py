# try with else only.
try:
    pass
else:
    pass
