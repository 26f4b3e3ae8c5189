# An exception that derives from BaseException only.
class Stop(BaseException):
    pass
try:
    raise Stop("now")
except Exception:
    print("wrong")
