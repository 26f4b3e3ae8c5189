# raise without operand keeps the original traceback.
def work():
    raise OSError("disk")
def log():
    try:
        work()
    except OSError:
        print("logged")
        raise
log()
