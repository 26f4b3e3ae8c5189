# try without except or finally.
try:
    pass
