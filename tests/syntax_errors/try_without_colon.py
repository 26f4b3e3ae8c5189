# try without a colon.
try
    pass
