# getpass: the name of the user, and a password where there is no terminal.
import getpass
import io
import os
import sys
import warnings

for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
    os.environ.pop(name, None)
os.environ["USERNAME"] = "fourth"
print(getpass.getuser())
os.environ["USER"] = "second"
print(getpass.getuser())
os.environ["LOGNAME"] = "first"
print(getpass.getuser(), getpass.GetPassWarning.__mro__[1].__name__, sorted(getpass.__all__))
