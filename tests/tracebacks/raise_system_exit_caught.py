# SystemExit is not an Exception and can be caught.
import sys
try:
    try:
        sys.exit(5)
    except Exception:
        print("wrong")
except SystemExit as e:
    print("caught", e.code)
sys.exit(0)
