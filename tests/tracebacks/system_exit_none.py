# sys.exit without argument is status 0, finally blocks run.
import sys
try:
    sys.exit()
finally:
    print("finally")
print("never")
