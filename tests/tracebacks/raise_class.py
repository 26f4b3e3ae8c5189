# A raised class without a message prints only its name.
def stop():
    raise NotImplementedError
stop()
